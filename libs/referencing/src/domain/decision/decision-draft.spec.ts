import { Conflict } from '#libs/kernel';
import { aDossier } from '../../testing.js';
import { aDraft, aVerdict, LEAD, SIGNATORY } from './decision.builders.js';
import { prepareDraft, signFirst } from './decision-draft.js';
import { proposalFor } from './outcome.js';

const at = new Date('2026-03-02T09:00:00Z');

describe('the draft of a decision', () => {
  it('loses its first signature when it is prepared again', () => {
    const signed = signFirst(aDraft([aVerdict()]), SIGNATORY, at);

    const again = prepareDraft(
      signed,
      { dossierId: signed.dossierId, replaces: null, preparedBy: LEAD, preparedAt: at },
      signed,
    );

    expect([again.firstSignedBy, again.firstSignedAt, again.version]).toEqual([null, null, 3]);
  });

  it('is not signed by who prepared it', () => {
    expect(() => signFirst(aDraft([aVerdict()]), LEAD, at)).toThrow(Conflict);
  });
});

describe('what the rule proposes for a trial', () => {
  const onTrial = aDossier({ kind: 'trial', facts: { ...aDossier().facts, track: 'essai' } });

  it('is not granted by what comes after the beginning', () => {
    for (const kind of ['renewal', 'change', 'conversion', 'transition'] as const) {
      expect(proposalFor(aDossier({ kind }), { outcome: 'trial', rule: 'D3' }).outcome).toBe('adjourned');
    }
  });

  it.each([
    ['full', 'trial'],
    ['full_with_reservations', 'trial'],
    ['temporary', 'trial'],
    ['adjourned', 'adjourned'],
    ['undecidable', 'undecidable'],
  ])('%s becomes %s', (proposed, outcome) => {
    expect(proposalFor(onTrial, { outcome: proposed, rule: 'D5' }).outcome).toBe(outcome);
    expect(proposalFor(aDossier(), { outcome: proposed, rule: 'D5' }).outcome).toBe(proposed);
  });
});
