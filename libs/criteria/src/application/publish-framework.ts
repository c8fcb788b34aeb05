import { Injectable } from '@nestjs/common';
import { Clock, ConditionsNotMet, Conflict, type Day, frenchCalendar, type Reason, startOf } from '#libs/kernel';
import { unclassed } from '../domain/change-class.js';
import { hurriedTiers } from '../domain/changes.js';
import { differenceOf } from '../domain/difference.js';
import type { Framework } from '../domain/framework.js';
import {
  earliestEffect,
  type FrameworkVersion,
  type Publication,
  publishableFrom,
} from '../domain/framework-version.js';
import { type FrameworkVersionCondition, frameworkVersionConditions } from '../domain/framework-version.lifecycle.js';
import { NO_IMPACT } from '../domain/impact-count.js';
import { hashOfBasis, stalenessOf } from '../domain/impact-simulation.js';
import { frameworkFrom } from '../notation/parse-framework.js';
import { policyFrom } from '../notation/parse-policy.js';
import { type CriteriaScope, CriteriaWork } from './criteria.work.js';
import { type Commanded, onFrameworkVersion } from './framework-action.js';
import { basisFor } from './impact/basis-for.js';

export interface PublicationOrder {
  readonly effectiveOn: Day;
}

/** When the day comes, the version enters into force by itself. */
export const EFFECTIVE_DATE = 'criteria.effective-date';

/** The signatory releases the text for good, with what each change means and whom it hits. */
@Injectable()
export class PublishFramework {
  constructor(
    private readonly work: CriteriaWork,
    private readonly clock: Clock,
  ) {}

  execute({ actor, on, order }: Commanded & { readonly order: PublicationOrder }): Promise<void> {
    return onFrameworkVersion(this.work, on, async (scope, version) => {
      const at = this.clock.now();
      const today = this.clock.today();
      const from = version.state;
      const framework = frameworkFrom(version.toSnapshot().content);
      const { effectiveOn } = order;
      const weighed = await this.weigh(scope, version, framework, effectiveOn);
      const { impact } = weighed;
      namingEach(weighed.missing, () =>
        version.take('publish', weighed.met, at, { publishedOn: today, effectiveOn, publication: weighed.publication }),
      );
      const { number, content } = version.toSnapshot();
      await scope.releases.record(
        number,
        content,
        framework.criteria.map(({ id }) => id),
        today,
      );
      await scope.timers.set(version.id, EFFECTIVE_DATE, startOf(effectiveOn));
      await scope.record({
        kind: 'criteria.framework-published',
        version,
        actor,
        at,
        from,
        facts: {
          effectiveOn,
          listings: impact.listings,
          listingsHit: impact.hit,
          listingsFailing: impact.failing,
          ...(weighed.publication.simulation && { impact: weighed.publication.simulation.documentHash }),
        },
      });
      await scope.announce({
        name: 'criteria.framework-published.v1',
        payload: { frameworkVersion: number, effectiveOn },
        occurredAt: at,
      });
    });
  }

  private async weigh(scope: CriteriaScope, version: FrameworkVersion, after: Framework, effectiveOn: Day) {
    const current = (await scope.versions.inForceForUpdate())?.toSnapshot();
    const policy = policyFrom(await scope.policies.content((current ?? version.toSnapshot()).policyNumber));
    const calendar = frenchCalendar({ alsaceMoselle: policy.calendar.alsace_moselle });
    const today = this.clock.today();
    const from = publishableFrom(version.toSnapshot(), policy, calendar);
    const before = current && frameworkFrom(current.content);
    const basis = before && (await basisFor(scope, version.toSnapshot(), effectiveOn));
    const simulation = basis && (await scope.simulations.latestOf(version.id));
    const stale = basis && stalenessOf(simulation, hashOfBasis(basis), policy, calendar, today);
    const counted = basis?.changes.base === current?.number;
    const missing = before ? unclassed(differenceOf(before, after), basis?.changes.classes ?? {}) : [];

    const conditions: Readonly<Partial<Record<FrameworkVersionCondition, boolean>>> = {
      consultation_was_long_enough: from === null || from <= today,
      changes_classed: !before || (missing.length === 0 && counted),
      transition_dates_given:
        !before || (basis !== undefined && hurriedTiers(basis.transitionOn, today, effectiveOn).length === 0),
      impact_simulated: !before || (basis !== undefined && stale === undefined),
      notice_is_long_enough: effectiveOn >= earliestEffect(today, policy, calendar),
    };
    const met = new Set(
      Object.entries(conditions).flatMap(([name, holds]) => (holds ? [name as FrameworkVersionCondition] : [])),
    );
    const impact = simulation?.impact ?? NO_IMPACT;
    const publication: Publication = {
      classes: basis?.changes.classes ?? {},
      transition: basis?.changes.transition ?? null,
      transitionOn: basis?.transitionOn ?? null,
      impact,
      simulation: simulation?.documentHash ? { id: simulation.id, documentHash: simulation.documentHash } : null,
    };
    return { met, missing, impact, publication };
  }
}

/** A refusal for want of classes names each criterion that has none. */
function namingEach(missing: readonly string[], publish: () => unknown): void {
  try {
    publish();
  } catch (refusal) {
    if (!(refusal instanceof ConditionsNotMet) || missing.length === 0) throw refusal;
    const { message } = refusal;
    throw new Conflict(
      refusal.code,
      message,
      refusal.facts,
      refusal.reasons.flatMap((reason) =>
        reason.code === 'changes_classed' ? missing.map(unclassedReason) : [reason],
      ),
    );
  }
}

const unclassedReason = (id: string): Reason => ({
  code: 'changes_classed',
  message: `${id}: ${frameworkVersionConditions.changes_classed}`,
  field: `/classes/${id}`,
});
