import { setTimeout as pause } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/database';
import { demoAccountId, issueDemoToken, readDemo } from '#libs/identity';
import { type Clock, SystemClock } from '#libs/kernel';
import type { Cast } from './dossier-story.js';
import { HttpClient, Surprise } from './http-client.js';

const LOOKS = 150;
const BETWEEN_LOOKS_MS = 200;

/** The cast of a story, and everybody else of the demonstration by key. */
export interface DemoCast extends Cast {
  readonly as: (key: string) => HttpClient;
  /** The day it is where the story is told. */
  readonly clock: Clock;
}

/** Everybody of the demonstration, with a key for a day, on a running installation. */
export async function castFor(origin: string, databaseUrl: string): Promise<DemoCast> {
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
      as,
      clock,
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

/** Some steps are taken by the worker a moment later: looks again, a bounded number of times. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
  for (let look = 0; look < LOOKS; look += 1) {
    if (await holds()) return;
    await pause(BETWEEN_LOOKS_MS);
  }
  throw new Surprise(`waited in vain for ${what}`);
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
