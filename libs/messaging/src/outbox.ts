import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { newId } from '#libs/kernel';

/** Something that happened. A payload holds ids and facts that can never change; a handler loads the rest. */
export interface Announcement {
  /** `<context>.<past-tense>.v1`; a new meaning is a new version, never an edit. */
  readonly name: string;
  readonly payload: object;
  readonly occurredAt: Date;
}

/** One thing to be done, once. */
export interface Order {
  readonly job: string;
  readonly payload: object;
}

/** Which jobs want to know of which event. Built from the declarations of all jobs, the same in every process. */
export type EventRoutes = ReadonlyMap<string, readonly string[]>;
export const EVENT_ROUTES = Symbol('EventRoutes');

/** Whoever listens here is told that there is work; who misses it finds it by looking. */
export const OUTBOX_CHANNEL = 'aval_outbox';

/** With the work itself, in one statement: it is heard when the transaction commits. */
const KNOCK = `SELECT pg_notify('${OUTBOX_CHANNEL}', '') WHERE EXISTS (SELECT FROM work)`;

/** The only way out of a transaction: an event, and one delivery for each job that wants it, commit with the change. */
@Injectable()
export class Outbox {
  constructor(@Inject(EVENT_ROUTES) private readonly routes: EventRoutes) {}

  async announce(tx: EntityManager, { name, payload, occurredAt }: Announcement): Promise<void> {
    const jobs = this.routes.get(name) ?? [];
    await tx.query(
      `WITH event AS (
         INSERT INTO messaging.event (id, name, payload, occurred_at) VALUES ($1, $2, $3, $4) RETURNING id),
       work AS (
         INSERT INTO messaging.delivery (id, event_id, job, payload, created_at, next_attempt_at)
         SELECT d.id, event.id, d.job, $3, $4, $4 FROM event, unnest($5::uuid[], $6::text[]) AS d(id, job) RETURNING 1)
       ${KNOCK}`,
      [newId<'Event'>(), name, JSON.stringify(payload), occurredAt, jobs.map(() => newId<'Delivery'>()), jobs],
    );
  }

  /** Work that no event caused: a timer that is due, a file to be scanned. */
  order(tx: EntityManager, job: string, payload: object, at: Date): Promise<void> {
    return this.orderAll(tx, [{ job, payload }], at);
  }

  async orderAll(tx: EntityManager, orders: readonly Order[], at: Date): Promise<void> {
    if (orders.length === 0) return;
    await tx.query(
      `WITH work AS (
         INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at)
         SELECT d.id, d.job, d.payload::jsonb, $4, $4 FROM unnest($1::uuid[], $2::text[], $3::text[]) AS d(id, job, payload)
         RETURNING 1)
       ${KNOCK}`,
      [
        orders.map(() => newId<'Delivery'>()),
        orders.map(({ job }) => job),
        orders.map(({ payload }) => JSON.stringify(payload)),
        at,
      ],
    );
  }
}
