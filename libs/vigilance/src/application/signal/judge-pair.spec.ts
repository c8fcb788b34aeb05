import fc from 'fast-check';
import { toDay } from '#libs/kernel';
import type { SignalRules } from '../../domain/signal/signal-rules.js';
import { addWeeks } from '../../domain/signal/weeks.js';
import { Background } from './background.js';
import { judge, type Pair, poissonQuantile, usualPerWeek } from './judge-pair.js';

const rules: SignalRules = {
  version: 1,
  seriesWeeks: 160,
  screening: {
    weeks: 26,
    minCases: 3,
    icLower: 0,
    evans: { cases: 3, prr: 2, chi2: 4 },
    backgroundCases: 20,
    prior: [0.204, 0.058, 1.415, 1.838, 0.0969],
  },
  shrinkage: { cases: 2, leastPerWeek: 0.1 },
  temporal: {
    minCases: 3,
    ears: { baseline: 7, alpha: 0.001, minSigma: 0.5 },
    poissonCusum: { times: 2, quietWeeks: 520, weeks: 52 },
    farrington: { b: 2, w: 3, alpha: 0.01, freq: 52, limit54: [5, 4] },
    maxsprt: { newlyListedWeeks: 52, upperLimitExpected: 10, minEvents: 4, alpha: 0.05 },
  },
  againAfterCases: 3,
  campaign: {
    withinDays: 7,
    lookedBackDays: 28,
    likeness: 0.6,
    shingleWords: 3,
    leastWords: 5,
    shownFrom: 3,
    compared: 500,
  },
};
const week = toDay('2027-03-01');
const pair = (counts: readonly number[], change: Partial<Pair> = {}): Pair => {
  const since = addWeeks(week, 1 - counts.length);
  return {
    counts: counts.flatMap((cases, at) => (cases > 0 ? [{ week: addWeeks(since, at), cases }] : [])),
    since,
    listedOn: since,
    week,
    table: null,
    background: 'category',
    categoryPerWeek: 0.5,
    settledUntil: null,
    ...change,
  };
};
const zeros = (length: number) => new Array<number>(length).fill(0);
const found = (given: Pair) => judge(given, rules).evidence.map(({ method }) => method);

describe('the judgement of a pair', () => {
  it('finds nothing in a few cases spread over time', () => {
    const calm = Array.from({ length: 120 }, (_, at) => (at % 4 === 0 ? 1 : 0));
    expect(found(pair(calm, { table: { a: 7, b: 40, c: 60, d: 400 } }))).toEqual([]);
  });

  it('finds a burst by the weeks before it, and not with fewer weeks than that takes', () => {
    expect(found(pair([...zeros(60), 6]))).toEqual(expect.arrayContaining(['ears-c1', 'ears-c2']));
    expect(found(pair([...zeros(60), 3, 3, 3]))).toContain('ears-c3');
    expect(judge(pair([0, 0, 6]), rules).applied).not.toContain('ears-c2');
  });

  it('finds a pair that is told more often than of others, and says the figures beside it', () => {
    const [screened] = judge(pair([...zeros(120), 1], { table: { a: 12, b: 10, c: 10, d: 400 } }), rules).evidence;
    expect(screened).toMatchObject({ method: 'disproportionality', threshold: 0, figures: { evans: true, a: 12 } });
    expect(screened?.value).toBeGreaterThan(0);
  });

  it('finds a slow rise that no single week shows, and forgets what a person has judged', () => {
    const slow = [...zeros(60), ...new Array<number>(10).fill(2)];
    expect(found(pair(slow, { listedOn: toDay('2020-01-06') }))).toContain('poisson-cusum');
    const settledUntil = addWeeks(week, -1);
    expect(found(pair(slow, { listedOn: toDay('2020-01-06'), settledUntil }))).not.toContain('poisson-cusum');
  });

  it('watches an application that was just listed until enough was expected of it', () => {
    expect(found(pair([2, 2, 2, 2], { categoryPerWeek: 0.2 }))).toContain('maxsprt');
    expect(judge(pair([2, 2, 2, 2], { categoryPerWeek: 5 }), rules).applied).not.toContain('maxsprt');
    expect(judge(pair([...zeros(60), 9]), rules).applied).not.toContain('maxsprt');
  });

  it('compares with the same weeks of earlier years once there are such', () => {
    const years = [...Array.from({ length: 120 }, (_, at) => at % 3), 14];
    expect(judge(pair(years), rules).applied).toContain('farrington');
    expect(found(pair(years))).toContain('farrington');
  });

  it('is the same for the same counts, holds only numbers, and draws every week', () => {
    const count = fc.integer({ min: 0, max: 12 });
    const table = fc.option(fc.record({ a: count, b: count, c: count, d: count }), { nil: null });
    fc.assert(
      fc.property(
        fc.array(count, { minLength: 1, maxLength: 130 }),
        table,
        fc.double({ min: 0, max: 4, noNaN: true }),
        (counts, one, mean) => {
          const given = pair(counts, { table: one, categoryPerWeek: mean });
          const judged = judge(given, rules);
          expect(JSON.parse(JSON.stringify(judged))).toEqual(judged);
          expect(judge(given, rules)).toEqual(judged);
          expect(judged.series.map(({ cases }) => cases)).toEqual(counts);
          for (const { value, threshold } of judged.evidence) expect(value).toBeGreaterThanOrEqual(threshold);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('what is usual of a pair', () => {
  it('is that of the category while it has no past, and its own after a long one', () => {
    expect(usualPerWeek(zeros(26), 0.5, rules)).toBeCloseTo(0.5);
    expect(usualPerWeek([...new Array<number>(134).fill(3), ...zeros(26)], 0.5, rules)).toBeGreaterThan(2.8);
    expect(usualPerWeek([], 0, rules)).toBe(rules.shrinkage.leastPerWeek);
  });

  it('lies within a band of Poisson', () => {
    expect([poissonQuantile(0.025, 4), poissonQuantile(0.975, 4)]).toEqual([1, 8]);
    expect(poissonQuantile(0.975, 0.1)).toBe(1);
  });
});

describe('what a pair is compared with', () => {
  const listed = (id: string, category: string) => ({ id, name: id, category, listedOn: week });
  const watched = [listed('a', 'DM'), listed('b', 'DM'), listed('c', 'BIE')];
  const told = (applicationId: string, topic: string, cases: number) => ({ applicationId, topic, cases });

  it('is its category when that says enough, else the whole catalogue', () => {
    const few = [told('a', 'panne', 2), told('b', 'panne', 3), told('c', 'panne', 30)];
    const [narrow] = new Background(watched, few, new Map(), rules).pairsOf(listed('a', 'DM'));
    expect(narrow).toMatchObject({ background: 'all', table: { a: 2, b: 0, c: 33, d: 0 }, pairs: 3 });

    const many = [told('a', 'panne', 2), told('b', 'panne', 3), told('b', 'argent', 20), told('c', 'panne', 30)];
    const [wide] = new Background(watched, many, new Map(), rules).pairsOf(listed('a', 'DM'));
    expect(wide).toMatchObject({ background: 'category', table: { a: 2, b: 0, c: 3, d: 20 }, categoryPerWeek: 3 / 26 });
  });

  it('weighs by the people who use it, where both are told', () => {
    const counts = [told('a', 'panne', 2), told('b', 'panne', 26)];
    const users = new Map([
      ['a', 100],
      ['b', 1_000],
    ]);
    const [one] = new Background(watched, counts, users, rules).pairsOf(listed('a', 'DM'));
    expect(one).toMatchObject({ activeUsers: 100 });
    expect(one?.categoryPerWeek).toBeCloseTo(0.1);
  });
});
