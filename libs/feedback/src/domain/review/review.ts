import { type Day, type Id, StaleVersion, transition } from '#libs/kernel';
import type { ApplicationId } from '../application-id.js';
import type { ImportId } from '../usage/usage-record.js';
import {
  type ReviewAction,
  type ReviewCondition,
  type ReviewState,
  reviewConditionTexts,
  reviewLifecycle,
} from './review.lifecycle.js';
import { type ReviewWords, saysTheSame } from './review-words.js';

export type ReviewId = Id<'Review'>;

/** Why a review is not public: a word of the vocabulary of this version, and what the moderator adds. */
export interface Refusal {
  readonly motive: string;
  readonly explanation: string;
  readonly policyVersion: number;
}

export interface ReviewSnapshot extends ReviewWords {
  readonly id: ReviewId;
  readonly applicationId: ApplicationId;
  readonly source: string;
  /** How the source knows it. */
  readonly externalId: string;
  readonly writtenOn: Day;
  /** The day its author last changed it. */
  readonly amendedOn: Day | null;
  /** Only to tell the author of a refusal; forgotten with the review. */
  readonly authorEmail: string | null;
  readonly state: ReviewState;
  readonly stateSince: Date;
  /** Until when a moderator should have read it; null once he has. */
  readonly dueAt: Date | null;
  readonly publishedAt: Date | null;
  readonly refusal: Refusal | null;
  readonly importedAt: Date;
  readonly importId: ImportId;
  readonly version: number;
}

/** What a source hands over. */
export type HandedReview = Pick<
  ReviewSnapshot,
  | 'applicationId'
  | 'source'
  | 'externalId'
  | 'writtenOn'
  | 'experiencedOn'
  | 'amendedOn'
  | 'rating'
  | 'text'
  | 'language'
  | 'checked'
  | 'authorEmail'
>;

/** When it came, in which file, and until when its words have to be read. */
export interface Arrival {
  readonly at: Date;
  readonly on: Day;
  readonly importId: ImportId;
  readonly dueAt: Date;
}

/** What somebody writes about an application (avis). It never changes the status of what it is about. */
export class Review {
  private constructor(private snapshot: ReviewSnapshot) {}

  static receive(id: ReviewId, handed: HandedReview, { at, importId, dueAt }: Arrival): Review {
    const hasWords = handed.text !== '';
    return new Review({
      ...handed,
      id,
      state: hasWords ? 'pending' : 'published',
      stateSince: at,
      dueAt: hasWords ? dueAt : null,
      publishedAt: hasWords ? null : at,
      refusal: null,
      importedAt: at,
      importId,
      version: 1,
    });
  }

  static restore(snapshot: ReviewSnapshot): Review {
    return new Review(snapshot);
  }

  get id(): ReviewId {
    return this.snapshot.id;
  }

  get state(): ReviewState {
    return this.snapshot.state;
  }

  toSnapshot(): ReviewSnapshot {
    return this.snapshot;
  }

  /** @throws StaleVersion */
  expectVersion(expected: number): void {
    if (expected !== this.snapshot.version) throw new StaleVersion(expected, this.snapshot.version);
  }

  publish(at: Date): void {
    this.move('publish', at, { dueAt: null, publishedAt: at });
  }

  refuse(refusal: Refusal, at: Date): void {
    this.move('refuse', at, { dueAt: null, refusal });
  }

  reconsider(at: Date, dueAt: Date): void {
    this.move('reconsider', at, { dueAt, refusal: null });
  }

  /**
   * The author has changed it at its source: words are read again, and the day of the change is shown (L.111-7-2).
   * @returns false when nothing has changed, or when it was withdrawn and stays so
   */
  amend(handed: HandedReview, { at, on, importId, dueAt }: Arrival): boolean {
    if (this.state === 'withdrawn' || saysTheSame(this.snapshot, handed)) return false;
    const { rating, text, language, checked, experiencedOn } = handed;
    const hasWords = text !== '';
    const words = {
      rating,
      text,
      language,
      checked,
      experiencedOn,
      amendedOn: handed.amendedOn ?? on,
      importId,
      refusal: null,
    };
    const met: ReviewCondition = hasWords ? 'has_text' : 'has_no_text';
    const shown = hasWords ? { dueAt } : { dueAt: null, publishedAt: this.snapshot.publishedAt ?? at };
    this.move('amend', at, { ...words, ...shown }, [met]);
    return true;
  }

  /** The author, or the source for him, takes it back. */
  withdraw(at: Date): void {
    this.move('withdraw', at, FORGOTTEN);
  }

  /** It was kept for as long as was promised (D.111-17 2° b). */
  expire(at: Date): void {
    this.move('expire', at, FORGOTTEN);
  }

  private move(
    action: ReviewAction,
    at: Date,
    changes: Partial<ReviewSnapshot>,
    met: readonly ReviewCondition[] = [],
  ): void {
    const { to } = transition(reviewLifecycle, this.snapshot.state, action, new Set(met), reviewConditionTexts);
    const { version } = this.snapshot;
    this.snapshot = { ...this.snapshot, ...changes, state: to, stateSince: at, version: version + 1 };
  }
}

/** What is left of a review that is gone: its rating and its days, nothing that points to a person. */
const FORGOTTEN = { text: '', authorEmail: null, dueAt: null, refusal: null } as const;
