import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { JobsHttpModule } from '#http/jobs';
import { AccessModule, ActorResolver, type IncomingRequest, OperationsModule } from '#libs/access';
import { Settings } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { createHttpApp, HttpModule } from '#libs/http';
import { JobsModule, jobsOperations } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { Clock, MovableClock, newId, type Role } from '#libs/kernel';
import { createLogger, MetricsModule } from '#libs/telemetry';
import { drain } from '#testing/jobs';
import { type Bench, benchHandlers, benchJobs, failing, openBench, settingsOf } from '../support/jobs-bench.js';

const PATH = '/api/v1/dead-letters';
const accountId = newId<'Account'>();

let clock: MovableClock;
let bench: Bench;
let app: NestFastifyApplication;

/** The header says the role: who somebody is, is the business of another context. */
const resolver = {
  resolve: async ({ headers }: IncomingRequest) => ({
    accountId,
    name: 'somebody',
    staffRoles: [headers['x-role'] as Role],
    memberships: [],
    mandates: [],
    via: 'session',
    scopes: '*',
  }),
};

const as = (role: Role) => ({
  get: (query = '') => app.inject({ url: `${PATH}${query}`, headers: { 'x-role': role } }),
  retry: (id: string) => app.inject({ method: 'POST', url: `${PATH}/${id}/retry`, headers: { 'x-role': role } }),
});

const let3LettersDie = async () => {
  const worker = await bench.start();
  for (const note of ['a', 'b', 'c']) {
    failing.set(note, 3);
    await bench.announce(worker, note);
    for (let turn = 0; turn < 3; turn += 1) {
      await drain(worker, { allowFailures: true });
      clock.advance(60_000);
    }
  }
  return worker;
};

beforeEach(async () => {
  clock = new MovableClock(new Date('2026-11-23T08:30:00.000Z'));
  bench = await openBench(clock);
  failing.clear();
  const settings = settingsOf({ url: bench.url, prefix: 'dead', redisUrl: undefined });

  @Global()
  @Module({
    providers: [
      { provide: Settings, useValue: settings },
      { provide: Clock, useValue: clock },
      { provide: ActorResolver, useValue: resolver },
    ],
    exports: [Settings, Clock, ActorResolver],
  })
  class Surroundings {}

  const platform = [Surroundings, DatabaseModule, JournalModule, MetricsModule.forProcess('test'), HttpModule];
  const access = [OperationsModule.of(jobsOperations), AccessModule];

  @Module({ imports: [...platform, ...access, JobsModule.of(benchJobs), JobsHttpModule], providers: benchHandlers })
  class ApiModule {}

  app = await createHttpApp(ApiModule, { settings, logger: createLogger('test', 'silent') });
  await app.init();
});
afterEach(async () => {
  await app.close();
  await bench.close();
});

describe('Dead letters', () => {
  it('are shown to an administrator, newest first, in pages, without what they were about', async () => {
    await let3LettersDie();

    const first = (await as('administrator').get('?limit=2')).json();
    const second = (await as('administrator').get(`?limit=2&after=${first.next}`)).json();

    expect(first.items.map((item: { lastError: string }) => item.lastError)).toEqual([
      'RangeError: c cannot be done yet',
      'RangeError: b cannot be done yet',
    ]);
    expect(second).toEqual({
      items: [
        {
          deliveryId: expect.any(String),
          job: 'bench.note',
          event: 'bench.happened.v1',
          attempts: 3,
          lastError: 'RangeError: a cannot be done yet',
          createdAt: expect.any(String),
          deadAt: expect.any(String),
        },
      ],
    });
  });

  it('are delivered after a retry, which the journal keeps', async () => {
    const worker = await let3LettersDie();
    const [letter] = (await as('administrator').get()).json().items;

    const { statusCode } = await as('administrator').retry(letter.deliveryId);
    await drain(worker);

    expect(statusCode).toBe(204);
    expect(await bench.effects('bench.note')).toEqual(['c']);
    const { rows } = await bench.owner.query(`SELECT kind, subject_id FROM journal.entry`);
    expect(rows).toEqual([{ kind: 'delivery.retried', subject_id: letter.deliveryId }]);
    expect((await as('administrator').retry(letter.deliveryId)).statusCode).toBe(404);
  });

  it('concern nobody else', async () => {
    expect((await as('case_officer').get()).statusCode).toBe(403);
    expect((await as('signatory').retry(newId())).statusCode).toBe(403);
  });

  it('that never were are not found, and a cursor of one’s own making is malformed', async () => {
    expect((await as('administrator').retry(newId())).statusCode).toBe(404);
    expect((await as('administrator').retry('nonsense')).statusCode).toBe(404);
    expect((await as('administrator').get('?after=nonsense')).statusCode).toBe(400);
  });
});
