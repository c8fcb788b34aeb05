import { type AccountId, frenchCalendar, type OrganisationId, toDay } from '#libs/kernel';
import type { CaseId } from '../case/case-snapshot.js';
import type { ReportId } from '../report/triage.js';
import { PublisherRequest, type RequestAct, type RequestId } from './publisher-request.js';

const rule = {
  publisher: { answer: '15wd', commitment: '6m', check: '10wd' },
  duties: { cnil_breach: ['72h'], cra: ['24h'], mdr: ['2d'] },
  calendar: frenchCalendar({ alsaceMoselle: false }),
};
const act = (at: string): RequestAct => ({ by: 'somebody' as AccountId, at: new Date(at), rule });
const sent = () =>
  PublisherRequest.send(
    {
      id: 'r' as RequestId,
      number: 'DEM-2026-000001',
      caseId: 'c' as CaseId,
      reportId: null,
      applicationId: 'a',
      applicationName: 'Carnet du sommeil',
      organisationId: 'o' as OrganisationId,
      kind: 'technical',
      severity: 'S3',
      versions: ['1.0'],
      facts: 'La mesure affichée est fausse.',
      sentAt: new Date('2026-11-23T14:00:00Z'),
      sentBy: 'xavier' as AccountId,
    },
    rule,
  );
const [one, other] = ['one' as ReportId, 'other' as ReportId];

describe('what is asked of a publisher', () => {
  it('is to be answered within the days of the policy, and an answer ends that limit', () => {
    const request = sent();
    expect(request.toSnapshot().dueAt?.toISOString()).toBe('2026-12-14T22:59:59.999Z');

    request.answer('Nous cherchons.', act('2026-11-24T09:00:00Z'));
    expect(request.toSnapshot()).toMatchObject({ state: 'answered', dueAt: null });
  });

  it('is undertaken for a day to come, not too far away, and is due on that day in Paris', () => {
    const commit = (day: string) => {
      const request = sent();
      request.commit('La version 1.1 corrige.', toDay(day), act('2026-11-24T09:00:00Z'));
      return request.toSnapshot();
    };

    expect(() => commit('2026-11-24')).toThrow(expect.objectContaining({ code: 'conditions_not_met' }));
    expect(() => commit('2027-05-25')).toThrow(expect.objectContaining({ code: 'conditions_not_met' }));
    expect(commit('2026-12-15')).toMatchObject({ state: 'committed', dueAt: new Date('2026-12-15T22:59:59.999Z') });
  });

  it('is checked with each reporter once, judged by a person, and a broken word may be given anew', () => {
    const request = sent();
    request.commit('La version 1.1 corrige.', toDay('2026-12-15'), act('2026-11-24T09:00:00Z'));
    expect(() => request.askReporters(act('2026-12-15T22:00:00Z'))).toThrow();
    request.askReporters(act('2026-12-16T00:00:00Z'));
    request.say(one, false, act('2026-12-16T09:00:00Z'));
    request.say(other, true, act('2026-12-16T09:00:00Z'));
    expect(() => request.say(one, true, act('2026-12-16T10:00:00Z'))).toThrow();
    expect([request.saidOf(one), request.saidOf(other)]).toEqual([false, true]);

    request.judge(false, 'Le défaut demeure.', act('2026-12-17T09:00:00Z'));
    request.commit('La version 1.2 corrige.', toDay('2027-01-15'), act('2026-12-18T09:00:00Z'));
    expect(request.saidOf(one)).toBeNull();
    expect(request.toSnapshot()).toMatchObject({
      state: 'committed',
      commitments: [{ verdict: 'not_kept' }, { verdict: null }],
    });
  });

  it('that nobody has to put right is settled with a reason', () => {
    const request = sent();
    expect(() => request.settle(' ', act('2026-11-24T09:00:00Z'))).toThrow();
    request.settle('Le défaut venait du téléphone.', act('2026-11-24T09:00:00Z'));
    expect(request.toSnapshot()).toMatchObject({ state: 'settled', dueAt: null });
  });
});
