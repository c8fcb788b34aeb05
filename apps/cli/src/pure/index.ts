import type { Command } from 'commander';
import { registerClock } from './clock.js';
import { registerDecide } from './decide.js';
import { registerDraw } from './draw.js';
import { registerFramework } from './framework.js';
import { registerPolicy } from './policy.js';
import { registerPseudonymise } from './pseudonymise.js';
import { registerSignals } from './signals.js';
import { registerTriage } from './triage.js';

/** The commands that need neither database nor network: files in, text out. */
export function registerPureCommands(program: Command): void {
  registerDecide(program);
  registerClock(program);
  registerDraw(program);
  registerFramework(program);
  registerPolicy(program);
  registerPseudonymise(program);
  registerTriage(program);
  registerSignals(program);
}
