import { LifecycleView } from '#libs/http';

export class LetterSubjectView {
  kind!: string;
  id!: string;
}

/** A letter as it was written. */
export class LetterView extends LifecycleView {
  id!: string;
  /** The occasion. */
  template!: string;
  language!: 'fr' | 'en';
  subject!: string;
  body!: string;
  override state!: 'waiting' | 'sent' | 'undeliverable';
  /** The reader, when known to the service. */
  accountId!: string | null;
  about!: LetterSubjectView | null;
  writtenAt!: Date;
  sentAt!: Date | null;
}

export class LetterPageView {
  items!: LetterView[];
  /** Absent on the last page. */
  next?: string;
}
