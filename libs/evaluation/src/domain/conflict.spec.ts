import fc from 'fast-check';
import { addDays, addMonths, toDay } from '#libs/kernel';
import { CONFLICT_KINDS, type ConflictKind, type ConflictRelation, conflictsOf } from './conflict.js';

const today = toDay('2026-06-15');
const publisher = { siren: '999100100', group: new Set(['999100118']) };
const WINDOW = '60m';

const relation = (more: Partial<ConflictRelation>): ConflictRelation => ({
  id: 'r1',
  siren: publisher.siren,
  kind: 'member',
  from: toDay('2015-01-01'),
  to: null,
  source: 'declared',
  ...more,
});

const found = (...relations: ConflictRelation[]) => conflictsOf(relations, publisher, today, WINDOW);

describe('the conflict filter', () => {
  it.each(['member', 'shareholder', 'paid_adviser', 'family', 'competitor', 'other', 'pinned_conflict'] as const)(
    'excludes for a running tie of kind %s',
    (kind: ConflictKind) => {
      expect(found(relation({ kind }))).toEqual([expect.objectContaining({ kind, strength: 'hard' })]);
    },
  );

  it.each(['network', 'appeal_review'] as const)('asks for a clearance for %s', (kind) => {
    expect(found(relation({ kind }))).toEqual([expect.objectContaining({ kind, strength: 'soft' })]);
  });

  it('excludes an expert employed by the group three years ago, under a policy of five years (EXP-04)', () => {
    const employed = relation({ siren: '999100118', to: addMonths(today, -36) });

    expect(found(employed)).toEqual([
      expect.objectContaining({ kind: 'former_member', strength: 'hard', siren: '999100118' }),
    ]);
  });

  it.each([
    ['on the last day of the window', addMonths(today, -60), 1],
    ['the day after', addDays(addMonths(today, -60), -1), 0],
  ])('counts a former tie %s', (_, to, count) => {
    expect(found(relation({ to }))).toHaveLength(count);
  });

  it('forgets family and competition once they have ended', () => {
    const ended = { to: addDays(today, -1) };

    expect(found(relation({ kind: 'family', ...ended }), relation({ kind: 'competitor', ...ended }))).toEqual([]);
  });

  it('ignores a tie that has not begun, and ties to others', () => {
    expect(found(relation({ from: addDays(today, 1) }), relation({ siren: '999200207' }))).toEqual([]);
  });

  it('is silenced by a pinned non-conflict for what was detected only', () => {
    const pin = relation({ id: 'pin', kind: 'pinned_free', source: 'set_by_regulator' });

    expect(found(pin, relation({ source: 'detected' }))).toEqual([]);
    expect(found(pin, relation({ source: 'declared' }))).toHaveLength(1);
  });

  it('judges an organisation of the group as the publisher itself', () => {
    const kind = fc.constantFrom(...CONFLICT_KINDS);
    const day = fc.integer({ min: -3000, max: 3000 }).map((days) => addDays(today, days));
    fc.assert(
      fc.property(kind, day, fc.option(day), (one, from, to) => {
        const own = found(relation({ kind: one, from, to }));
        const sister = found(relation({ kind: one, from, to, siren: '999100118' }));

        expect(sister.map(({ kind: k, strength }) => [k, strength])).toEqual(own.map((c) => [c.kind, c.strength]));
      }),
    );
  });
});
