import fc from 'fast-check';
import { figuresOf, type ReportCounts } from './report-rate.js';

const counts = (applicationId: string, change: Partial<ReportCounts> = {}): ReportCounts => ({
  applicationId,
  category: 'DM',
  reports: 0,
  complaints: 0,
  complaintsBefore: 0,
  ...change,
});

describe('how much is reported of an application', () => {
  it('is measured against its category, and shrunk towards it', () => {
    const figures = figuresOf(
      [counts('a', { reports: 6 }), counts('b'), counts('c', { category: 'BIE', reports: 6 })],
      1,
    );

    expect(figures.get('a')?.ratio).toBeCloseTo(7 / 4);
    expect(figures.get('c')?.ratio).toBe(1);
    expect(figures.has('b')).toBe(false);
  });

  it('rises with complaints about health and data, never below none nor up to all', () => {
    const rise = (complaints: number, complaintsBefore: number) =>
      figuresOf([counts('a', { reports: 1, complaints, complaintsBefore })], 1).get('a')?.complaints;

    expect([rise(0, 0), rise(3, 0), rise(3, 3), rise(0, 5)]).toEqual([0, 0.75, 0, 0]);
  });

  it('grows with each report, and is always a number', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 50 }), { minLength: 1, maxLength: 8 }), fc.nat({ max: 7 }), (told, at) => {
        const listed = told.map((reports, no) => counts(`${no}`, { reports, complaints: reports }));
        const one = `${at % told.length}`;
        const more = listed.map((count) =>
          count.applicationId === one ? { ...count, reports: count.reports + 1 } : count,
        );
        const [before, after] = [figuresOf(listed, 1).get(one)?.ratio ?? 0, figuresOf(more, 1).get(one)?.ratio ?? 0];

        expect(after).toBeGreaterThanOrEqual(before);
        for (const { ratio, complaints } of figuresOf(listed, 1).values()) {
          expect(ratio).toBeGreaterThan(0);
          expect(complaints).toBeLessThan(1);
        }
      }),
    );
  });
});
