import fc from 'fast-check';
import { frenchCalendar } from '#libs/kernel';
import { departureRoutingBook } from '../../persistence/route/file-routing-book.js';
import { CASE_SEVERITIES, type CaseSeverity, KINDS, type Kind, SERVICES } from '../report/vocabulary.js';
import { decideRoute, proposeRoute, type RouteFacts, type RouteReading, routeDue } from './routing.js';

const book = departureRoutingBook();
const calendar = frenchCalendar({ alsaceMoselle: false });
const periods = { danger: '4h', health: '24h', other: '2wd', human_answer: '5wd' };
/** A Monday, 15:00 in Paris. */
const AWARE = new Date('2026-11-23T14:00:00Z');

const facts = (kind: Kind, severity: CaseSeverity, change: Partial<RouteFacts> = {}): RouteFacts => ({
  kind,
  severity,
  topics: [],
  category: null,
  readings: [],
  ...change,
});
const servicesOf = (given: RouteFacts) => proposeRoute(given, book).services.map(({ service }) => service);
const dueOf = (given: RouteFacts) => routeDue(proposeRoute(given, book), AWARE, periods, calendar)?.toISOString();

describe('the route that is proposed', () => {
  it.each([
    [facts('health_harm', 'S1', { category: 'DM' }), ['ANSM', 'publisher']],
    [facts('health_harm', 'S2', { category: 'ORG' }), ['DNS', 'ANSM', 'publisher']],
    [facts('health_harm', 'S2'), ['DNS', 'ANSM', 'publisher']],
    [facts('health_harm', 'S3'), ['ANSM', 'publisher']],
    [facts('security', 'S1'), ['CERT_SANTE', 'publisher']],
    [facts('security', 'S3', { topics: ['fuite_donnees'] }), ['CNIL', 'CERT_SANTE', 'publisher']],
    [facts('privacy', 'S3'), ['CNIL', 'publisher']],
    [facts('billing', 'S3'), ['DGCCRF']],
    [facts('misinformation', 'S3'), ['DNS', 'publisher']],
    [facts('misinformation', 'S3', { topics: ['calcul_alerte'] }), ['DNS', 'ANSM', 'publisher']],
    [facts('accessibility', 'S3'), ['DNS', 'publisher']],
    [facts('technical', 'S4'), ['publisher']],
    [facts('technical', 'S3', { topics: ['retard_soin'] }), ['DNS', 'ARS', 'publisher']],
    [facts('praise_other', 'S4'), []],
  ] as const)('names the competent services (%#)', (given, services) => expect(servicesOf(given)).toEqual(services));

  it('runs by the nearest clock of what it names', () => {
    expect(dueOf(facts('health_harm', 'S2'))).toBe('2026-11-23T22:59:59.999Z');
    expect(dueOf(facts('security', 'S1'))).toBe('2026-11-23T18:00:00.000Z');
    expect(dueOf(facts('billing', 'S3'))).toBe('2026-11-30T22:59:59.999Z');
    expect(dueOf(facts('praise_other', 'S4'))).toBeUndefined();
  });

  it('takes what software read of the same kind, with its words, unless it is unsure', () => {
    const read: RouteReading = { kind: 'billing', services: ['CNIL'], because: ['revendu'], unsure: false };
    const cnil = (reading: RouteReading) =>
      proposeRoute(facts('billing', 'S3', { readings: [reading] }), book).services.find(
        ({ service }) => service === 'CNIL',
      );

    expect(cnil(read)?.reasons).toEqual([expect.objectContaining({ rule: 'reading', words: ['revendu'] })]);
    expect(cnil({ ...read, unsure: true })).toBeUndefined();
    expect(cnil({ ...read, kind: 'privacy' })).toBeUndefined();
  });

  it('gives each service a reason, and tells somebody of whatever is more than praise', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...KINDS),
        fc.constantFrom(...CASE_SEVERITIES),
        fc.subarray([...new Set(book.rules.flatMap(({ when }) => when.topics ?? []))]),
        fc.constantFrom(null, 'DM', 'ORG', 'BIE'),
        (kind, severity, topics, category) => {
          const { services } = proposeRoute(facts(kind, severity, { topics, category }), book);

          expect(services.every(({ reasons }) => reasons.length > 0)).toBe(true);
          if (kind !== 'praise_other') expect(services).not.toHaveLength(0);
        },
      ),
    );
  });
});

describe('what a person says of it', () => {
  it('accepts when the services are the same in any order, and corrects otherwise', () => {
    const proposed = proposeRoute(facts('privacy', 'S3'), book);

    expect(decideRoute(proposed, ['publisher', 'CNIL'])).toEqual({
      services: ['CNIL', 'publisher'],
      proposed: ['CNIL', 'publisher'],
      rules: ['privacy'],
      version: book.version,
      accepted: true,
    });
    fc.assert(
      fc.property(fc.subarray([...SERVICES]), (chosen) => {
        const same = chosen.length === 2 && chosen.includes('CNIL') && chosen.includes('publisher');
        expect(decideRoute(proposed, chosen).accepted).toBe(same);
      }),
    );
  });
});
