import { Injectable } from '@nestjs/common';
import { type Actor, Invalid } from '#libs/kernel';
import type { CaseSnapshot, Closure, Dismissal } from '../../domain/case/case-snapshot.js';
import type { Concluding, Qualification } from '../../domain/case/incident-case.js';
import { RequestSteps } from '../request/request-steps.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import { CaseRules, LiveListings } from './case-neighbours.js';
import { CaseReads } from './case-reads.js';
import { CaseSteps, type OnCase, proposeSuspension } from './case-steps.js';
import { sourceOf } from './case-subject.js';

export interface Confirming {
  readonly facts: string;
  /** Ids of criteria of the framework that are not met. */
  readonly criteria: readonly string[];
  /** An audit out of turn, even where the policy does not ask for it. */
  readonly askAudit: boolean;
}

/** What a vigilance officer makes of a case. */
@Injectable()
export class DecideCase {
  constructor(
    private readonly steps: CaseSteps,
    private readonly rules: CaseRules,
    private readonly reads: CaseReads,
    private readonly listings: LiveListings,
    private readonly requests: RequestSteps,
  ) {}

  /** I1. @throws Invalid `topic_unknown`, StaleVersion, ConditionsNotMet */
  async qualify(actor: Actor, on: OnCase, qualification: Qualification): Promise<CaseSnapshot> {
    const known = await this.rules.topics();
    const unknown = qualification.topics.find((topic) => !known.includes(topic));
    if (unknown !== undefined) {
      const message = `${unknown} is no topic of the framework`;
      const reason = { code: 'topic_unknown', message, field: '/topics' };
      throw new Invalid('validation_failed', 'Some values are not accepted.', [reason]);
    }
    return this.steps.take(actor, on, {
      action: 'qualify',
      facts: { topics: qualification.topics.join(' ') },
      change: (incident, act) => incident.qualify(qualification, act),
      follow: proposeSuspension,
    });
  }

  /** I2. @throws StaleVersion, ConditionsNotMet */
  dismiss(actor: Actor, on: OnCase, concluding: Concluding<Dismissal>): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'dismiss',
      motive: concluding.motive,
      facts: { outcome: concluding.outcome },
      change: (incident, act) => incident.dismiss(concluding, act),
    });
  }

  /** I3. @throws NotFound, StaleVersion, ConditionsNotMet */
  async confirm(actor: Actor, on: OnCase, { facts, criteria, askAudit }: Confirming): Promise<CaseSnapshot> {
    const seen = await this.reads.find(on.caseId);
    const linked = await this.rules.criteriaOf(seen?.topics ?? []);
    const chosen = linked.filter(({ id }) => criteria.includes(id));
    const gaps = chosen.map(({ id, severity }) => ({ criterion: id, severity, text: facts }));
    const applicationId = seen?.applicationId ?? null;
    const publisher = applicationId === null ? undefined : await this.listings.publisherOf(applicationId);
    const isListed = publisher !== undefined;
    const areLinked = new Set(criteria).size === chosen.length;
    return this.steps.take(actor, on, {
      action: 'confirm',
      motive: facts,
      facts: { criteria: gaps.map(({ criterion }) => criterion).join(' ') },
      change: (incident, act) => incident.confirm({ facts, gaps, isListed, areLinked }, act),
      follow: async (scope, after, { at, rule }) => {
        const { id: caseId, number, round, severity, kind, topics, applicationName, versions } = after;
        if (applicationId === null || publisher === undefined) return;
        const told = { applicationId, applicationName, organisationId: publisher, kind, severity, versions, facts };
        await this.requests.send(scope, actor, { ...told, caseId, reportId: null }, rule);
        await scope.outbox.announce({
          name: 'vigilance.case-confirmed.v1',
          payload: { caseId, source: sourceOf(caseId, round), applicationId, severity, kind, topics, gaps },
          occurredAt: at,
        } satisfies VigilanceEvent);
        const { kinds, topics: audited } = rule.audited;
        if (!askAudit && !kinds.includes(kind) && !topics.some((topic) => audited.includes(topic))) return;
        await scope.outbox.announce({
          name: 'vigilance.audit-asked.v1',
          payload: { caseId, applicationId, motive: `Le dossier d’incident ${number} est confirmé.` },
          occurredAt: at,
        } satisfies VigilanceEvent);
      },
    });
  }

  /** I4. @throws StaleVersion, ConditionsNotMet */
  close(actor: Actor, on: OnCase, concluding: Concluding<Closure>): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'close',
      motive: concluding.motive,
      facts: { outcome: concluding.outcome },
      change: (incident, act) => incident.close(concluding, act),
    });
  }

  /** I9. @throws StaleVersion, ConditionsNotMet */
  reopen(actor: Actor, on: OnCase, motive: string): Promise<CaseSnapshot> {
    return this.steps.take(actor, on, {
      action: 'reopen',
      motive,
      change: (incident, act) => incident.reopen(motive, act),
    });
  }
}
