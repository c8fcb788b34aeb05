import { type Command } from 'commander';
import { cliSettings } from '../database/settings.js';
import { castFor, type DemoCast } from './demo-cast.js';
import { applicationNamed } from './demo-lives.js';
import { lives } from './lives.js';

interface Entry {
  readonly at: string;
  readonly thing: string;
  readonly what: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly by: string;
}

interface History {
  readonly entries: readonly Omit<Entry, 'thing'>[];
}

interface Page<Item> {
  readonly items: readonly Item[];
}

const UNKNOWN = 2;

/** `aval demo story LIFE`: the life of one application of the demonstration as a timeline. */
export function registerStory(demo: Command): void {
  demo
    .command('story')
    .argument('<life>', `one of ${Object.keys(lives).join(', ')}, or the name of an application`)
    .option('--origin <url>', 'where the installation answers')
    .description('print the life of an application of the demonstration as a timeline')
    .action(async (life: string, { origin }: { origin?: string }) => {
      const settings = cliSettings();
      const cast = await castFor(origin ?? settings.PUBLIC_URL, settings.DATABASE_URL);
      const name = lives[life]?.name ?? life;
      const application = await applicationNamed(cast, name);
      if (!application) {
        process.stderr.write(
          `There is no application “${name}” here: aval demo lives makes those of the demonstration.\n`,
        );
        process.exitCode = UNKNOWN;
        return;
      }
      process.stdout.write(`${name}\n${timelineOf(await entriesOf(cast, application.id))}\n`);
    });
}

/** Dossiers and listing together, in the order in which things happened. */
async function entriesOf(cast: DemoCast, applicationId: string): Promise<Entry[]> {
  const officer = cast.caseOfficer;
  const { items } = await officer.get<Page<{ id: string; number: string }>>(
    `/api/v1/dossiers?limit=100&applicationId=${applicationId}`,
  );
  const entries: Entry[] = [];
  for (const { id, number } of items) {
    const history = await officer.get<History>(`/api/v1/dossiers/${id}/history`);
    entries.push(...history.entries.map((entry) => ({ ...entry, thing: number })));
  }
  const decisions = await officer.get<Page<Decided>>(`/api/v1/decisions?limit=100&applicationId=${applicationId}`);
  entries.push(...decisions.items.filter(({ kind }) => kind === 'measure').map(asEntry));
  return entries.sort((a, b) => a.at.localeCompare(b.at));
}

interface Decided {
  readonly kind: string;
  readonly number: string;
  readonly outcome: string;
  readonly signedAt: string;
  readonly outcomeWords: { readonly fr: string };
}

const asEntry = ({ number, outcome, signedAt }: Decided): Entry => ({
  at: signedAt,
  thing: number,
  what: `measure: ${outcome}`,
  from: null,
  to: null,
  by: '',
});

function timelineOf(entries: readonly Entry[]): string {
  const width = Math.max(...entries.map(({ thing }) => thing.length));
  let day = '';
  return entries
    .map(({ at, thing, what, from, to, by }) => {
      const today = at.slice(0, 10);
      const shown = today === day ? ' '.repeat(10) : today;
      day = today;
      const move = to !== null && to !== from ? `  ${from ?? '·'} → ${to}` : '';
      return `${shown}  ${at.slice(11, 16)}  ${thing.padEnd(width)}  ${what}${move}${by && `  (${by})`}`;
    })
    .join('\n');
}
