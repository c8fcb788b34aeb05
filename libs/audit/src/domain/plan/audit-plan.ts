import { type AccountId, transition } from '#libs/kernel';
import type { AuditPlanId, ListingId } from '../ids.js';
import { auditPlanLifecycle, type PlanState, planConditionTexts } from './audit-plan.lifecycle.js';
import { drawnAlong } from './selection.js';

export interface AuditPlanSnapshot {
  readonly id: AuditPlanId;
  readonly year: number;
  readonly capacity: number;
  readonly frameworkVersion: string;
  readonly policyVersion: string;
  readonly populationHash: string;
  readonly populationSize: number;
  readonly chosenByScore: readonly ListingId[];
  readonly placesByDraw: number;
  readonly frozenAt: Date;
  readonly frozenBy: AccountId;
  /** Number of the journal entry that names the population; the seed is the root of the first checkpoint after it. */
  readonly entry: number;
  readonly seed: string | null;
  /** The signed checkpoint whose root is the seed, whole. */
  readonly checkpoint: string | null;
  readonly ranks: number | null;
  /** Those the draw added, in its order. */
  readonly drawn: readonly ListingId[];
  readonly drawnAt: Date | null;
  readonly publishedAt: Date | null;
  readonly state: PlanState;
  readonly version: number;
}

export type FrozenPlan = Omit<
  AuditPlanSnapshot,
  'seed' | 'checkpoint' | 'ranks' | 'drawn' | 'drawnAt' | 'publishedAt' | 'state' | 'version'
>;

/** What the draw starts from: nobody knew it when the population was frozen. */
export interface Seed {
  readonly root: string;
  readonly note: string;
}

/** Plan annuel de contrôle: frozen, then drawn with a seed that came later, then published so that anyone can redo it. */
export class AuditPlan {
  private constructor(private snapshot: AuditPlanSnapshot) {}

  static freeze(plan: FrozenPlan): AuditPlan {
    const undrawn = { seed: null, checkpoint: null, ranks: null, drawn: [], drawnAt: null, publishedAt: null };
    return new AuditPlan({ ...plan, ...undrawn, state: 'frozen', version: 1 });
  }

  static restore(snapshot: AuditPlanSnapshot): AuditPlan {
    return new AuditPlan(snapshot);
  }

  toSnapshot(): AuditPlanSnapshot {
    return this.snapshot;
  }

  /** Y1. @param order the whole population in the order that the seed gives */
  draw({ root, note }: Seed, order: readonly ListingId[], at: Date): void {
    const { chosenByScore, placesByDraw } = this.snapshot;
    const { added, ranks } = drawnAlong(order, new Set(chosenByScore), placesByDraw);
    this.move('draw', true, { seed: root, checkpoint: note, ranks, drawn: added, drawnAt: at });
  }

  /** Y2. @param order what drawing a second time gives. @throws ConditionsNotMet when it is not the same */
  publish(order: readonly ListingId[], at: Date): void {
    const { chosenByScore, placesByDraw, ranks, drawn } = this.snapshot;
    const again = drawnAlong(order, new Set(chosenByScore), placesByDraw);
    const same = again.ranks === ranks && again.added.join() === drawn.join();
    this.move('publish', same, { publishedAt: at });
  }

  private move(action: 'draw' | 'publish', holds: boolean, changes: Partial<AuditPlanSnapshot>): void {
    const condition = action === 'draw' ? 'checkpoint_signed' : 'draw_repeats';
    const met = new Set(holds ? [condition as typeof condition] : []);
    const { to } = transition(auditPlanLifecycle, this.snapshot.state, action, met, planConditionTexts);
    this.snapshot = { ...this.snapshot, ...changes, state: to, version: this.snapshot.version + 1 };
  }
}
