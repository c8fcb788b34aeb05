import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { buildIfStale, WITH_SPECS } from '../../../docker/local/build.mjs';
import { root } from '../../../docker/local/paths.mjs';

/**
 * Builds the specs beside the house, where runner.mjs finds them. What is no TypeScript stays where it is and is linked.
 * @returns what the compiler had to say; empty when all is well
 */
export async function buildSpecs() {
  const faults = await buildIfStale(WITH_SPECS);
  for (const script of scripts()) link(script);
  link('docker');
  return faults;
}

function scripts() {
  return readdirSync(path.join(root, 'test'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.mjs'))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)));
}

function link(place) {
  const built = path.join(root, 'dist', place);
  if (existsSync(built)) return;
  mkdirSync(path.dirname(built), { recursive: true });
  symlinkSync(path.relative(path.dirname(built), path.join(root, place)), built);
}
