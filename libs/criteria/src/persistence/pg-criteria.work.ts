import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { Outbox } from '#libs/messaging';
import { type CriteriaScope, CriteriaWork } from '../application/criteria.work.js';
import { PgSimulations } from './impact/pg-simulations.js';
import { PgPolicies, PgReleases } from './pg-kept-texts.js';
import { PgNeighbours } from './pg-neighbours.js';
import { PgVersions } from './pg-versions.js';

const subjectOf = (id: string) => ({ kind: 'framework_version', id });

/** The scope over one PostgreSQL transaction. */
@Injectable()
export class PgCriteriaWork extends CriteriaWork {
  constructor(
    private readonly database: DataSource,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
  ) {
    super();
  }

  transaction<Result>(work: (scope: CriteriaScope) => Promise<Result>): Promise<Result> {
    return this.database.transaction((tx) => work(this.within(tx)));
  }

  /** For handlers of jobs, which are given the transaction in which their delivery is marked as done. */
  within(tx: EntityManager): CriteriaScope {
    return {
      versions: new PgVersions(tx),
      policies: new PgPolicies(tx),
      releases: new PgReleases(tx),
      neighbours: new PgNeighbours(tx),
      simulations: new PgSimulations(tx),
      order: (job, payload, at) => this.outbox.order(tx, job, payload, at),
      timers: {
        set: (id, kind, dueAt) => this.timers.set(tx, { subject: subjectOf(id), kind, dueAt }),
        cancel: (id) => this.timers.cancel(tx, subjectOf(id)),
      },
      record: ({ kind, version, actor, at, from, facts = {} }) => {
        const { id, number, state, policyNumber } = version.toSnapshot();
        return this.journal.append(tx, {
          kind,
          subject: subjectOf(id),
          actor,
          at,
          ...(from !== undefined && { from, to: state }),
          facts: { frameworkVersion: number, policyVersion: policyNumber, ...facts },
        });
      },
      lastChange: async (id) => {
        const last = await this.journal.last(tx, subjectOf(id));
        return last && { action: last.kind, by: last.actorRole, at: last.at.toISOString() };
      },
      announce: (event) => this.outbox.announce(tx, event),
    };
  }
}
