import fc from 'fast-check';
import { toDay } from '#libs/kernel';
import { faultsOfUsage, type UsageFigures, type UsageLimits } from './usage-figures.js';

const limits: UsageLimits = {
  earliestPeriod: '2008-07',
  largestFigure: 1_000_000_000,
  sources: new Set(['store_console', 'own_measure']),
};
const today = toDay('2026-11-23');
const figures: UsageFigures = { downloads: 1_200, activeUsers: 800, source: 'store_console' };
const codes = (period: string, changed: Partial<UsageFigures> = {}) =>
  faultsOfUsage(period, { ...figures, ...changed }, today, limits).map(({ code, field }) => `${field} ${code}`);

describe('the figures of a month', () => {
  it('are taken up to the present month, which may be told before it is over', () => {
    expect(codes('2026-10')).toEqual([]);
    expect(codes('2026-11')).toEqual([]);
    expect(codes('2026-12')).toEqual(['/period period_in_future']);
  });

  it.each(['2026', '2026-13', '2026-1', '26-11', '2026-11-01'])('are refused for what is no month: %s', (period) => {
    expect(codes(period)).toEqual(['/period bad_month']);
  });

  it('are refused for a time without stores', () => {
    expect(codes('2008-06')).toEqual(['/period period_too_early']);
  });

  it('may show more active people than downloads', () => {
    expect(codes('2026-10', { downloads: 0, activeUsers: 90_000 })).toEqual([]);
  });

  it('name every field at fault at once', () => {
    expect(codes('2027-01', { downloads: -1, activeUsers: 1_000_000_001, source: 'guess' })).toEqual([
      '/period period_in_future',
      '/downloads not_a_count',
      '/activeUsers figure_too_large',
      '/source unknown_source',
    ]);
  });

  it('are whole numbers between nought and the largest figure, and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double(), fc.constant(1_000_000_000)), (downloads) => {
        const isCount = Number.isInteger(downloads) && downloads >= 0 && downloads <= limits.largestFigure;
        expect(codes('2026-10', { downloads }).length === 0).toBe(isCount);
      }),
    );
  });
});
