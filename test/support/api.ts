import { mkdtempSync, rmSync } from 'node:fs';
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

/** A Monday morning in Paris, outside of holidays and of changes of hour. */
const MONDAY_MORNING = '2026-11-23T08:00:00.000Z';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

export interface TestApi {
  readonly url: string;
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
}

/** The API as it is put together for people, on a database of its own that holds the demo people, with time standing still. */
export async function startApi({
  clock = new MovableClock(new Date(MONDAY_MORNING)),
  environment = {},
  module = ApiModule,
}: {
  clock?: MovableClock;
  environment?: Readonly<Record<string, string>>;
  /** Root of the process; the API alone unless a test says otherwise. */
  module?: Type;
} = {}): Promise<TestApi> {
  const { url: databaseUrl, drop } = await freshDatabase();
  const keys = mkdtempSync(path.join(os.tmpdir(), 'aval-keys-'));
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    DATABASE_POOL: '5',
    DEMO: 'true',
    LOG_LEVEL: 'silent',
    LOG_KEY_FILE: path.join(keys, 'log.key'),
    VAULT_KEY_FILE: path.join(keys, 'vault.keys'),
    ...environment,
  });
  const settings = readSettings(process.env);
  const database = await ownerDataSource(databaseUrl).initialize();
  await seedPeople(database, clock, settings.OIDC_ISSUER);
  await seedExperts(database, clock);
  await seedFramework(database, clock);

  const app = await createHttpApp(module, { settings, logger: createLogger('api', settings.LOG_LEVEL) });
  app.get(Clock).now = () => clock.now();
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();

  const tokens = new Map<string, string>();
  const tokenOf = async (person: string): Promise<string> => {
    const token = tokens.get(person) ?? (await issueDemoToken(database, clock, { person, days: 3_650 }));
    tokens.set(person, token);
    return token;
  };
  return {
    url,
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
      await app.close();
      await database.destroy();
      await drop();
      rmSync(keys, { recursive: true });
    },
  };
}

/** What was answered: parsed where it is JSON, text otherwise, undefined when empty. */
async function contentOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  return /\bjson\b/.test(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}
