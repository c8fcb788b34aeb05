import { type Command, Option } from 'commander';
import { dayOf } from '#libs/kernel';
import { cliSettings } from '../database/settings.js';
import { applicationNamed, castFor, type DemoCast } from './demo-cast.js';
import { lives } from './lives.js';
import {
  appealFiled,
  auditStarted,
  LANGUAGES,
  type Language,
  partyWords,
  stepWords,
  unknownHere,
  type Words,
} from './story-words.js';

interface Entry {
  readonly at: string;
  readonly thing: string;
  readonly what: string;
  readonly by: string;
}

interface History {
  readonly entries: readonly { readonly at: string; readonly what: string; readonly by: string }[];
}

interface Page<Item> {
  readonly items: readonly Item[];
}

interface Decided {
  readonly kind: string;
  readonly number: string;
  readonly signedAt: string;
  readonly outcomeWords: Words;
  readonly validUntil: string | null;
}

interface AuditLine {
  readonly id: string;
  readonly applicationName: string;
}

interface Appealed {
  readonly number: string;
  readonly contestedNumber: string;
  readonly filedAt: string;
}

const UNKNOWN = 2;
const parisTime = new Intl.DateTimeFormat('fr-FR', { timeZone: 'Europe/Paris', hour: '2-digit', minute: '2-digit' });

/** `aval demo story LIFE`: the life of one application of the demonstration as a timeline. */
export function registerStory(demo: Command): void {
  demo
    .command('story')
    .argument('<life>', `one of ${Object.keys(lives).join(', ')}, or the name of an application`)
    .option('--origin <url>', 'where the installation answers')
    .addOption(new Option('--lang <language>', 'in which language').choices(LANGUAGES).default('fr'))
    .description('print the life of an application of the demonstration as a timeline')
    .action(async (life: string, { origin, lang }: { origin?: string; lang: Language }) => {
      const settings = cliSettings();
      const cast = await castFor(origin ?? settings.PUBLIC_URL, settings.DATABASE_URL);
      const story = await storyOf(cast, life, lang);
      if (story === undefined) {
        process.stderr.write(`${unknownHere[lang]}\n`);
        process.exitCode = UNKNOWN;
        return;
      }
      process.stdout.write(`${story}\n`);
    });
}

/** @returns undefined when the installation has no such application */
export async function storyOf(cast: DemoCast, life: string, language: Language): Promise<string | undefined> {
  const name = lives[life]?.name ?? life;
  const application = await applicationNamed(cast, name);
  if (!application) return undefined;
  const entries = [
    ...(await dossiersOf(cast, application.id, language)),
    ...(await decisionsOf(cast, application.id, language)),
    ...(await auditsOf(cast, name, language)),
    ...(await appealsOf(cast, application.id, language)),
  ];
  return `${name}\n${timelineOf(entries.sort((a, b) => a.at.localeCompare(b.at)))}`;
}

const wordsFor = (vocabulary: Readonly<Record<string, Words>>, id: string, language: Language): string =>
  vocabulary[id]?.[language] ?? id;

async function dossiersOf({ caseOfficer }: DemoCast, applicationId: string, language: Language): Promise<Entry[]> {
  const path = `/api/v1/dossiers?limit=100&applicationId=${applicationId}`;
  const { items } = await caseOfficer.get<Page<{ id: string; number: string }>>(path);
  const found: Entry[] = [];
  for (const { id, number } of items) {
    const { entries } = await caseOfficer.get<History>(`/api/v1/dossiers/${id}/history`);
    for (const { at, what, by } of entries) {
      const said = wordsFor(stepWords, what, language);
      found.push({ at, thing: number, what: said, by: wordsFor(partyWords, by, language) });
    }
  }
  return found;
}

async function decisionsOf({ caseOfficer }: DemoCast, applicationId: string, language: Language): Promise<Entry[]> {
  const path = `/api/v1/decisions?limit=100&applicationId=${applicationId}`;
  const { items } = await caseOfficer.get<Page<Decided>>(path);
  return items.map(({ number, outcomeWords, signedAt, validUntil }) => ({
    at: signedAt,
    thing: number,
    what: `${outcomeWords[language]}${validUntil === null ? '' : ` → ${validUntil}`}`,
    by: '',
  }));
}

async function auditsOf(cast: DemoCast, name: string, language: Language): Promise<Entry[]> {
  const auditor = cast.as('william');
  const { items } = await auditor.get<Page<AuditLine>>('/api/v1/audits?limit=100');
  const found: Entry[] = [];
  for (const { id } of items.filter(({ applicationName }) => applicationName === name)) {
    const { startedAt } = await auditor.get<{ startedAt: string | null }>(`/api/v1/audits/${id}`);
    if (startedAt !== null) found.push({ at: startedAt, thing: '', what: auditStarted[language], by: '' });
  }
  return found;
}

async function appealsOf(cast: DemoCast, applicationId: string, language: Language): Promise<Entry[]> {
  const path = `/api/v1/appeals?limit=100&applicationId=${applicationId}`;
  const { items } = await cast.as('basile').get<Page<Appealed>>(path);
  return items.map(({ number, contestedNumber, filedAt }) => ({
    at: filedAt,
    thing: number,
    what: `${appealFiled[language]} ${contestedNumber}`,
    by: '',
  }));
}

function timelineOf(entries: readonly Entry[]): string {
  const width = Math.max(0, ...entries.map(({ thing }) => thing.length));
  let before = '';
  return entries
    .map(({ at, thing, what, by }) => {
      const day = dayOf(new Date(at));
      const shown = day === before ? ' '.repeat(10) : day;
      before = day;
      return `${shown}  ${parisTime.format(new Date(at))}  ${thing.padEnd(width)}  ${what}${by && `  (${by})`}`;
    })
    .join('\n');
}
