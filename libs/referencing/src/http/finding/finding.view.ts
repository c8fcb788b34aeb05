import { LifecycleView } from '#libs/http';

/** How the publisher will put it right. */
export class FindingPlanView {
  action!: string;
  owner!: string;
  /** Day. */
  on!: string;
  proposedAt!: string;
}

/** What was last said of it. */
export class FindingRemarkView {
  /** The action with which it was said. */
  on!: string;
  motive!: string;
  at!: string;
}

/** The one time the due day was moved; the motive is public. */
export class FindingExtensionView {
  /** Day. */
  from!: string;
  motive!: string;
  at!: string;
}

/** One criterion to put right, whatever found it. */
export class FindingView extends LifecycleView {
  id!: string;
  listingId!: string;
  applicationName!: string;
  criterion!: string;
  severity!: string;
  sourceType!: string;
  sourceId!: string;
  text!: string;
  /** What closes it: files sent with it, or a dossier that covers its criterion. */
  proof!: 'files' | 'dossier';
  /** Last day on which evidence is in time. */
  dueOn!: string;
  overdue!: boolean;
  plan!: FindingPlanView | null;
  /** The statement of sincerity that was signed with the evidence. */
  statement!: string | null;
  submittedAt!: string | null;
  /** Last day on which the evidence is to be looked at; null unless files wait for it. */
  verifyBy!: string | null;
  /** The dossier that carries the evidence. */
  coveringDossierId!: string | null;
  rejections!: number;
  remark!: FindingRemarkView | null;
  extension!: FindingExtensionView | null;
  /** The finding that fell with the listing and that this one takes up again. */
  reopens!: string | null;
  openedAt!: string;
  closedAt!: string | null;
  version!: number;
}

export class FindingPageView {
  items!: FindingView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

/** A file that shows that a finding is put right. */
export class FindingEvidenceView {
  id!: string;
  fileName!: string;
  mediaType!: string;
  /** Bytes. */
  size!: number;
  sha256!: string;
  scan!: 'pending' | 'clean' | 'infected' | 'not_scanned';
  uploadedAt!: string;
}

export class FindingEvidencePageView {
  items!: FindingEvidenceView[];
}
