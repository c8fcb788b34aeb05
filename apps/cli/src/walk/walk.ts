import { setTimeout as pause } from 'node:timers/promises';
import { type Command, Option } from 'commander';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/database';
import { demoAccountId, issueDemoToken, readDemo } from '#libs/identity';
import { SystemClock } from '#libs/kernel';
import { cliSettings } from '../database/settings.js';
import { type Cast, DossierStory, type Plot, type Step } from './dossier-story.js';
import { HttpClient, Surprise } from './http-client.js';
import { plots } from './plots.js';

const LOOKS = 150;
const BETWEEN_LOOKS_MS = 200;

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

/** Some steps are taken by the worker a moment later: looks again, a bounded number of times. */
async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await holds()) return;
    await pause(BETWEEN_LOOKS_MS);
  }
  throw new Surprise(`waited in vain for ${what}`);
}

async function castFor(origin: string, databaseUrl: string): Promise<Cast> {
  const database = await new DataSource(dataSourceOptions({ url: databaseUrl, pool: 2 })).initialize();
  try {
    const clock = new SystemClock();
    const clients = new Map<string, HttpClient>();
    for (const { key } of readDemo().people) {
      const token = await issueDemoToken(database, clock, { person: key, days: 1 });
      clients.set(demoAccountId(key), new HttpClient(origin, key, token));
    }
    const client = (id: string): HttpClient => {
      const found = clients.get(id);
      if (!found) throw new Surprise(`${id} is nobody of the demonstration`);
      return found;
    };
    const as = (key: string) => client(demoAccountId(key));
    return {
      publisher: as('alice'),
      caseOfficer: as('gaelle'),
      lead: as('ines'),
      signatory: as('ulysse'),
      public: new HttpClient(origin, 'anybody', undefined),
      expert: client,
    };
  } finally {
    await database.destroy();
  }
}
