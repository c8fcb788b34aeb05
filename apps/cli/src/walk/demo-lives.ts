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
      for (const name of life ? [life] : inRealTime()) await liveOnce(cast, name);
    });
}

/** What can happen in the time that one command takes. */
const inRealTime = (): string[] => Object.entries(lives).flatMap(([name, { takesTime }]) => (takesTime ? [] : [name]));

async function liveOnce(cast: DemoCast, name: string): Promise<void> {
  const chosen = lives[name];
  if (!chosen) return;
  if (await isThere(cast, chosen.name)) {
    process.stdout.write(`${name}: “${chosen.name}” is there already\n`);
    return;
  }
  const began = performance.now();
  await live(chosen, cast, (_, act) => act(), until);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${name}: “${chosen.name}”, ${chosen.about} (${seconds} s)\n`);
}

export async function isThere(cast: DemoCast, name: string): Promise<boolean> {
  return (await applicationNamed(cast, name)) !== undefined;
}

/** Looks through the applications of the demonstration's publisher, page by page. */
export async function applicationNamed(
  cast: DemoCast,
  name: string,
): Promise<{ id: string; slug: string } | undefined> {
  let after = '';
  do {
    const { items, next = '' } = await cast.publisher.get<{
      items: readonly { id: string; name: string; slug: string }[];
      next?: string;
    }>(`/api/v1/applications?limit=100${after && `&after=${encodeURIComponent(after)}`}`);
    const found = items.find((one) => one.name === name);
    if (found) return found;
    after = next;
  } while (after !== '');
  return undefined;
}
