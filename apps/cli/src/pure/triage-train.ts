import { readdirSync } from 'node:fs';
import path from 'node:path';
import { dayOf, SystemClock } from '#libs/kernel';
import { type LabelledText, labelledLine, trainDeparture } from '#rules/reading';
import { FaultyFile, readText, UnusableInput } from './files.js';

/** Fewer texts teach nothing, and cannot be folded. */
const FEWEST = 50;

/** @returns the card. @throws FaultyFile naming each line that is no label, UnusableInput when there are too few */
export function trainOn(folder: string, out?: string): string {
  const faults: string[] = [];
  const texts = filesOf(folder).flatMap((file) => textsOf(path.join(folder, file), faults));
  if (faults.length > 0) throw new FaultyFile(faults.join('\n'));
  if (texts.length < FEWEST)
    throw new UnusableInput(`${folder} holds ${texts.length} labelled texts: too few to learn from.`);
  return trainDeparture(texts, dayOf(new SystemClock().now()), out);
}

function filesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.jsonl'))
      .sort();
  } catch {
    throw new UnusableInput(`${folder} cannot be read: there is no such folder.`);
  }
}

function textsOf(file: string, faults: string[]): readonly LabelledText[] {
  return readText(file)
    .split('\n')
    .flatMap((line, index) => {
      const read = line.trim() === '' ? 'unlabelled' : labelledLine(line);
      if (read === 'unlabelled') return [];
      if (!('fault' in read)) return [read];
      faults.push(`${file}: line ${index + 1}: ${read.fault}`);
      return [];
    });
}
