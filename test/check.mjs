import { existsSync } from 'node:fs';
import path from 'node:path';
import { orExplain } from '../docker/local/fault.mjs';
import { installIfNeeded } from '../docker/local/install.mjs';
import { root } from '../docker/local/paths.mjs';
import { say, step } from '../docker/local/steps.mjs';
import { run } from './support/commands.mjs';

const inModules = (file) => path.join(root, 'node_modules', file);
const generator = path.join(root, 'test/generate-documents.mjs');

/** What is checked before any test runs; each is a program that ends with 0 when all is well. */
const CHECKS = [
  { name: 'types', args: [inModules('ts7/bin/tsc'), '-p', 'tsconfig.json', '--pretty', 'false'] },
  { name: 'style', args: [inModules('@biomejs/biome/bin/biome'), 'check', '--colors=off', '.'] },
  { name: 'shape', args: [inModules('dependency-cruiser/bin/dependency-cruise.mjs'), 'apps', 'libs'] },
  ...(existsSync(generator) ? [{ name: 'generated documents', args: [generator, '--check'] }] : []),
];

/** Runs every check, two at a time, and prints what each failing one says. @returns how many passed and failed */
export async function runChecks() {
  const waiting = [...CHECKS];
  let failed = 0;
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const { name, args } = check;
      const { code, text } = await step(`check: ${name}`, () => run(process.execPath, args, { cwd: root }));
      if (code === 0) continue;
      failed += 1;
      say(`x ${name}\n${text}\n`);
    }
  };
  await Promise.all([work(), work()]);
  return { passed: CHECKS.length - failed, failed };
}

if (process.argv[1] === import.meta.filename) {
  await orExplain(async () => {
    installIfNeeded();
    const { failed } = await runChecks();
    process.exitCode = failed === 0 ? 0 : 1;
  });
}
