import { ActionNotAllowed, flawsOf, newId, StaleVersion, toDay, transition } from '#libs/kernel';
import { type Arrival, type HandedReview, Review } from './review.js';
import { REVIEW_STATES, type ReviewCondition, reviewLifecycle } from './review.lifecycle.js';
import { ReviewFlag } from './review-flag.js';
import { FLAG_STATES, reviewFlagLifecycle } from './review-flag.lifecycle.js';

const at = new Date('2026-11-23T09:00:00Z');
const later = new Date('2026-11-24T09:00:00Z');
const dueAt = new Date('2026-12-07T22:59:59Z');
const arrival: Arrival = { at, on: toDay('2026-11-23'), importId: newId<'Import'>(), dueAt };
const handed: HandedReview = {
  applicationId: newId<'Application'>(),
  source: 'app_store',
  externalId: '1',
  writtenOn: toDay('2026-11-20'),
  experiencedOn: null,
  amendedOn: null,
  rating: 2,
  text: 'Les rappels arrivent trop tard.',
  language: 'fr',
  checked: false,
  authorEmail: 'someone@example.test',
};
const refusal = { motive: 'not_an_experience', explanation: '', policyVersion: 1 };
const received = (changed: Partial<HandedReview> = {}) =>
  Review.receive(newId<'Review'>(), { ...handed, ...changed }, arrival);

describe.each([
  ['a review', reviewLifecycle, REVIEW_STATES],
  ['a flag', reviewFlagLifecycle, FLAG_STATES],
] as const)('the path of %s', (_, lifecycle, states) => {
  const rows = Object.entries(lifecycle.transitions);

  it('has no flaw, and names every state that the database knows', () => {
    const named = new Set([...lifecycle.initial, ...rows.flatMap(([, { from, to }]) => [...from, to])]);

    expect(flawsOf(lifecycle)).toEqual([]);
    expect([...named].sort()).toEqual([...states].sort());
  });

  it('leads where its table says from every state, and nowhere else', () => {
    const actions = [...new Set(rows.map(([, { on }]) => on))];
    for (const state of states) {
      for (const action of actions) {
        const row = rows.find(([, { on, from }]) => on === action && (from as readonly string[]).includes(state));
        const met = new Set((row?.[1] as { when?: readonly ReviewCondition[] } | undefined)?.when ?? []);
        const go = () => transition(lifecycle as typeof reviewLifecycle, state as never, action as never, met);
        if (row) expect(go().to).toBe(row[1].to);
        else expect(go).toThrow(ActionNotAllowed);
      }
    }
  });
});

describe('a review that comes in', () => {
  it('waits for a person when it has words', () => {
    expect(received().toSnapshot()).toMatchObject({ state: 'pending', publishedAt: null, dueAt });
  });

  it('is public at once when it is a bare rating', () => {
    expect(received({ text: '' }).toSnapshot()).toMatchObject({ state: 'published', publishedAt: at, dueAt: null });
  });
});

describe('a review', () => {
  it('keeps the reason for which it was refused, until it is looked at again', () => {
    const review = received();
    review.refuse(refusal, later);
    expect(review.toSnapshot()).toMatchObject({ state: 'refused', refusal, dueAt: null, version: 2 });

    review.reconsider(later, dueAt);
    expect(review.toSnapshot()).toMatchObject({ state: 'pending', refusal: null, dueAt, version: 3 });
  });

  it('may be refused after it was public', () => {
    const review = received();
    review.publish(at);
    review.refuse(refusal, later);

    expect(review.state).toBe('refused');
  });

  it('is read again when its words change at the source', () => {
    const review = received();
    review.publish(at);

    const importId = newId<'Import'>();
    expect(review.amend({ ...handed, text: 'Corrigé : les rappels arrivent.' }, { ...arrival, importId })).toBe(true);
    expect(review.toSnapshot()).toMatchObject({ importId, state: 'pending', amendedOn: '2026-11-23', publishedAt: at });
  });

  it('stays as it is when the source says the same again', () => {
    const review = received();
    review.publish(at);

    expect(review.amend(handed, arrival)).toBe(false);
    expect(review.toSnapshot()).toMatchObject({ state: 'published', version: 2 });
  });

  it.each(['withdraw', 'expire'] as const)(
    'leaves nothing of its author after %s, even if the source sends it again',
    (how) => {
      const review = received();
      review[how](later);

      expect(review.toSnapshot()).toMatchObject({ state: 'withdrawn', text: '', authorEmail: null });
      expect(review.amend({ ...handed, rating: 5 }, arrival)).toBe(false);
    },
  );

  it('moves only for who has seen its present version', () => {
    expect(() => received().expectVersion(2)).toThrow(StaleVersion);
  });
});

describe('a flag', () => {
  const raised = () =>
    ReviewFlag.raise({
      id: newId<'ReviewFlag'>(),
      reviewId: newId<'Review'>(),
      applicationId: handed.applicationId,
      motive: 'not_authentic',
      explanation: 'Le même texte se trouve sous cinq applications.',
      policyVersion: 1,
      flaggedBy: newId<'Account'>(),
      flaggedAt: at,
      dueAt,
    });

  it.each(['upheld', 'dismissed'] as const)('is %s once, with an answer', (outcome) => {
    const flag = raised();
    flag.decide(outcome, 'Voici pourquoi.', newId<'Account'>(), later);

    expect(flag.toSnapshot()).toMatchObject({ state: outcome, answer: 'Voici pourquoi.', decidedAt: later });
    expect(() => flag.decide('dismissed', 'Encore.', newId<'Account'>(), later)).toThrow(ActionNotAllowed);
  });

  it('has no object any more when the review went by itself', () => {
    const flag = raised();
    flag.lapse(later);

    expect(flag.toSnapshot()).toMatchObject({ state: 'moot', answer: null, decidedBy: null, decidedAt: later });
  });
});
