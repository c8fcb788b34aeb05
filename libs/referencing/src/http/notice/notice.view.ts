import { ActionView, LimitView, WordView } from '#libs/http';
import { DecisionView } from '../decision/decision.view.js';

/** The envelope: what the decision is about, never what it says. */
export class NoticeLineView {
  id!: string;
  decisionNumber!: string;
  /** Null for a measure on a listing. */
  dossierId!: string | null;
  dossierNumber!: string | null;
  applicationName!: string;
  organisationId!: string;
  state!: string;
  waitingOn!: string;
  availableAt!: string;
  /** Day after which the decision counts as read. */
  deemedReadOn!: string;
  readAt!: string | null;
  /** Day that counts as the day of notification. */
  notifiedOn!: string | null;
  /** Last day of the appeal. */
  appealUntil!: string | null;
  version!: number;
}

export class NoticeView extends NoticeLineView {
  publicState!: WordView;
  clock!: LimitView | null;
  actions!: ActionView[];
  /** The decision; absent until the notice is acknowledged. */
  content?: DecisionView;
}

export class NoticePageView {
  items!: NoticeLineView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}
