import { type Command, Option } from 'commander';
import { cliSettings } from '../database/settings.js';
import { castFor, until } from './demo-cast.js';
import { type Cast, DossierStory, type Plot, type Step } from './dossier-story.js';
import { Surprise } from './http-client.js';
import { plots } from './plots.js';

/** `aval demo walk`: plays the story of a dossier on a running installation, as each person, and tells each step. */
export function registerWalk(demo: Command): void {
  demo
    .command('walk')
    .description('play the story of a dossier through HTTP as each person, with the time of each step')
    .option('--origin <url>', 'where the installation answers')
    .addOption(new Option('--plot <name>', 'which story').choices(Object.keys(plots)).default('full'))
    .action(async ({ origin, plot }: { origin?: string; plot: keyof typeof plots }) => {
      const settings = cliSettings();
      const cast = await castFor(origin ?? settings.PUBLIC_URL, settings.DATABASE_URL);
      process.exitCode = await tell(cast, plots[plot]);
    });
}

async function tell(cast: Cast, plot: Plot): Promise<number> {
  const began = performance.now();
  try {
    const told = await new DossierStory(cast, plot, timed, until).tell();
    process.stdout.write(`${told.number} ended ${told.outcome} after ${seconds(began)}\n`);
    return 0;
  } catch (fault) {
    process.stdout.write(`\nA surprise: ${fault instanceof Surprise ? fault.message : (fault as Error).stack}\n`);
    return 1;
  }
}

const timed: Step = async (title, act) => {
  const began = performance.now();
  const result = await act();
  process.stdout.write(`${seconds(began).padStart(8)}  ${title}\n`);
  return result;
};

const seconds = (began: number): string => `${((performance.now() - began) / 1000).toFixed(2)} s`;
