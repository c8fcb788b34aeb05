import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { JobQueue, queueOf, RELAY_LIMITS, Relay, WorkerRuntimeModule } from '#jobs/jobs';
import { ClockModule, readSettings, SettingsModule } from '#libs/config';
import { DatabaseModule, Transactions } from '#libs/database';
import { FaultPoints, Handles, JobsModule } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { Clock } from '#libs/kernel';
import { createLogger, NestLogger } from '#libs/telemetry';
import { serveOrders } from './orders.mjs';

// The worker of the product with one job that does nothing, or (`relay`) its relay alone in front of an idle queue.

const JOB = 'bench.nothing';
const jobs = { [JOB]: { queue: 'workflow', wakes: { on: 'bench.happened.v1' }, attempts: 3, backoffSeconds: 10 } };
const isRelay = process.argv[2] === 'relay';

let arrived = () => undefined;
class NothingHandler {
  async run(_, payload) {
    arrived(payload);
  }
}
Injectable()(NothingHandler);
Handles(JOB)(NothingHandler);

class QueueApp {}
Module({
  imports: [
    SettingsModule,
    ClockModule,
    DatabaseModule,
    JournalModule,
    JobsModule.of(jobs),
    ...(isRelay ? [] : [WorkerRuntimeModule.with()]),
  ],
  providers: [NothingHandler],
})(QueueApp);

const settings = readSettings(process.env);
const logger = new NestLogger(createLogger('bench', settings.LOG_LEVEL));
const app = await NestFactory.createApplicationContext(QueueApp, { logger });
const transactions = app.get(Transactions);

/** Rows for the worker; `leased` ones are left alone by the relay for an hour. */
const INSERT = `INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at, leased_until)
  SELECT gen_random_uuid(), '${JOB}', '{}', now(), now(), CASE WHEN $2 THEN now() + interval '1 hour' END
  FROM generate_series(1, $1::int) RETURNING id`;
const write = (count, leased) => transactions.run((tx) => tx.query(INSERT, [count, leased]));
const notDone = () =>
  transactions.run((tx) => tx.query('SELECT count(*)::int AS count FROM messaging.delivery WHERE done_at IS NULL'));

/** How long the worker takes for so many calls, their adding to the queue included. */
async function drain({ count }) {
  const rows = await write(count, true);
  let left = count;
  const all = new Promise((resolve) => {
    arrived = () => {
      left -= 1;
      if (left === 0) resolve();
    };
  });
  const began = performance.now();
  const calls = rows.map(({ id }) => ({ queue: 'workflow', deliveryId: id, attempt: 0 }));
  for (let at = 0; at < count; at += 1_000) await app.get(JobQueue).send(calls.slice(at, at + 1_000));
  await all;
  while ((await notDone())[0].count > 0);
  return { seconds: (performance.now() - began) / 1000 };
}

/** One row after the other, as transactions commit; from before the commit until the handler begins. */
async function follow({ count, everyMs }) {
  const latencies = [];
  const all = new Promise((resolve) => {
    arrived = ({ at }) => {
      latencies.push(performance.now() - at);
      if (latencies.length === count) resolve();
    };
  });
  for (let n = 0; n < count; n += 1) {
    await transactions.run(async (tx) => {
      await tx.query(
        `INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at)
         VALUES (gen_random_uuid(), '${JOB}', jsonb_build_object('at', $1::float8), now(), now())`,
        [performance.now()],
      );
      await tx.query(`SELECT pg_notify('aval_outbox', '')`);
    });
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
  await all;
  latencies.sort((a, b) => a - b);
  return { p50: latencies[Math.floor(count * 0.5)], p99: latencies[Math.floor(count * 0.99)] };
}

/** The relay with room for all of it in the queue, which nobody empties. */
async function carry({ count }) {
  const queue = queueOf(settings);
  await queue.open();
  await queue.obliterate();
  await write(count, false);
  const parts = { transactions, queue, jobs, clock: app.get(Clock), faults: app.get(FaultPoints) };
  const relay = new Relay(parts, { ...RELAY_LIMITS, inFlight: Number.MAX_SAFE_INTEGER, leaseMs: 3_600_000 });
  const began = performance.now();
  let carried = 0;
  while (carried < count) carried += await relay.carry();
  const seconds = (performance.now() - began) / 1000;
  await transactions.run((tx) => tx.query('UPDATE messaging.delivery SET done_at = now() WHERE done_at IS NULL'));
  await queue.obliterate();
  await queue.close();
  return { seconds };
}

serveOrders({ drain, follow, carry }, () => app.close());
