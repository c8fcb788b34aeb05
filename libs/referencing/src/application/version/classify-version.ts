import { Injectable } from '@nestjs/common';
import { type Actor, Clock, SYSTEM } from '#libs/kernel';
import type { VersionId } from '../../domain/version/application-version.js';
import { type Impact, impactOf } from '../../domain/version/impact.js';
import { versionConditions } from '../../domain/version/version-conditions.js';
import { personOf } from '../dossier/dossier-action.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { AssessChange } from './assess-change.js';
import { CoverMinor } from './cover-minor.js';
import { tellVersion } from './tell-version.js';
import { type HeldVersion, holdVersion, type OnVersion, onVersion, otherChangeInHand } from './version-frame.js';

/** What an agent found to have changed, when it is not what was declared. */
export interface Reclassing {
  readonly changes: readonly string[];
  readonly motive: string;
}

/** An agent confirms what was declared, or says what changed in truth; if nobody does, the declaration stands. */
@Injectable()
export class ClassifyVersion {
  constructor(
    private readonly work: ReferencingWork,
    private readonly minors: CoverMinor,
    private readonly assessments: AssessChange,
    private readonly clock: Clock,
  ) {}

  /** V1, V2. @throws ActionNotAllowed, ConditionsNotMet, StaleVersion */
  confirm(actor: Actor, on: OnVersion, changed?: Reclassing) {
    return onVersion(this.work, on, (scope, held) => this.settle(scope, actor, held, changed));
  }

  /** V3. @throws ActionNotAllowed, ConditionsNotMet, StaleVersion */
  reclassify(actor: Actor, on: OnVersion, { changes, motive }: Reclassing) {
    return onVersion(this.work, on, async (scope, held) => {
      const impact = impactOf(changes, held.rules.changes, held.applied);
      const met = await this.conditions(scope, held, impact, motive.trim() !== '');
      await this.assessments.reclassify(scope, actor, held, { impact, classMotive: motive }, met);
    });
  }

  /** V10: who looked at a version that was drawn found it minor. @throws ActionNotAllowed, ConditionsNotMet, StaleVersion */
  passCheck(actor: Actor, on: OnVersion, note: string) {
    return onVersion(this.work, on, async (scope, { version }) => {
      const at = this.clock.now();
      const move = version.passCheck({ by: personOf(actor), at, note }, versionConditions(version.toSnapshot(), {}));
      await scope.versions.save(version);
      await tellVersion(scope, version, move, { actor, at });
    });
  }

  /** Nobody said otherwise in time. May run twice, and late. */
  async classStands(scope: ReferencingScope, id: VersionId): Promise<void> {
    const held = await holdVersion(scope, id);
    const { state, confirmBy } = held.version.toSnapshot();
    if (state !== 'declared' || confirmBy === null || this.clock.today() <= confirmBy) return;
    await this.settle(scope, SYSTEM, held, undefined);
  }

  private async settle(scope: ReferencingScope, actor: Actor, held: HeldVersion, changed: Reclassing | undefined) {
    const declared = held.version.toSnapshot().impact;
    // A version that was judged with a whole file declared no change: the lifecycle refuses to class it.
    const found = impactOf(changed?.changes ?? [], held.rules.changes, held.applied);
    const impact = changed ? found : (declared ?? found);
    const met = await this.conditions(scope, held, impact, changed?.motive.trim() !== '');
    const classed = { impact, classMotive: changed?.motive ?? null };
    if (impact.class === 'minor') await this.minors.cover(scope, actor, held, classed, met);
    else await this.assessments.confirm(scope, actor, held, classed, met);
  }

  private async conditions(
    scope: ReferencingScope,
    { version }: HeldVersion,
    impact: Impact,
    classMotiveGiven: boolean,
  ) {
    const snapshot = version.toSnapshot();
    const inHand = await otherChangeInHand(scope, snapshot);
    return versionConditions(snapshot, { impact, classMotiveGiven, otherChangeInHand: inHand });
  }
}
