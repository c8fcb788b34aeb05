import {
  ActionNotAllowed,
  type Day,
  type Id,
  lastDay,
  type Step,
  transition,
  type WorkingCalendar,
} from '#libs/kernel';
import type { ChangeClasses } from './change-class.js';
import type { Changes, Transition, TransitionDays } from './changes.js';
import {
  type FrameworkVersionAction,
  type FrameworkVersionCondition,
  type FrameworkVersionState,
  frameworkVersionConditions,
  frameworkVersionLifecycle,
} from './framework-version.lifecycle.js';
import type { Impact } from './impact-count.js';
import type { Policy } from './policy.js';

export type FrameworkVersionId = Id<'FrameworkVersion'>;

/** What is published beside the text: how each change is classed, by when to comply, whom it hits. */
export interface Publication {
  readonly classes: ChangeClasses;
  /** Both null for the first version: nobody was listed before it. */
  readonly transition: Transition | null;
  readonly transitionOn: TransitionDays | null;
  readonly impact: Impact;
  /** The simulation it rests on, with the hash of its document; null for the first version. */
  readonly simulation: { readonly id: string; readonly documentHash: string } | null;
}

export interface FrameworkVersionSnapshot {
  readonly id: FrameworkVersionId;
  readonly framework: string;
  readonly number: string;
  readonly title: string;
  readonly state: FrameworkVersionState;
  readonly stateSince: Date;
  /** The YAML text, to the letter: what is hashed, published and quoted. */
  readonly content: string;
  readonly policyNumber: string;
  readonly consultationOpenedOn: Day | null;
  readonly publishedOn: Day | null;
  readonly effectiveOn: Day | null;
  /** What the editors say of its changes; null until they did. */
  readonly changes: Changes | null;
  readonly publication: Publication | null;
  readonly createdAt: Date;
  readonly version: number;
}

type Progress = Partial<
  Pick<FrameworkVersionSnapshot, 'consultationOpenedOn' | 'publishedOn' | 'effectiveOn' | 'publication'>
>;
type Text = Pick<FrameworkVersionSnapshot, 'framework' | 'number' | 'title' | 'content' | 'policyNumber'>;

/** One version of the framework, from its draft to the archive. */
export class FrameworkVersion {
  private constructor(private snapshot: FrameworkVersionSnapshot) {}

  static restore(snapshot: FrameworkVersionSnapshot): FrameworkVersion {
    return new FrameworkVersion(snapshot);
  }

  static draft(id: FrameworkVersionId, text: Text, at: Date): FrameworkVersion {
    return new FrameworkVersion({
      ...text,
      id,
      state: 'draft',
      stateSince: at,
      consultationOpenedOn: null,
      publishedOn: null,
      effectiveOn: null,
      changes: null,
      publication: null,
      createdAt: at,
      version: 1,
    });
  }

  get id(): FrameworkVersionId {
    return this.snapshot.id;
  }

  get state(): FrameworkVersionState {
    return this.snapshot.state;
  }

  toSnapshot(): FrameworkVersionSnapshot {
    return this.snapshot;
  }

  /** @throws ActionNotAllowed, ConditionsNotMet */
  take(
    action: FrameworkVersionAction,
    met: ReadonlySet<FrameworkVersionCondition>,
    at: Date,
    progress: Progress = {},
  ): Step<FrameworkVersionState> {
    const step = transition(frameworkVersionLifecycle, this.state, action, met, frameworkVersionConditions);
    this.snapshot = {
      ...this.snapshot,
      ...progress,
      state: step.to,
      stateSince: at,
      version: this.snapshot.version + 1,
    };
    return step;
  }

  /** Until it is published, the editors say what its changes mean. @throws ActionNotAllowed */
  classChanges(changes: Changes): void {
    if (!this.isInTheMaking) throw new ActionNotAllowed(frameworkVersionLifecycle.name, 'classChanges', this.state);
    this.snapshot = { ...this.snapshot, changes, version: this.snapshot.version + 1 };
  }

  get isInTheMaking(): boolean {
    return this.state === 'draft' || this.state === 'consultation';
  }

  /** Another text for a draft; what others may read does not change under their eyes. @throws ActionNotAllowed */
  rewrite(text: Text): void {
    if (this.state !== 'draft') throw new ActionNotAllowed(frameworkVersionLifecycle.name, 'rewrite', this.state);
    this.snapshot = { ...this.snapshot, ...text, version: this.snapshot.version + 1 };
  }
}

/** The day from which a version in consultation may be published; null when the policy sets no minimum. */
export function publishableFrom(
  { consultationOpenedOn }: FrameworkVersionSnapshot,
  { framework_versions: limits }: Policy,
  calendar: WorkingCalendar,
): Day | null {
  return limits && consultationOpenedOn ? lastDay(consultationOpenedOn, limits.consultation, calendar) : null;
}

/** The first day on which a version published today may take effect. */
export const earliestEffect = (today: Day, { framework_versions: limits }: Policy, calendar: WorkingCalendar): Day =>
  limits ? lastDay(today, limits.notice_before_effect, calendar) : today;
