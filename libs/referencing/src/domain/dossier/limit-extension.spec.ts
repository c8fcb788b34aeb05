import type { Day } from '#libs/kernel';
import { frenchCalendar } from '#libs/kernel';
import { accountNamed, aDossier, factsAround } from '../../testing.js';
import { DOSSIER_STATES } from './dossier.lifecycle.js';
import { conditionsMet } from './dossier-facts.js';
import { readClock } from './evaluation-clock.js';
import { extensionOf } from './limit-extension.js';

const limits = {
  contract_signature: { first: '30d', extension: '20d' },
  comply_after_adjournment: { first: '3m', extension: '2m' },
  observations: { first: '15wd', extension: '5wd' },
  evaluation: { extension: 'once_same_length' },
};
const clock = { start: '2026-03-02' as Day, limit: '40wd' };
const now = new Date('2026-03-10T09:00:00Z');

describe('more time for a state', () => {
  it('is what the policy says, and nothing where it says nothing', () => {
    const given = DOSSIER_STATES.flatMap((state) => extensionOf(state, limits, clock) ?? []);

    expect(given).toEqual(['20d', '2m', '40wd', '5wd']);
  });

  it('makes the evaluation as much longer, with the days on which it was stopped still left out', () => {
    const calendar = frenchCalendar({ alsaceMoselle: false });
    const stops = [{ from: '2026-03-04' as Day, to: '2026-03-06' as Day }];
    const read = (extension?: string) =>
      readClock({ ...clock, ...(extension && { extension }) }, stops, '2026-03-10' as Day, calendar).due;

    expect(read('40wd')).toBe(readClock({ ...clock, limit: '80wd' }, stops, '2026-03-10' as Day, calendar).due);
    expect(read('40wd') > read()).toBe(true);
  });

  it.each([
    ['before the day', '2026-03-20T22:59:59Z', {}, true],
    ['after the day', '2026-03-10T08:59:59Z', {}, false],
    ['while a question stops the clock', '2026-03-10T08:59:59Z', { openBlockingClarifications: 1 }, true],
  ])('%s: %s', (_, due, around, open) => {
    const dossier = aDossier({ state: 'evaluation', stateDueAt: new Date(due) });
    const met = conditionsMet(
      dossier,
      factsAround(around),
      { returnsAllowed: 2, extraRoundsAllowed: 2 },
      accountNamed('signatory'),
      now,
    );

    expect(met.has('limit_not_passed')).toBe(open);
  });

  it('is given once for each state', () => {
    const met = (state: 'contracting' | 'observations') =>
      conditionsMet(
        aDossier({ state }),
        factsAround({ extended: ['contracting'] }),
        { returnsAllowed: 2, extraRoundsAllowed: 2 },
        null,
        now,
      ).has('never_extended');

    expect([met('contracting'), met('observations')]).toEqual([false, true]);
  });
});
