import { DOSSIER_STATES, dossierLifecycle } from './dossier.lifecycle.js';
import { limitOf } from './state-limit.js';

const limits = {
  admission: '15wd',
  contract_signature: { first: '30d', extension: '30d' },
  preparation: { initial: '90d', incomplete: '30d' },
  completeness: '15wd',
  reconciliation: '10wd',
  observations: { first: '15wd', extension: '15wd' },
  comply_after_adjournment: { first: '3m', extension: '3m' },
  evaluation: { extension: 'once_same_length' },
  signature: '10wd',
  draft_kept: '180d',
  reminders: { preparation: [7, 1] },
};

describe('the limit of a state', () => {
  it('exists for every state in which somebody is waited for, but the evaluation, which has its own clock', () => {
    const without = DOSSIER_STATES.filter((state) => limitOf(state, 'initial', false, limits) === undefined);

    expect(without).toEqual([
      'evaluation',
      ...DOSSIER_STATES.filter((state) => dossierLifecycle.final.includes(state)),
    ]);
  });

  it('ends by itself where the publisher is waited for, and is told upwards where the authority is', () => {
    for (const state of DOSSIER_STATES) {
      const limit = limitOf(state, 'initial', false, limits);
      if (!limit) continue;

      expect([state, limit.onLimit]).toEqual([
        state,
        dossierLifecycle.waitingOn[state] === 'publisher' ? 'timeout' : 'escalate',
      ]);
    }
  });

  it('is shorter for a file that was sent back', () => {
    expect(limitOf('preparation', 'initial', false, limits)?.duration).toBe('90d');
    expect(limitOf('preparation', 'trial', true, limits)?.duration).toBe('30d');
  });

  it('takes its reminders from the policy', () => {
    expect(limitOf('preparation', 'initial', false, limits)?.reminders).toEqual([7, 1]);
    expect(limitOf('observations', 'initial', false, limits)?.reminders).toEqual([]);
  });
});
