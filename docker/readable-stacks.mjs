import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

// Errors tell the lines of TypeScript, as with --enable-source-maps, but a map is read when an error is told: that
// switch reads all of them, also those of libraries, with each start.

const maps = new Map();

Error.prepareStackTrace = (error, frames) =>
  [headOf(error), ...frames.map((frame) => `    at ${lineOf(frame)}`)].join('\n');

function headOf(error) {
  try {
    return String(error);
  } catch {
    return 'Error';
  }
}

function lineOf(frame) {
  const built = String(frame);
  const file = frame.getFileName();
  const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
  if (!file?.startsWith('file:') || line === null || column === null) return built;
  const { originalSource, originalLine, originalColumn } = mapOf(file)?.findEntry(line - 1, column - 1) ?? {};
  if (originalSource === undefined) return built;
  const written = `${new URL(originalSource, file).href}:${originalLine + 1}:${originalColumn + 1}`;
  return built.replace(`${file}:${line}:${column}`, written);
}

function mapOf(file) {
  if (!maps.has(file)) maps.set(file, read(new URL(`${file}.map`)));
  return maps.get(file);
}

/** @returns undefined where there is none, or none that can be read: the stack then tells the lines that ran */
function read(place) {
  try {
    return existsSync(place) ? new SourceMap(JSON.parse(readFileSync(place, 'utf8'))) : undefined;
  } catch {
    return undefined;
  }
}
