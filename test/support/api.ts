import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { readSettings } from '#libs/config';
import { seedFramework } from '#libs/criteria';
import { ownerDataSource } from '#libs/database';
import { seedExperts } from '#libs/evaluation';
import { createHttpApp } from '#libs/http';
import { issueDemoToken, seedPeople } from '#libs/identity';
import { Clock, MovableClock } from '#libs/kernel';
import { createLogger } from '#libs/telemetry';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { freshDatabase } from './fresh-database.js';
import { once } from './once.js';

/** A Monday morning in Paris, outside of holidays and of changes of hour. */
const MONDAY_MORNING = '2026-11-23T08:00:00.000Z';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** What an API left behind when it ended: another begins with a copy of it, at the same instant. */
export interface Left {
  /** Name of the database. */
  readonly database: string;
  /** Its keys and its files. */
  readonly folder: string;
  readonly at: string;
  readonly tokens: readonly (readonly [string, string])[];
}

export interface TestApi {
  readonly url: string;
  /** Of this API alone: its keys and, in `files`, the evidence. */
  readonly folder: string;
  readonly app: NestFastifyApplication;
  readonly clock: MovableClock;
  /** As the owner of the schemas: to look behind the API. */
  readonly database: DataSource;
  /** Calls the API as a person of the demonstration, or as nobody. A `FormData` body is sent as such, all else as JSON. */
  request<Body = Record<string, unknown>>(
    person: string | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<Body>>;
  /** A key that acts for a person of the demonstration. */
  tokenOf(person: string): Promise<string>;
  close(): Promise<void>;
  /** Ends it, and leaves database and folder to who asked. */
  leave(): Promise<Left>;
}

/** The API as it is put together for people, on a database of its own that holds the demo people, with time standing still. */
export async function startApi({
  from: given,
  clock: own,
  environment = {},
  module = ApiModule,
}: {
  /** Begins with a copy of this instead of the demo people alone. */
  from?: Left;
  clock?: MovableClock;
  environment?: Readonly<Record<string, string>>;
  /** Root of the process; the API alone unless a test says otherwise. */
  module?: Type;
} = {}): Promise<TestApi> {
  const clock = own ?? new MovableClock(new Date(given?.at ?? MONDAY_MORNING));
  const from = given ?? (await seededAt(clock, readSettings({ ...process.env, ...environment }).OIDC_ISSUER));
  const { url: databaseUrl, drop } = await freshDatabase(from.database);
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-house-'));
  cpSync(from.folder, folder, { recursive: true });
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '5',
    DEMO: 'true',
    LOG_LEVEL: 'silent',
    LOG_KEY_FILE: path.join(folder, 'log.key'),
    FILES_DIR: path.join(folder, 'files'),
    VAULT_KEY_FILE: path.join(folder, 'vault.keys'),
    ...environment,
  });
  const settings = readSettings(process.env);
  const database = await ownerDataSource(databaseUrl).initialize();

  const app = await createHttpApp(module, { settings, logger: createLogger('api', settings.LOG_LEVEL) });
  app.get(Clock).now = () => clock.now();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();

  const tokens = new Map<string, string>(from.tokens);
  const tokenOf = async (person: string): Promise<string> => {
    const token = tokens.get(person) ?? (await issueDemoToken(database, clock, { person, days: 3_650 }));
    tokens.set(person, token);
    return token;
  };
  const end = async () => {
    await app.close();
    await database.destroy();
  };
  return {
    url,
    folder,
    app,
    clock,
    database,
    tokenOf,
    request: async <Body>(
      person: string | null,
      method: string,
      path: string,
      body?: unknown,
      headers: Readonly<Record<string, string>> = {},
    ) => {
      const isForm = body instanceof FormData;
      const response = await fetch(new URL(path, url), {
        method,
        redirect: 'manual',
        headers: {
          ...(person !== null && { authorization: `Bearer ${await tokenOf(person)}` }),
          ...(body !== undefined && !isForm && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isForm ? body : JSON.stringify(body) }),
      });
      return { status: response.status, headers: response.headers, body: (await contentOf(response)) as Body };
    },
    close: async () => {
      await end();
      await drop();
      rmSync(folder, { recursive: true });
    },
    leave: async () => {
      await end();
      const name = new URL(databaseUrl).pathname.slice(1);
      return { database: name, folder, at: clock.now().toISOString(), tokens: [...tokens] };
    },
  };
}

/** The demonstration as it is at a moment. */
const seededAt = (clock: Clock, issuer: string): Promise<Left> =>
  once(`demonstration at ${clock.now().toISOString()}, signed in at ${issuer}`, async () => {
    const { url } = await freshDatabase();
    const database = await ownerDataSource(url).initialize();
    await seedPeople(database, clock, issuer);
    await seedExperts(database, clock);
    await seedFramework(database, clock);
    await database.destroy();
    const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-house-'));
    return { database: new URL(url).pathname.slice(1), folder, at: clock.now().toISOString(), tokens: [] };
  });

/** What was answered: parsed where it is JSON, text otherwise, undefined when empty. */
async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  return /\bjson\b/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}
