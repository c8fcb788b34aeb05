import { ActionView, WordView } from '#libs/http';

export class ClockStopView {
  from!: string;
  to?: string;
  cancelled!: boolean;
}

/** The clock of the evaluation. With a stop still open, `due` is the date "if it were answered today". */
export class ClockView {
  start!: string;
  limit!: string;
  /** More time that was given, once. */
  extension?: string;
  due!: string;
  stoppedDays!: number;
  running!: boolean;
  late!: boolean;
  stops!: ClockStopView[];
}

/** More time, given once for a state. Days. */
export class LimitExtensionView {
  state!: string;
  grantedAt!: string;
  motive!: string;
  formerDueOn!: string;
  dueOn!: string;
}

/** The facts of the orientation. */
export class FactsView {
  category!: string;
  access!: string;
  catalog!: string;
  flags!: string[];
  track?: string;
  device_class?: string;
  ai_effect_on_person?: boolean;
}

export class DossierView {
  id!: string;
  number!: string | null;
  kind!: string;
  /** Kinds that are judged with it in one decision. */
  merged!: string[];
  /** The decision it follows from. */
  parentDecisionId!: string | null;
  applicationId!: string;
  applicationName!: string;
  organisationId!: string;
  applicationVersion!: string;
  facts!: FactsView;
  state!: string;
  /** The state in the words of this reader. */
  publicState!: WordView;
  waitingOn!: string;
  stateSince!: string;
  /** Last instant of the present state, when it has a limit. */
  dueAt!: string | null;
  frameworkVersion!: string | null;
  tier!: string | null;
  /** Only for the authority. */
  leadId?: string | null;
  returns!: number;
  clock?: ClockView;
  /** More time that was given, for which state and why. */
  extensions!: LimitExtensionView[];
  contractId?: string | null;
  actions!: ActionView[];
  version!: number;
}

/** One line of a list. */
export class DossierLineView {
  id!: string;
  number!: string | null;
  kind!: string;
  applicationName!: string;
  organisationId!: string;
  state!: string;
  publicState!: WordView;
  waitingOn!: string;
  dueAt!: string | null;
  overdue!: boolean;
  category!: string;
  tier!: string | null;
  version!: number;
}

export class DossierPageView {
  items!: DossierLineView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

export class HistoryEntryView {
  at!: string;
  what!: string;
  from!: string | null;
  to!: string | null;
  /** Role of whoever acted. */
  by!: string;
  /** Name of whoever acted, where the reader may know it. */
  name?: string;
}

export class HistoryView {
  dossierId!: string;
  number!: string | null;
  entries!: HistoryEntryView[];
}

/** How much work waits, by what is to be done. */
export class WorkCountView {
  state!: string;
  waitingOn!: string;
  total!: number;
  overdue!: number;
}

export class WorkCountsView {
  items!: WorkCountView[];
}
