import { Injectable } from '@nestjs/common';
import { Clock, type Day, frenchCalendar, startOf } from '#libs/kernel';
import { type ChangeClasses, unclassed } from '../domain/change-class.js';
import { differenceOf } from '../domain/difference.js';
import type { Framework } from '../domain/framework.js';
import { earliestEffect, type FrameworkVersion, publishableFrom } from '../domain/framework-version.js';
import type { FrameworkVersionCondition } from '../domain/framework-version.lifecycle.js';
import { type Impact, impactsOf, summaryOf } from '../domain/impact.js';
import { TIERS, type Tier } from '../domain/vocabulary.js';
import { frameworkFrom } from '../notation/parse-framework.js';
import { policyFrom } from '../notation/parse-policy.js';
import { type CriteriaScope, CriteriaWork } from './criteria.work.js';
import { type Commanded, onFrameworkVersion } from './framework-action.js';

export interface PublicationOrder {
  readonly effectiveOn: Day;
  readonly classes: ChangeClasses;
  /** By when current listings comply with what is new, by tier. Needed as soon as something was changed. */
  readonly transitionOn: Readonly<Record<Tier, Day>> | null;
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
      const { met, impact } = await this.weigh(scope, version, framework, order);
      const { classes, transitionOn, effectiveOn } = order;

      version.take('publish', met, at, {
        publishedOn: today,
        effectiveOn,
        publication: { classes, transitionOn, impact },
      });
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
        facts: { effectiveOn, listings: impact.listings, listingsHit: impact.hit },
      });
      await scope.announce({
        name: 'criteria.framework-published.v1',
        payload: { frameworkVersion: number, effectiveOn },
        occurredAt: at,
      });
    });
  }

  private async weigh(
    scope: CriteriaScope,
    version: FrameworkVersion,
    after: Framework,
    { effectiveOn, classes, transitionOn }: PublicationOrder,
  ): Promise<{ met: Set<FrameworkVersionCondition>; impact: Impact }> {
    const current = (await scope.versions.inForceForUpdate())?.toSnapshot();
    const policy = policyFrom(await scope.policies.content((current ?? version.toSnapshot()).policyNumber));
    const calendar = frenchCalendar({ alsaceMoselle: policy.calendar.alsace_moselle });
    const before = current && frameworkFrom(current.content);
    const listings = before ? await scope.neighbours.listedApplications() : [];
    const impact = summaryOf(before ? impactsOf(before, after, classes, listings) : []);

    const today = this.clock.today();
    const from = publishableFrom(version.toSnapshot(), policy, calendar);
    const missing = before ? unclassed(differenceOf(before, after), classes) : [];
    const dated = transitionOn !== null && TIERS.every((tier) => transitionOn[tier] >= effectiveOn);
    const conditions: Readonly<Partial<Record<FrameworkVersionCondition, boolean>>> = {
      consultation_was_long_enough: from === null || from <= today,
      changes_classed: missing.length === 0,
      transition_dates_given: before === undefined || dated,
      impact_simulated: true,
      notice_is_long_enough: effectiveOn >= earliestEffect(today, policy, calendar),
    };
    const met = Object.entries(conditions).flatMap(([name, holds]) =>
      holds ? [name as FrameworkVersionCondition] : [],
    );
    return { met: new Set(met), impact };
  }
}
