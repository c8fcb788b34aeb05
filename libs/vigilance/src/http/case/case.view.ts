import { LifecycleView, LimitView, WordView } from '#libs/http';
import { PublisherDutyView } from '../duty/duty.view.js';
import { ReferralView } from '../referral/referral.view.js';
import { PublisherRequestLineView } from '../request/request.view.js';
import { ProposedRouteView, RouteDecisionView } from '../route/route.view.js';

export class CaseReportView {
  id!: string;
  number!: string;
  receivedAt!: string;
  appVersion!: string | null;
  kind!: string;
  severity!: string;
  topic!: string | null;
}

export class CaseConclusionView {
  outcome!: string;
  motive!: string;
  services!: string[];
  at!: string;
}

export class CaseContestView {
  /** Which conclusion: 1 is the first. */
  conclusion!: number;
  lodgedAt!: string;
  dueAt!: string;
  ruling!: 'pending' | 'upheld' | 'rejected';
  answer!: string | null;
}

export class CaseContestReasonsView {
  grounds!: string;
}

export class CaseLoweringView {
  severity!: string;
  by!: string;
  motive!: string;
  at!: string;
}

export class CaseGapView {
  criterion!: string;
  severity!: string;
  text!: string;
}

export class CaseCriterionView {
  id!: string;
  title!: string;
  severity!: string;
}

export class CaseLineView {
  id!: string;
  number!: string;
  applicationId!: string | null;
  applicationName!: string;
  kind!: string;
  severity!: string;
  openedAt!: string;
  state!: string;
  publicState!: WordView;
  clock!: LimitView | null;
  version!: number;
}

export class CaseListView {
  /** Due first comes first. */
  items!: CaseLineView[];
  next?: string;
}

/** A case: what happened, told by its reports, and what comes of it. Nobody who reported is in it. */
export class IncidentCaseView extends LifecycleView {
  id!: string;
  number!: string;
  applicationId!: string | null;
  applicationName!: string;
  kind!: string;
  /** S1 danger or grave harm, S2 serious harm to health, S3 serious otherwise, S4 the rest. */
  severity!: string;
  topics!: string[];
  /** Affected versions of the application. */
  versions!: string[];
  facts!: string | null;
  gaps!: CaseGapView[];
  /** The criteria that the topics lead to: what a confirmation may name. */
  linked!: CaseCriterionView[];
  /** Who has to be told, as the rules and the readings propose it. */
  proposedRoute!: ProposedRouteView;
  /** Who is told, as people said; first to last. */
  routes!: RouteDecisionView[];
  /** Somebody has to have routed it by then. */
  routeClock!: LimitView | null;
  /** Facts that its publisher was sent; first to last. */
  publisherRequests!: PublisherRequestLineView[];
  /** Authorities that were seized of it; first to last. */
  referrals!: ReferralView[];
  /** Of its publisher, by law: from the first facts that he was sent. */
  duties!: PublisherDutyView[];
  reports!: CaseReportView[];
  /** First to last; an earlier one stays when the case is opened again. */
  conclusions!: CaseConclusionView[];
  /** First to last. The reasons are opened for a reason, by the oversight body. */
  contests!: CaseContestView[];
  lowering!: CaseLoweringView | null;
  /** The case that goes on with its reports. */
  mergedInto!: string | null;
  openedAt!: string;
  stateSince!: string;
  version!: number;
}
