import { LifecycleView } from '#libs/http';

/** What a run would do with one class of data. */
export class PlannedClassView {
  name!: string;
  /** As the policy writes it: `24m`, `12h`. */
  keep!: string;
  /** The publisher is warned twice before. */
  told!: boolean;
  erase!: number;
  warn!: number;
  /** Warned of, and not yet over. */
  wait!: number;
  blocked!: number;
}

export class RetentionPlanView {
  policyVersion!: number;
  classes!: PlannedClassView[];
}

/** A number and dates; never content. */
export class PlannedItemView {
  id!: string;
  /** Number, as people read it; null where there is none. */
  label!: string | null;
  /** Day. */
  endedOn!: string;
  /** Day. */
  dueOn!: string;
  action!: 'erase' | 'warn' | 'wait' | 'blocked';
  /** `hold`, or the procedure that is open. */
  heldBy!: string[];
  /** Day named to the publisher. */
  eraseOn!: string | null;
}

export class PlannedItemsView {
  items!: PlannedItemView[];
  next?: string;
}

export class HoldView extends LifecycleView {
  id!: string;
  subjectKind!: string;
  subjectId!: string;
  motive!: string;
  override state!: 'standing' | 'lifted';
  putBy!: string;
  putAt!: string;
  liftedBy!: string | null;
  liftedAt!: string | null;
  liftMotive!: string | null;
  version!: number;
}

export class HoldsView {
  items!: HoldView[];
  next?: string;
}

export class ExportView extends LifecycleView {
  id!: string;
  override state!: 'waiting' | 'building' | 'ready' | 'failed' | 'erased';
  orderedAt!: string;
  /** Parts written, of how many. */
  done!: number;
  total!: number;
  readyAt!: string | null;
  /** From this moment it cannot be fetched any more. */
  availableUntil!: string | null;
  size!: number | null;
  /** SHA-256 of the file. */
  sha256!: string | null;
}

export class ExportsView {
  /** Newest first. */
  items!: ExportView[];
}
