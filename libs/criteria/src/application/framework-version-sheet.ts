import { Injectable } from '@nestjs/common';
import { type ActionOffer, Clock, type Day, frenchCalendar, offers, type Role } from '#libs/kernel';
import {
  earliestEffect,
  type FrameworkVersionId,
  type FrameworkVersionSnapshot,
  publishableFrom,
} from '../domain/framework-version.js';
import {
  type FrameworkVersionAction,
  type FrameworkVersionCondition,
  type FrameworkVersionRole,
  type FrameworkVersionState,
  frameworkVersionConditions,
  frameworkVersionLifecycle,
} from '../domain/framework-version.lifecycle.js';
import { FrameworkArchive } from './framework-archive.js';

export interface FrameworkVersionSheet {
  readonly snapshot: FrameworkVersionSnapshot;
  readonly contentHash: string;
  readonly actions: readonly ActionOffer<FrameworkVersionAction>[];
  readonly publishableFrom: Day | null;
  readonly earliestEffect: Day;
}

/** Conditions that the command itself meets or fails: they are no reason not to offer it. */
const SAID_WITH_THE_COMMAND = [
  'criteria_are_whole',
  'comments_answered',
  'changes_classed',
  'transition_dates_given',
  'impact_simulated',
  'notice_is_long_enough',
  'error_explained',
] as const satisfies readonly FrameworkVersionCondition[];

/** One version as its editors and the signatory see it, with what this reader may do now. */
@Injectable()
export class FrameworkVersionSheets {
  constructor(
    private readonly archive: FrameworkArchive,
    private readonly clock: Clock,
  ) {}

  async of(id: FrameworkVersionId, roles: ReadonlySet<Role>): Promise<FrameworkVersionSheet> {
    const snapshot = await this.archive.one(id);
    const all = await this.archive.all();
    // The limits are those of the policy in force; of its own for the first version.
    const ruling = all.find(({ state }) => state === 'in_force') ?? snapshot;
    const policy = await this.archive.policy(ruling.policyNumber);
    const calendar = frenchCalendar({ alsaceMoselle: policy.calendar.alsace_moselle });
    const today = this.clock.today();
    const from = publishableFrom(snapshot, policy, calendar);

    const met = new Set<FrameworkVersionCondition>(SAID_WITH_THE_COMMAND);
    if (from === null || from <= today) met.add('consultation_was_long_enough');
    if (snapshot.effectiveOn !== null && snapshot.effectiveOn > today) met.add('effective_date_ahead');
    return {
      snapshot,
      contentHash: all.find((one) => one.id === id)?.contentHash ?? '',
      actions: offers<FrameworkVersionState, FrameworkVersionAction, FrameworkVersionRole, FrameworkVersionCondition>(
        frameworkVersionLifecycle,
        snapshot.state,
        roles as ReadonlySet<FrameworkVersionRole>,
        met,
        frameworkVersionConditions,
      ),
      publishableFrom: snapshot.state === 'consultation' ? from : null,
      earliestEffect: earliestEffect(today, policy, calendar),
    };
  }
}
