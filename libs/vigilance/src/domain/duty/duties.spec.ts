import { frenchCalendar } from '#libs/kernel';
import { departureDutyBook } from '../../persistence/duty/file-duty-book.js';
import type { CaseSeverity, Kind } from '../report/vocabulary.js';
import { dutiesOf } from './duties.js';

const rules = {
  periods: { cnil_breach: ['72h'], cra: ['24h', '72h', '14d'], mdr: ['2d', '10d', '15d'] },
  calendar: frenchCalendar({ alsaceMoselle: false }),
};
const told = new Date('2026-11-23T09:00:00Z');
const duties = (kind: Kind, severity: CaseSeverity, category: string | null, since: Date | null = told) =>
  dutiesOf(departureDutyBook(), { kind, severity, category }, rules, since);
const ids = (...given: Parameters<typeof duties>) => duties(...given).map(({ id }) => id);

describe('the duties of a publisher', () => {
  it.each([
    ['privacy', 'S3', 'BE', ['cnil_breach']],
    ['security', 'S1', 'BE', ['cnil_breach', 'cra']],
    ['security', 'S1', null, ['cnil_breach', 'cra']],
    // What is a medical device is none of the Regulation on cyber resilience (its article 2).
    ['security', 'S1', 'DM', ['cnil_breach']],
    ['health_harm', 'S1', 'DM', ['mdr']],
    ['health_harm', 'S3', 'DM', []],
    ['health_harm', 'S1', 'BE', []],
    ['billing', 'S4', 'DM', []],
  ] as const)('after %s, %s, of %s are %j', (kind, severity, category, expected) => {
    expect(ids(kind, severity, category)).toEqual(expected);
  });

  it('run from the moment at which he was told: hours as hours, days to their end', () => {
    const [breach, cra] = duties('security', 'S1', 'BE');

    expect(breach?.steps.map(({ dueAt }) => dueAt?.toISOString())).toEqual(['2026-11-26T09:00:00.000Z']);
    expect(cra?.steps.map(({ within, dueAt }) => [within, dueAt?.toISOString()])).toEqual([
      ['24h', '2026-11-24T09:00:00.000Z'],
      ['72h', '2026-11-26T09:00:00.000Z'],
      ['14d', undefined],
    ]);
    const [mdr] = duties('health_harm', 'S1', 'DM');
    expect(mdr?.steps.map(({ dueAt }) => dueAt?.toISOString())).toEqual([
      '2026-11-25T22:59:59.999Z',
      '2026-12-03T22:59:59.999Z',
      '2026-12-08T22:59:59.999Z',
    ]);
  });

  it('have no day before he was told', () => {
    expect(duties('privacy', 'S2', null, null)[0]?.steps).toMatchObject([{ within: '72h', dueAt: null }]);
  });
});
