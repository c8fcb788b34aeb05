#!/usr/bin/env node
import { Command } from 'commander';
import { registerPureCommands } from './pure/index.js';

const USAGE_FAULT = 2;

const program = new Command('aval')
  .description('Référencement des applications de santé: the tools of its operators, and of anyone who checks them.')
  .showHelpAfterError('(aval --help tells the commands)')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : USAGE_FAULT));

registerPureCommands(program);
await program.parseAsync();
