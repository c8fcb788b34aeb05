import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { IdentityHttpModule } from '#http/identity';
import { IdentityJobsModule } from '#jobs/identity';
import { AccessModule, OperationsModule } from '#libs/access';
import { readSettings, SettingsModule } from '#libs/config';
import { DatabaseModule, migrate, ownerDataSource } from '#libs/database';
import { createHttpApp, HttpModule } from '#libs/http';
import { identityJobs, identityOperations, issueDemoToken, seedPeople } from '#libs/identity';
import { JobsModule } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { Clock, MovableClock, SystemClock } from '#libs/kernel';
import { MetricsModule } from '#libs/telemetry';
import { createDevIdp } from '../../apps/dev-idp/src/dev-idp.js';
import { demoPersons, type IdpPerson } from '../../apps/dev-idp/src/idp-person.js';
import { newSigningKey } from '../../apps/dev-idp/src/provider.js';

/** Rewrites what the identity provider answers to the service: how an attacker in its place would. */
export type Tamper = (path: string, body: string, headers: Record<string, string>) => string | Promise<string>;

/** A JSON answer; a test says what it expects of it. */
export type Answer = Record<string, never> & { items: Record<string, never>[] };

export type Caller = (method: string, path: string, body?: unknown) => Promise<{ status: number; body: Answer }>;

export interface IdentityStack {
  readonly url: string;
  readonly issuer: string;
  readonly clock: MovableClock;
  readonly database: DataSource;
  readonly signingKey: ReturnType<typeof newSigningKey>;
  readonly app: NestFastifyApplication;
  /** Calls the API as a person of the demonstration. */
  as(person: string): Promise<Caller>;
  /** Lines the API logged as warnings since the last call. */
  warnings(): string[];
  /** Until it is undone, every answer of the provider passes through here. */
  tamper(change: Tamper | undefined): void;
  close(): Promise<void>;
}

/** The identity context behind one origin with a real oidc-provider, on a database of its own. */
export async function startIdentityStack({
  adminUrl,
  more = [],
}: {
  adminUrl: string;
  more?: readonly IdpPerson[];
}): Promise<IdentityStack> {
  const databaseUrl = await createDatabase(adminUrl);
  const front = createServer();
  const url = `http://localhost:${await listen(front)}`;
  const issuer = `${url}/idp`;
  Object.assign(process.env, {
    NODE_ENV: 'test',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: url,
    OIDC_ISSUER: issuer,
    DATABASE_POOL: '5',
  });
  const settings = readSettings(process.env);
  const clock = new MovableClock(new SystemClock().now());
  const owner = await ownerDataSource(databaseUrl).initialize();
  await migrate(owner);
  await seedPeople(owner, clock, issuer);

  const lines: string[] = [];
  const logger = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const app = await createHttpApp(moduleWith(clock), { settings, logger });
  await app.listen(0, '127.0.0.1');

  const signingKey = newSigningKey();
  const client = { id: settings.OIDC_CLIENT_ID, secret: settings.OIDC_CLIENT_SECRET };
  const idp = createDevIdp({ issuer, client, publicUrl: url, people: [...demoPersons(), ...more], signingKey });
  const idpServer = createServer(idp);
  await listen(idpServer);
  let change: Tamper | undefined;
  front.on('request', (request, response) => {
    const target = request.url?.startsWith('/idp') ? portOf(idpServer) : portOfApp(app);
    forward(target, () => change)(request, response);
  });
  return {
    url,
    issuer,
    clock,
    database: owner,
    signingKey,
    app,
    as: async (person) => callerWith(url, await issueDemoToken(owner, clock, { person, days: 365 })),
    warnings: () => lines.splice(0),
    tamper: (wanted) => {
      change = wanted;
    },
    close: async () => {
      await app.close();
      await owner.destroy();
      for (const server of [front, idpServer]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
      await dropDatabase(adminUrl, databaseUrl);
    },
  };
}

/** Calls the API with a key. */
export const callerWith =
  (url: string, token: string): Caller =>
  async (method, path, body) => {
    const response = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
  };

function moduleWith(clock: MovableClock) {
  @Global()
  @Module({ providers: [{ provide: Clock, useValue: clock }], exports: [Clock] })
  class StoppedClockModule {}

  @Module({
    imports: [
      SettingsModule,
      StoppedClockModule,
      DatabaseModule,
      JournalModule,
      MetricsModule.forProcess('test'),
      OperationsModule.of(identityOperations),
      AccessModule,
      HttpModule,
      JobsModule.of(identityJobs),
      IdentityHttpModule,
      IdentityJobsModule,
    ],
  })
  class IdentityApiModule {}
  return IdentityApiModule;
}

/** A front proxy of the simplest kind, that may change what comes back from the provider to the service. */
function forward(port: number, tamper: () => Tamper | undefined): RequestListener {
  return (request, response) => {
    const options = { host: '127.0.0.1', port, path: request.url, method: request.method, headers: request.headers };
    const onward = httpRequest(options, async (answer) => {
      const headers = { ...answer.headers } as Record<string, string>;
      const body = await textOf(answer);
      const change = tamper();
      const changed = change ? await change(request.url ?? '', body, headers) : body;
      delete headers['transfer-encoding'];
      response.writeHead(answer.statusCode ?? 502, { ...headers, 'content-length': Buffer.byteLength(changed) });
      response.end(changed);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  };
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const portOfApp = (app: NestFastifyApplication): number => (app.getHttpServer().address() as AddressInfo).port;

async function listen(server: Server): Promise<number> {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return portOf(server);
}

async function createDatabase(adminUrl: string): Promise<string> {
  const name = `identity_${process.pid}_${Math.random().toString(36).slice(2, 8)}`;
  const admin = await ownerDataSource(adminUrl).initialize();
  await admin.query(`CREATE DATABASE ${name}`);
  await admin.destroy();
  return Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
}

async function dropDatabase(adminUrl: string, databaseUrl: string): Promise<void> {
  const admin = await ownerDataSource(adminUrl).initialize();
  await admin.query(`DROP DATABASE IF EXISTS ${new URL(databaseUrl).pathname.slice(1)} WITH (FORCE)`);
  await admin.destroy();
}
