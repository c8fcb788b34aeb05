import 'reflect-metadata';
import type { Command } from 'commander';
import { registerLives } from '../walk/demo-lives.js';
import { registerStory } from '../walk/demo-story.js';
import { registerWalk } from '../walk/walk.js';
import { registerCheck } from './check.js';
import { registerDemoPeople } from './demo-people.js';
import { registerDemoToken } from './demo-token.js';
import { registerFrameworkImpact } from './framework-impact.js';
import { registerFrameworkImport } from './framework-import.js';
import { registerJournal } from './journal.js';
import { registerMigrate } from './migrate.js';
import { registerPolicySimulate } from './policy-simulate.js';
import { registerRetention } from './retention.js';
import { registerSeed } from './seed.js';
import { registerTriageCorrections } from './triage-corrections.js';
import { registerVault } from './vault.js';

/** The commands that act on a running installation. */
export function registerDatabaseCommands(program: Command): void {
  registerMigrate(program);
  registerSeed(program);
  registerCheck(program);
  registerJournal(program);
  registerRetention(program);
  registerVault(program);
  const framework = program.commands.find((command) => command.name() === 'framework');
  if (framework) {
    registerFrameworkImport(framework);
    registerFrameworkImpact(framework);
  }
  const triage = program.commands.find((command) => command.name() === 'triage');
  if (triage) registerTriageCorrections(triage);
  const policy = program.commands.find((command) => command.name() === 'policy');
  if (policy) registerPolicySimulate(policy);
  const demo = program.command('demo').description('the demonstration: its people, their keys, its story');
  registerDemoPeople(demo);
  registerDemoToken(demo);
  registerWalk(demo);
  registerLives(demo);
  registerStory(demo);
}
