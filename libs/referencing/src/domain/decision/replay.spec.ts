import type { Day } from '#libs/kernel';
import { aVerdict, somePolicy } from './decision.builders.js';
import { type DecidedDossier, replay } from './replay.js';

const verdicts = [aVerdict({ criterion: 'MED-05', brick: 'MED', severity: 'bloquant', verdict: 'non_conforme' })];

const file = (failedTrialEndedOn: string | null): DecidedDossier => ({
  dossier: 'AVAL-2028-000001',
  decision: 'DEC-2028-000001',
  kind: 'initial',
  facts: { category: 'DM', access: 'N1', catalog: 'ENS', flags: [] },
  frameworkVersion: '0.1.0',
  tier: 'R2',
  outcome: 'adjourned',
  proposal: { outcome: 'adjourned', rule: 'D3', rate: 0 },
  verdicts,
  past: { adjournments: 0, temporaryMonthsUsed: 0, failedTrialEndedOn: failedTrialEndedOn as Day | null },
  judgedOn: '2028-03-01' as Day,
});

const resting = (rest: string) => {
  const policy = somePolicy();
  return {
    policy: { ...policy, listing: { ...policy.listing, new_request_after_failed_trial: rest } },
    propose: () => ({ outcome: 'trial', rule: 'D3', rate: 0 }),
  };
};

describe('a decided dossier under another policy', () => {
  it.each([
    ['is adjourned while the application rests after a trial that failed', '2027-09-01', '12m', 'adjourned'],
    ['may begin a trial where the other policy asks for a shorter rest', '2027-09-01', '3m', 'trial'],
    ['is adjourned where the other policy asks for a longer one', '2026-12-01', '24m', 'adjourned'],
    ['may begin a trial where none failed before', null, '12m', 'trial'],
  ])('%s', (_, failedTrialEndedOn, rest, under) => {
    expect(replay(file(failedTrialEndedOn), verdicts, resting(rest)).under).toBe(under);
  });
});
