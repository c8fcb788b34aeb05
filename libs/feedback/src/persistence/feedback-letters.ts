import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type LetterLanguage, Letters } from '#libs/notification';
import { FeedbackPolicy } from '../application/feedback-policy.js';
import type { ReviewSnapshot } from '../domain/review/review.js';
import type { ReviewFlagSnapshot } from '../domain/review/review-flag.js';
import { catalogueName } from './applications-in-catalogue.js';

const OUTCOMES = {
  upheld: {
    fr: 'Votre signalement est fondé : l’avis n’est plus publié.',
    en: 'Your doubt holds: the review is no longer published.',
  },
  dismissed: {
    fr: 'Votre signalement n’est pas retenu : l’avis reste publié.',
    en: 'Your doubt is not followed: the review stays published.',
  },
  moot: {
    fr: 'L’avis n’est plus publié pour une autre raison.',
    en: 'The review is no longer published, for another reason.',
  },
} as const;

/** What authors and publishers are told, in the transaction of what they are told about. */
export abstract class FeedbackLetters {
  abstract reviewRefused(tx: EntityManager, review: ReviewSnapshot): Promise<void>;
  abstract flagClosed(tx: EntityManager, flag: ReviewFlagSnapshot, review: ReviewSnapshot): Promise<void>;
}

@Injectable()
export class PostedFeedbackLetters extends FeedbackLetters {
  constructor(
    private readonly letters: Letters,
    private readonly policy: FeedbackPolicy,
  ) {
    super();
  }

  override async reviewRefused(tx: EntityManager, review: ReviewSnapshot): Promise<void> {
    const { id, version, authorEmail, refusal, applicationId, writtenOn } = review;
    if (authorEmail === null || refusal === null) return;
    const language: LetterLanguage = review.language === 'fr' ? 'fr' : 'en';
    const { name, slug } = await catalogueName(tx, applicationId);
    const motive = this.policy.reviews.refusalMotives.get(refusal.motive) ?? refusal.motive;
    await this.letters.post(tx, {
      template: 'review-refused',
      key: `review-refused:${id}:${version}`,
      to: { email: authorEmail, language },
      about: { kind: 'review', id },
      path: `/applications/${slug}`,
      data: { application: name, writtenOn, motive, explanation: refusal.explanation },
    });
  }

  override async flagClosed(tx: EntityManager, flag: ReviewFlagSnapshot, review: ReviewSnapshot): Promise<void> {
    if (flag.state === 'open') throw new Error(`flag ${flag.id} is still open`);
    const { name, slug } = await catalogueName(tx, flag.applicationId);
    await this.letters.post(tx, {
      template: 'review-flag-closed',
      key: `review-flag-closed:${flag.id}`,
      to: { accountId: flag.flaggedBy },
      about: { kind: 'review_flag', id: flag.id },
      path: `/applications/${slug}`,
      data: {
        application: name,
        writtenOn: review.writtenOn,
        outcome: OUTCOMES[flag.state],
        answer: flag.answer ?? '',
      },
    });
  }
}
