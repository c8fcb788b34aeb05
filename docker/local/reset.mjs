import { existsSync, readdirSync, rmSync } from 'node:fs';
import { Fault, orExplain } from './fault.mjs';
import { isRunning } from './instance.mjs';
import { inState, stateDir } from './paths.mjs';
import { endLeftover } from './postgres.mjs';
import { say } from './steps.mjs';

/** Only what a start has made: AVAL_DIR may point to a folder that holds other things. */
const OURS =
  /^(postgres(\.new|\.log|\.secret)?|files|mail|log|secrets\.json|ports\.json|run\.(json|lock)|(migrate|seed|people|lives)\.done)$/;

await orExplain(async () => {
  if (isRunning()) throw new Fault('Aval runs: stop it first (Ctrl-C), then reset.');
  if (!existsSync(stateDir)) return say('There is nothing to remove.');
  await endLeftover(inState('postgres'));
  const removed = readdirSync(stateDir).filter((name) => OURS.test(name));
  for (const name of removed) rmSync(inState(name), { recursive: true, force: true });
  say(`Removed from ${stateDir}: ${removed.join(', ') || 'nothing'}. The next npm start begins anew.`);
});
