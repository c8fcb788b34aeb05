import { readFileSync } from 'node:fs';
import path from 'node:path';
import { departurePseudonymiser, departureReader } from '../../../dist/libs/reading/src/rules.js';
import { root } from '../../../docker/local/paths.mjs';
import { contest } from '../contest.mjs';

/** Sentences as people write them, in threes: about as long as a report. */
function reports() {
  const sentences = readFileSync(path.join(root, 'test/vectors/triage-sentences.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(' | '))
    .map((line) => line.split(' | ')[1]);
  return sentences.map((_, at) => [0, 1, 2].map((next) => sentences[(at + next * 7) % sentences.length]).join(' '));
}

/** What any reading of a text must at least do: fold it, part it into words and count them. */
function countWords(text) {
  const counts = new Map();
  for (const word of text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/[a-z0-9]+/g) ?? []) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts.size;
}

/** Works through the texts, over and over, on one core. @returns texts/s, latencies and processor ms per text */
function workThrough(texts, work, seconds) {
  const latencies = [];
  const cpuBefore = process.cpuUsage();
  const began = performance.now();
  let kept = 0;
  for (let at = 0; performance.now() - began < seconds * 1000; at += 1) {
    const since = performance.now();
    kept += work(texts[at % texts.length]) ? 1 : 0;
    latencies.push(performance.now() - since);
  }
  if (kept === 0) throw new Error('nothing was read');
  const elapsed = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpuBefore);
  latencies.sort((a, b) => a - b);
  const of = (share) => latencies[Math.floor((latencies.length - 1) * share)];
  const node = (user + system) / 1000 / latencies.length;
  return { perSecond: latencies.length / elapsed, p50: of(0.5), p99: of(0.99), node, cpu: node };
}

/** Reading and pseudonymising reports, beside the least that any reading must do. */
export const reading = {
  name: 'reading',
  async run({ rounds, seconds }) {
    const texts = reports();
    const reader = departureReader();
    const pseudonymiser = departurePseudonymiser();
    const runner = (name, work) => ({ name, measure: async () => workThrough(texts, work, Math.min(seconds, 1)) });
    const results = await contest(
      [
        runner('counting words', countWords),
        runner('reading', (text) => reader.read(text)),
        runner('pseudonymising', (text) => pseudonymiser.pseudonymise(text)),
      ],
      rounds,
    );
    return new Map([[1, results]]);
  },
  goals: [
    {
      id: 'R1',
      says: 'reading / counting words, processor time',
      figure: 'cpu',
      of: 'reading',
      to: 'counting words',
      atMost: 60,
      isSteady: true,
    },
    {
      id: 'R2',
      says: 'pseudonymising / counting words, processor time',
      figure: 'cpu',
      of: 'pseudonymising',
      to: 'counting words',
      atMost: 30,
      isSteady: true,
    },
  ],
};
