import { LifecycleView, LimitView, WordView } from '#libs/http';
import { PublisherDutyView } from '../duty/duty.view.js';

export class PublisherStatementView {
  text!: string;
  at!: string;
}

export class CommitmentView {
  text!: string;
  /** To be kept by the end of this day. */
  dueOn!: string;
  at!: string;
  /** Null until somebody of the authority has judged it. */
  verdict!: 'kept' | 'not_kept' | null;
  motive!: string | null;
  judgedAt!: string | null;
}

/** How many of those who reported say that it is fixed, or that it is not. */
export class FixedTallyView {
  /** Of those who could say. */
  fixed!: number;
  notFixed!: number;
}

export class PublisherRequestLineView {
  id!: string;
  number!: string;
  applicationId!: string;
  applicationName!: string;
  kind!: string;
  severity!: string;
  sentAt!: string;
  state!: string;
  publicState!: WordView;
  clock!: LimitView | null;
  version!: number;
}

export class PublisherRequestListView {
  /** The last first. */
  items!: PublisherRequestLineView[];
  next?: string;
}

/** Facts that a publisher was sent, what he answered and undertook. Nobody who reported is in it. */
export class PublisherRequestView extends LifecycleView {
  id!: string;
  number!: string;
  applicationId!: string;
  applicationName!: string;
  kind!: string;
  /** S1 danger or grave harm, S2 serious harm to health… */
  severity!: string;
  versions!: string[];
  /** What was established, in words that a person checked. */
  facts!: string;
  sentAt!: string;
  /** What the law may ask of the publisher, beside what is asked here. */
  duties!: PublisherDutyView[];
  statements!: PublisherStatementView[];
  /** First to last; one that was not kept stays. */
  commitments!: CommitmentView[];
  settlement!: string | null;
  /** The case it comes from; null for a single report, and for who may not know of cases. */
  caseId!: string | null;
  /** Of the last commitment; null for the publisher. */
  said!: FixedTallyView | null;
  version!: number;
}

/** A commitment that was judged, as anybody reads it: no word of anybody. */
export class PublicCommitmentView {
  kind!: string;
  /** Day on which the publisher undertook it. */
  madeOn!: string;
  dueOn!: string;
  kept!: boolean;
  verdict!: WordView;
  judgedOn!: string;
}

/** What the publisher undertook, as who reported reads it. */
export class FollowedCommitmentView {
  text!: string;
  dueOn!: string;
  verdict!: 'kept' | 'not_kept' | null;
  /** Whether you are asked now if it is fixed. */
  asked!: boolean;
  /** What you said. */
  fixed!: boolean | null;
}
