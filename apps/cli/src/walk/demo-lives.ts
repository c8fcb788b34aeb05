import { type Command, Option } from 'commander';
import { cliSettings } from '../database/settings.js';
import { castFor, type DemoCast, until } from './demo-cast.js';
import { live, lives } from './lives.js';

/** `aval demo lives`: fills a running installation with applications in every state, once. */
export function registerLives(demo: Command): void {
  demo
    .command('lives')
    .description('fill the demonstration with invented applications in every state, each once')
    .option('--origin <url>', 'where the installation answers')
    .addOption(new Option('--life <name>', 'only this one').choices(inRealTime()))
    .action(async ({ origin, life }: { origin?: string; life?: string }) => {
      const settings = cliSettings();
      const cast = await castFor(origin ?? settings.PUBLIC_URL, settings.DATABASE_URL);
      const chosen = life ? [life] : inRealTime();
      let untold = 0;
      for (const name of chosen) {
        const { line, fault } = await tellOnce(cast, name, until);
        (fault ? process.stderr : process.stdout).write(`${line}\n`);
        untold += fault ? 1 : 0;
      }
      process.stdout.write(`${chosen.length - untold} demo lives told\n`);
      if (untold > 0) process.exitCode = 1;
    });
}

/** What can happen in the time that one command takes. */
const inRealTime = (): string[] => Object.entries(lives).flatMap(([name, { takesTime }]) => (takesTime ? [] : [name]));

/**
 * Tells one life, or what is missing of it when an earlier telling was cut off. One that cannot be told says why, and
 * keeps none of the others from being told.
 */
export async function tellOnce(
  cast: DemoCast,
  name: string,
  wait: typeof until,
): Promise<{ readonly line: string; readonly fault?: true }> {
  const chosen = lives[name];
  if (!chosen) return { line: `${name}: nobody lived so`, fault: true };
  const began = performance.now();
  let steps = 0;
  try {
    await live(
      chosen,
      cast,
      (_, act) => {
        steps += 1;
        return act();
      },
      wait,
    );
  } catch (fault) {
    return { line: `${name}: could not be told: ${fault instanceof Error ? fault.message : fault}`, fault: true };
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  return {
    line:
      steps === 0
        ? `${name}: “${chosen.name}” is there already`
        : `${name}: “${chosen.name}”, ${chosen.about} (${seconds} s)`,
  };
}
