import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SMTPServer } from 'smtp-server';
import { NotificationHttpModule } from '#http/notification';
import { NotificationJobsModule } from '#jobs/notification';
import { AccessModule, ActorResolver, OperationsModule } from '#libs/access';
import { readSettings, Settings } from '#libs/config';
import { DatabaseModule, Transactions } from '#libs/database';
import { createHttpApp, HttpModule } from '#libs/http';
import { JobsModule } from '#libs/jobs';
import { type AccountId, Clock, type Day, MovableClock, newId } from '#libs/kernel';
import {
  type Address,
  AddressBook,
  Letters,
  NotificationModule,
  notificationJobs,
  notificationOperations,
  SendLetters,
} from '#libs/notification';
import { createLogger, MetricsModule } from '#libs/telemetry';
import { dropDatabase, freshDatabase } from '../bench/database.mjs';

const adminUrl = process.env.DATABASE_URL ?? '';
const name = `aval_test_notification_${process.pid}`;

const alice = newId<'Account'>() as AccountId;
const bob = newId<'Account'>() as AccountId;
const carol = newId<'Account'>() as AccountId;
const addresses = new Map<AccountId, Address>([
  [alice, { email: 'alice@editeur.example', language: 'fr' }],
  [carol, { email: 'carol@editeur.example', language: 'en' }],
]);
const clock = new MovableClock(new Date('2027-05-04T08:00:00Z'));

interface Received {
  readonly to: string[];
  readonly raw: string;
}

/** A relay that keeps what it is given; `mood` decides how it answers. */
class Relay {
  readonly received: Received[] = [];
  mood: 'takes' | 'is busy' | 'refuses the address' = 'takes';
  private readonly server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      if (this.mood === 'refuses the address') done(Object.assign(new Error('no such box'), { responseCode: 550 }));
      else if (this.mood === 'is busy') done(Object.assign(new Error('try later'), { responseCode: 451 }));
      else done();
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        this.received.push({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(chunks).toString(),
        });
        done();
      });
    },
  });

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.server.address() as { port: number }).port));
    });
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

const relay = new Relay();
let app: NestFastifyApplication;
let letters: Letters;
let transactions: Transactions;
let sender: SendLetters;

/** The person behind the request is named in a header, in this test only. */
const person = ({ headers }: { headers: Record<string, unknown> }) => {
  const [accountId, role] = String(headers['x-person'] ?? '').split(' ');
  return accountId
    ? {
        accountId,
        name: 'P',
        staffRoles: role ? [role] : [],
        memberships: [],
        mandates: [],
        via: 'session',
        scopes: '*',
      }
    : null;
};

const letter = (key: string, more: object = {}) => ({
  template: 'decision-available' as const,
  key,
  to: { accountId: alice },
  about: { kind: 'dossier', id: 'D1' },
  path: '/espace/dossiers/1',
  data: { dossier: 'AV-2027-0001', application: 'Carnet du sommeil', deemedReadOn: '2027-05-19' as Day },
  ...more,
});
const post = (key: string, more: object = {}) => transactions.run((tx) => letters.post(tx, letter(key, more)));
const outbox = async (query = '', who = `${bob} case_officer`) =>
  app.inject({ url: `/api/v1/letters${query}`, headers: { 'x-person': who } });

beforeAll(async () => {
  const url = await freshDatabase(adminUrl, name);
  const settings = readSettings({
    DATABASE_URL: url,
    NODE_ENV: 'test',
    PUBLIC_URL: 'https://aval.example',
    SMTP_URL: `smtp://127.0.0.1:${await relay.listen()}`,
  });

  @Global()
  @Module({
    providers: [
      { provide: Settings, useValue: settings },
      { provide: Clock, useValue: clock },
      { provide: ActorResolver, useValue: { resolve: async (request: never) => person(request) } },
      { provide: AddressBook, useValue: { find: async (_tx: unknown, account: AccountId) => addresses.get(account) } },
    ],
    exports: [Settings, Clock, ActorResolver, AddressBook],
  })
  class Surroundings {}

  @Module({
    imports: [
      Surroundings,
      DatabaseModule,
      MetricsModule.forProcess('test'),
      JobsModule.of(notificationJobs),
      OperationsModule.of(notificationOperations),
      AccessModule,
      HttpModule,
      NotificationModule,
      NotificationHttpModule,
      NotificationJobsModule,
    ],
  })
  class App {}

  app = await createHttpApp(App, { settings, logger: createLogger('test', 'silent') });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  letters = app.get(Letters, { strict: false });
  transactions = app.get(Transactions, { strict: false });
  sender = app.get(SendLetters, { strict: false });
});

afterAll(async () => {
  await app?.close();
  await relay.close();
  await dropDatabase(adminUrl, name);
});

beforeEach(async () => {
  relay.mood = 'takes';
  await sender.execute();
  relay.received.length = 0;
});

describe('a letter', () => {
  it('is written with what it tells, and with it comes to nothing', async () => {
    const failing = transactions.run(async (tx) => {
      await letters.post(tx, letter('never'));
      throw new Error('the thing did not happen');
    });

    await expect(failing).rejects.toThrow('did not happen');
    expect(await sender.execute()).toBe(0);
  });

  it('is never written twice', async () => {
    expect(await post('once')).toBeDefined();
    expect(await post('once')).toBeUndefined();

    expect(await sender.execute()).toBe(1);
    expect(relay.received).toHaveLength(1);
  });

  it('is in the language its reader chose, or in that of what was written to us from an address', async () => {
    await post('french');
    await post('english', { to: { accountId: carol } });
    await post('stranger', { to: { email: 'dora@ailleurs.example', language: 'en' } });
    await sender.execute();

    const languages = relay.received.map(({ to, raw }) => [to[0], /^Content-Language: (\w+)/m.exec(raw)?.[1]]);
    expect(Object.fromEntries(languages)).toEqual({
      'alice@editeur.example': 'fr',
      'carol@editeur.example': 'en',
      'dora@ailleurs.example': 'en',
    });
    expect(relay.received.filter(({ raw }) => /^Hello,/m.test(raw))).toHaveLength(2);
  });

  it('wakes the worker in the same transaction', async () => {
    const id = await post('wakes');

    const orders = await transactions.run((tx) =>
      tx.query(`SELECT job FROM messaging.delivery WHERE payload ->> 'letterId' = $1`, [id]),
    );
    expect(orders).toEqual([{ job: 'notification.send-letters' }]);
  });

  it('reaches the reader under an identity of its own, with a link into the service', async () => {
    const id = await post('reaches');
    await sender.execute();

    const [mail] = relay.received;
    expect(mail?.to).toEqual(['alice@editeur.example']);
    expect(mail?.raw).toContain(`Message-ID: <${id}@aval.example>`);
    expect(mail?.raw).toContain('Auto-Submitted: auto-generated');
    expect(mail?.raw.replace(/=\r\n/g, '')).toContain('https://aval.example/espace/dossiers/1');
  });

  it('leaves once though two workers send at the same moment', async () => {
    for (let at = 0; at < 6; at += 1) await post(`race-${at}`);

    const sent = await Promise.all([sender.execute(), sender.execute(), sender.execute()]);
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(relay.received).toHaveLength(6);
  });

  it('waits when the relay is busy, and longer each time', async () => {
    await post('busy');
    relay.mood = 'is busy';
    expect(await sender.execute()).toBe(0);
    relay.mood = 'takes';
    expect(await sender.execute()).toBe(0);

    clock.advance(61_000);
    expect(await sender.execute()).toBe(1);
  });

  it('is given up when the address refuses it, or when the reader has none; it stays readable', async () => {
    await post('refused');
    relay.mood = 'refuses the address';
    await sender.execute();
    relay.mood = 'takes';
    await post('nowhere', { to: { accountId: bob } });
    clock.advance(7 * 3_600_000);

    expect(await sender.execute()).toBe(0);
    const { items } = (await outbox('?state=undeliverable')).json();
    expect(items.map((item: { accountId: string }) => item.accountId).sort()).toEqual([alice, bob].sort());
  });
});

describe('the outbox (REG-12)', () => {
  it('shows each letter before it leaves and after', async () => {
    const id = await post('shown', { about: { kind: 'dossier', id: 'D-shown' } });
    const before = (await outbox('?about=D-shown')).json().items;
    await sender.execute();
    const after = (await outbox('?about=D-shown')).json().items;

    expect(before).toEqual([
      expect.objectContaining({
        id,
        state: 'waiting',
        sentAt: null,
        subject: 'Une décision vous attend – dossier AV-2027-0001',
      }),
    ]);
    expect(after).toEqual([expect.objectContaining({ id, state: 'sent', body: before[0].body })]);
  });

  it('is read page by page, newest first', async () => {
    for (let at = 0; at < 5; at += 1) await post(`paged-${at}`, { about: { kind: 'dossier', id: 'D-paged' } });

    const seen: string[] = [];
    let query = '?about=D-paged&limit=2';
    for (let page = 0; page < 5; page += 1) {
      const { items, next } = (await outbox(query)).json();
      seen.push(...items.map((item: { id: string }) => item.id));
      if (!next) break;
      query = `?about=D-paged&limit=2&after=${next}`;
    }
    expect(seen).toHaveLength(5);
    expect([...seen].sort().reverse()).toEqual(seen);
    expect((await outbox('?after=nonsense')).statusCode).toBe(400);
  });

  it('is for agents; everybody else reads his own letters only', async () => {
    await post('mine', { to: { accountId: bob } });

    expect((await outbox('', `${bob} expert`)).statusCode).toBe(403);
    expect((await outbox('', '')).statusCode).toBe(401);
    const mine = await app.inject({ url: '/api/v1/me/letters', headers: { 'x-person': bob } });
    expect(new Set(mine.json().items.map((item: { accountId: string }) => item.accountId))).toEqual(new Set([bob]));
  });
});
