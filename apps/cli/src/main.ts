#!/usr/bin/env node
import { Command } from 'commander';
import { registerPureCommands } from './pure/index.js';
import { sentenceOf } from './sentence-of.js';

const USAGE_FAULT = 2;

/** Commands that need no database start without loading what needs one. */
const PURE = ['decide', 'clock', 'draw', 'pseudonymise', 'triage', 'signals'];

/** Of the commands that are about files, those that look at an installation. */
const NEED_A_DATABASE: Readonly<Record<string, readonly string[]>> = {
  framework: ['import', 'impact'],
  policy: ['simulate'],
  triage: ['corrections'],
};

const program = new Command('aval')
  .description('Référencement des applications de santé: the tools of its operators, and of anyone who checks them.')
  .showHelpAfterError('(aval --help tells the commands)')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE_FAULT));

registerPureCommands(program);
if (!isPure(process.argv.slice(2))) {
  const { registerDatabaseCommands } = await import('./database/index.js');
  registerDatabaseCommands(program);
}
try {
  await program.parseAsync();
} catch (fault) {
  process.stderr.write(`${sentenceOf(fault)}\n`);
  process.exitCode = USAGE_FAULT;
}

function isPure([command, sub]: readonly string[]): boolean {
  const needing = command === undefined ? undefined : NEED_A_DATABASE[command];
  if (needing && PURE.includes(command ?? ''))
    return sub !== undefined && ![...needing, 'help', '--help', '-h'].includes(sub);
  if (!needing) return command !== undefined && PURE.includes(command);
  /** Asked for help, or for nothing, it tells every command it has. */
  return sub !== undefined && /^[a-z]/.test(sub) && sub !== 'help' && !needing.includes(sub);
}
