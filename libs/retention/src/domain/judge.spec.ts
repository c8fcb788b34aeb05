import fc from 'fast-check';
import { addDays, addMonths, type Day, dayOf, startOf } from '#libs/kernel';
import { type Due, judge, type Verdict, type Warning } from './judge.js';

const WARNINGS = { firstMonths: 2, secondDays: 14 };
const told = { name: 'dossier-refused', keep: '24m', told: true };
const quiet = { name: 'session', keep: '12h', told: false };
const at = (day: string) => new Date(startOf(day as Day).getTime() + 3 * 3_600_000);
const due = (dueAt: Date, rest: Partial<Due> = {}): Due => ({ dueAt, heldBy: [], warning: null, ...rest });

/** Runs the job on each of these days, as long as nothing is erased. */
function live(dueAt: Date, days: readonly Day[], held: (day: Day) => readonly string[] = () => []) {
  let warning: Warning | null = null;
  const told_: { day: Day; occurrence: string }[] = [];
  for (const day of days) {
    const verdict: Verdict = judge({ dueAt, warning, heldBy: held(day) }, told, WARNINGS, at(day));
    if (verdict.action === 'blocked') warning = null;
    if (verdict.action === 'warn') {
      warning = verdict.warning;
      told_.push({ day, occurrence: verdict.occurrence });
    }
    if (verdict.action === 'erase') return { erasedOn: day, warned: told_ };
  }
  return { erasedOn: null, warned: told_ };
}

const daily = (from: Day, count: number) => Array.from({ length: count }, (_, day) => addDays(from, day));

describe('the end of a retention', () => {
  it('is announced two months and two weeks before, and comes on the day named (REG-29)', () => {
    const { erasedOn, warned } = live(at('2028-05-31'), daily('2028-01-01' as Day, 300));

    expect(warned).toEqual([
      { day: '2028-04-01', occurrence: 'first' },
      { day: '2028-05-18', occurrence: 'second' },
    ]);
    expect(erasedOn).toBe('2028-06-01');
  });

  it('of what nobody is warned of comes with its moment, not before', () => {
    const moment = at('2026-11-24');

    expect(judge(due(moment), quiet, WARNINGS, new Date(moment.getTime() - 1))).toEqual({ action: 'none' });
    expect(judge(due(moment), quiet, WARNINGS, moment)).toEqual({ action: 'erase' });
  });

  it('is blocked while something holds it, and is announced anew afterwards', () => {
    const held = (day: Day) => (day >= '2028-05-20' && day < '2031-01-01' ? ['appeal'] : []);
    const { erasedOn, warned } = live(at('2028-05-31'), daily('2028-01-01' as Day, 1_300), held);

    expect(warned.map(({ day }) => day)).toEqual(['2028-04-01', '2028-05-18', '2031-01-01', '2031-02-15']);
    expect(erasedOn).toBe('2031-03-01');
  });

  it('forgets a warning that named an earlier end', () => {
    const warning = { firstOn: '2028-04-01', secondOn: '2028-05-18', eraseOn: '2028-06-01' } as Warning;

    expect(judge(due(at('2033-06-01'), { warning }), told, WARNINGS, at('2030-01-01'))).toEqual({ action: 'none' });
    expect(judge(due(at('2033-06-01'), { warning }), told, WARNINGS, at('2033-06-02'))).toMatchObject({
      action: 'warn',
      occurrence: 'first',
    });
  });

  it('is announced twice at full distance, once each, whatever nights are missed', () => {
    const gaps = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 12, maxLength: 60 });
    fc.assert(
      fc.property(gaps, (nights) => {
        const days: Day[] = [];
        let day = '2028-01-01' as Day;
        for (const gap of nights) {
          day = addDays(day, gap);
          days.push(day);
        }
        const { erasedOn, warned } = live(at('2028-05-31'), days);
        if (erasedOn === null) return warned.length <= 2;
        const [first, second] = warned;
        return (
          warned.length === 2 &&
          erasedOn > dayOf(at('2028-05-31')) &&
          first !== undefined &&
          second !== undefined &&
          erasedOn >= addMonths(first.day, 2) &&
          erasedOn >= addDays(second.day, 14)
        );
      }),
    );
  });
});
