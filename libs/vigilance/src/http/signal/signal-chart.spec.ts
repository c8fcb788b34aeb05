import { newId, toDay } from '#libs/kernel';
import { Signal, type SignalId } from '../../domain/signal/signal.js';
import { addWeeks } from '../../domain/signal/weeks.js';
import { chartOf } from './signal-chart.js';

const week = toDay('2027-03-01');
const signal = (counts: readonly number[], applicationName = 'Une application') =>
  Signal.open({
    id: newId<'Signal'>() as SignalId,
    number: 'SGN-2027-000001',
    applicationId: newId<'Application'>(),
    applicationName,
    topic: 'fuite_donnees',
    openedAt: new Date('2027-03-03T09:00:00Z'),
    numbers: {
      thresholds: 1,
      category: 'BIE',
      week,
      windowWeeks: 26,
      cases: 4,
      evidence: [],
      multiplicity: { pairs: 1, methods: 1, byChance: 0.1 },
      rate: { activeUsers: null, perTenThousand: null, expectedPerWeek: 0.1, shrunkRatio: 1 },
      series: counts.map((cases, at) => ({
        week: addWeeks(week, at - counts.length + 1),
        cases,
        low: 0,
        high: 1,
        threshold: at < 2 ? null : 1.5,
      })),
    },
  }).toSnapshot();

describe('the chart of a signal', () => {
  it('says in words what it shows, in both languages', () => {
    const french = chartOf(signal([0, 0, 1, 4]), 'fr');
    expect(french).toContain('<title id="title">Cas par semaine sur « fuite_donnees » pour Une application</title>');
    expect(french).toContain('4 semaines, 5 cas, 4 au plus en une semaine ; 1 au-dessus du seuil');
    expect(chartOf(signal([1]), 'en')).toContain('1 weeks, 1 cases');
  });

  it('draws a bar for each of the last weeks and no threshold where none is known', () => {
    const bars = (svg: string) => svg.match(/<rect [^>]*><title>/g) ?? [];
    expect(bars(chartOf(signal(new Array<number>(80).fill(1)), 'fr'))).toHaveLength(52);
    expect(chartOf(signal([1, 1]), 'fr')).toContain('<path d="" ');
    expect(chartOf(signal([]), 'fr')).not.toMatch(/NaN|Infinity/);
  });

  it('lets no name break out of it', () => {
    const svg = chartOf(signal([1], `<script>alert('x')</script>\u0000&"`), 'fr');
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).not.toContain('\u0000');
  });
});
