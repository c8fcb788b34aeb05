import { ActionView, LimitView, ReasonView, WordView } from '#libs/http';

export class AppealLineView {
  id!: string;
  /** `REC-2026-000012`. */
  number!: string;
  /** `decision` or `inaction`. */
  contested!: string;
  /** Number of the decision, or of the dossier that nobody went on with. */
  contestedNumber!: string;
  decisionId!: string | null;
  dossierId!: string | null;
  applicationId!: string;
  applicationName!: string;
  organisationId!: string;
  filedAt!: string;
  /** Shown from the first day on; what comes outside of its time is declared inadmissible by the body. */
  filedInTime!: boolean;
  /** First day on which an appeal against inaction may be filed. */
  inTimeFrom!: string | null;
  /** Last day on which an appeal against the decision may be filed. */
  inTimeUntil!: string | null;
  state!: string;
  publicState!: WordView;
  waitingOn!: string;
  /** Until when the body has to admit it, or to settle it. */
  dueAt!: string | null;
  /** `none`, `running` or `ended`. */
  stay!: string;
  outcome!: string | null;
  closedAt!: string | null;
  version!: number;
}

/** What was done about a settled appeal. */
export class AppealEffectView {
  /** The decision that was contested no longer holds. */
  annulled!: boolean;
  /** The decision that put things right on the listing. */
  followedBy!: string | null;
  /** The dossier in which the file is judged again. */
  newDossier!: string | null;
}

export class AppealMemberView {
  id!: string;
  name!: string;
}

export class AppealView extends AppealLineView {
  grounds!: string;
  /** The limit of the authority that was let pass. */
  limitDueAt!: string | null;
  membersNeeded!: number;
  membersChosen!: number;
  /** For the authority. */
  members?: AppealMemberView[];
  defenceDueOn!: string | null;
  defence!: string | null;
  defenceAt!: string | null;
  stayMotive!: string | null;
  stayOrderedAt!: string | null;
  stayEndedAt!: string | null;
  /** Why it was settled so, or declared inadmissible. */
  answer!: string | null;
  /** Null until the settlement is carried out, and for an appeal against inaction. */
  effect!: AppealEffectView | null;
  clock!: LimitView | null;
  actions!: ActionView[];
}

export class AppealPageView {
  items!: AppealLineView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

/** A member of the oversight body, and whether he may hear this appeal. */
export class AppealCandidateView {
  id!: string;
  name!: string;
  eligible!: boolean;
  chosen!: boolean;
  /** How he took part in what is contested, or what ties him to the publisher. */
  reasons!: ReasonView[];
}

export class AppealCandidateListView {
  items!: AppealCandidateView[];
  /** As many as the policy asks for at least. */
  needed!: number;
}
