import fc from 'fast-check';
import { addDays, type Day, dayOf, endOf, startOf } from '#libs/kernel';
import { dueAfterRejection, dueAfterRestoration, dueDecidedAnew, dueFromSource } from './due-day.js';
import { AUDITOR, aFinding, findingRule, PUBLISHER } from './finding.builders.js';
import type { Finding } from './finding.js';
import { type FindingFacts, findingConditions } from './finding-conditions.js';
import { FINDING_TIMERS, timerOf } from './finding-timer.js';

const MONDAY = '2026-03-02' as Day;
const rule = findingRule();
const limit = rule.policy.findings.rejections_before_failed;
const days = fc.integer({ min: 0, max: 3000 }).map((offset) => addDays('2024-01-01' as Day, offset));

describe('the due day of a finding', () => {
  it.each([
    ['bloquant', '2026-03-09'],
    ['majeur', '2026-04-01'],
    ['mineur', '2026-06-01'],
  ])('that an audit found on 2 March 2026 and that is %s is %s', (severity, due) => {
    expect(dueFromSource(severity, rule, MONDAY)).toBe(due);
  });

  it('is refused for a severity that the policy does not know', () => {
    expect(() => dueFromSource('grave', rule, MONDAY)).toThrow(RangeError);
  });

  it('is never earlier after a rejection, and leaves at least the days of the policy', () => {
    fc.assert(
      fc.property(days, days, (due, today) => {
        const moved = dueAfterRejection(due, rule, today);
        expect(moved >= due && moved >= addDays(today, 15)).toBe(true);
      }),
    );
  });

  it('gives the publisher as long as the authority has, where the policy does not say', () => {
    const { procedure: _, ...policy } = rule.policy;
    const silent = { ...rule, policy: { ...policy, findings: { ...policy.findings, verification: '20d' } } };

    expect(dueAfterRejection(MONDAY, silent, MONDAY)).toBe('2026-03-23');
  });

  it('that is decided anew is the later one, within the listing', () => {
    fc.assert(
      fc.property(days, days, fc.option(days), (due, decided, end) => {
        const holds = dueDecidedAnew(due, decided, end);
        if (end === null) expect(holds >= due && holds >= decided).toBe(true);
        else expect(holds <= end).toBe(true);
        expect([due, decided, end]).toContain(holds);
      }),
    );
  });

  it('gives back the days lost when the listing is restored', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 400 }), (due, lost) => {
        const today = addDays(due, -100 + lost);
        expect(dueAfterRestoration(due, lost, rule, today) >= addDays(due, lost)).toBe(true);
      }),
    );
  });
});

type Act = 'plan' | 'rejectPlan' | 'submit' | 'verify' | 'reject' | 'extend' | 'waive' | 'wait';

const ACTS: readonly Act[] = ['plan', 'rejectPlan', 'submit', 'verify', 'reject', 'extend', 'waive', 'wait'];

/** One day in the life of a finding: somebody tries something, whatever the table says to it. */
function attempt(finding: Finding, act: Act, today: Day): void {
  const snapshot = finding.toSnapshot();
  const at = startOf(today);
  const facts: FindingFacts = {
    actor: AUDITOR,
    motiveGiven: true,
    plannedFor: today,
    statementSigned: true,
    files: { attached: 1, unacceptable: 0 },
    rejectionsBeforeFailed: limit,
    extension: { to: addDays(snapshot.dueOn, 20), listingEnds: addDays(snapshot.dueOn, 30) },
  };
  const met = findingConditions(snapshot, facts, today);
  const used = met.has('rejections_used_up');
  const statement = { text: 'Je certifie.', by: PUBLISHER, at };
  const acts: Record<Act, () => unknown> = {
    plan: () => finding.proposePlan({ action: '…', owner: '…', on: today, proposedBy: PUBLISHER, proposedAt: at }, met),
    rejectPlan: () => finding.rejectPlan('Trop vague.', met, at),
    submit: () => finding.submitEvidence(statement, addDays(today, 15), met),
    verify: () => finding.verify(met, at),
    reject: () =>
      used
        ? finding.rejectFinal('Non.', met, at)
        : finding.reject('Non.', dueAfterRejection(snapshot.dueOn, rule, today), met, at),
    extend: () => finding.extend(addDays(snapshot.dueOn, 20), 'Un cas de force majeure.', met, at),
    waive: () => finding.waive('Sans objet.', met, at),
    wait: () => undefined,
  };
  try {
    acts[act]();
  } catch {
    expect(finding.toSnapshot()).toBe(snapshot);
  }
}

const lives = fc.array(fc.record({ act: fc.constantFrom(...ACTS), wait: fc.integer({ min: 0, max: 40 }) }), {
  maxLength: 12,
});

describe('the timer of a finding', () => {
  it('stands once while something is due, is set to the day that holds, and is gone with the end', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const finding = aFinding({ dueOn: dueFromSource('majeur', rule, MONDAY) });
        let today = MONDAY;
        for (const { act, wait } of life) {
          today = addDays(today, wait);
          attempt(finding, act, today);
          const { state, dueOn, verifyBy } = finding.toSnapshot();
          const timer = timerOf(finding.toSnapshot(), rule.policy, startOf(today));
          if (!finding.isLive) expect(timer).toBeNull();
          else if (state === 'submitted') expect(timer?.dueAt).toEqual(verifyBy && endOf(verifyBy));
          else expect(timer).toMatchObject({ kind: FINDING_TIMERS.due, dueAt: endOf(dueOn) });
        }
      }),
    );
  });

  it('fires once for what nobody answers, and never while evidence waits to be looked at', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const finding = aFinding({ dueOn: dueFromSource('majeur', rule, MONDAY) });
        let today = MONDAY;
        let fired = 0;
        const sweep = () => {
          const before = finding.toSnapshot();
          const timer = timerOf(before, rule.policy, startOf(today));
          if (timer?.kind !== FINDING_TIMERS.due || timer.dueAt >= startOf(today)) return;
          finding.timeOut(findingConditions(before, { actor: null }, today), startOf(today));
          expect(before.state).not.toBe('submitted');
          fired += 1;
        };
        for (const { act, wait } of life) {
          today = addDays(today, wait);
          sweep();
          attempt(finding, act, today);
          const { state, dueOn } = finding.toSnapshot();
          if (state === 'open' || state === 'planned') expect(dueOn >= today).toBe(true);
        }
        today = addDays(today, 4000);
        sweep();
        sweep();

        const { state, rejections } = finding.toSnapshot();
        expect(['open', 'planned']).not.toContain(state);
        expect(fired).toBe(state === 'failed' && rejections < limit ? 1 : 0);
        expect(rejections).toBeLessThanOrEqual(limit);
      }),
    );
  });

  it('reminds on the mornings of the policy that are still to come', () => {
    const finding = aFinding({ dueOn: '2026-03-16' as Day }).toSnapshot();

    const { reminders = [] } = timerOf(finding, rule.policy, new Date('2026-03-02T09:00:00Z')) ?? {};

    expect(reminders.map(({ occurrence, at }) => [occurrence, dayOf(at)])).toEqual([
      ['-7d', '2026-03-09'],
      ['-1d', '2026-03-15'],
    ]);
  });
});
