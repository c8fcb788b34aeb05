import { ActionNotAllowed, type Day, flawsOf, newId } from '#libs/kernel';
import { Finding } from './finding.js';
import { FINDING_STATES, findingLifecycle } from './finding.lifecycle.js';

const at = new Date('2026-03-02T09:00:00Z');
const opened = () =>
  Finding.fromDecision(
    { criterion: 'SEC-06', severity: 'majeur', dueOn: '2026-05-04' as Day },
    {
      id: newId<'Finding'>(),
      listingId: newId<'Listing'>(),
      decisionId: newId<'Decision'>(),
      text: 'Sans journal.',
      at,
    },
  );

describe('the life of a finding', () => {
  it('has no state that is never reached, no dead end and no way out of an end', () => {
    expect(flawsOf(findingLifecycle)).toEqual([]);
  });

  it('knows every state it may be kept in', () => {
    const reached = Object.values(findingLifecycle.transitions).map(({ to }) => to);
    expect(new Set(reached)).toEqual(new Set(FINDING_STATES));
  });
});

describe('a finding', () => {
  it('is open when a decision opens it', () => {
    expect(opened().isOpen).toBe(true);
  });

  it('is closed once it is waived, and only once', () => {
    const finding = opened();

    expect(finding.waive(at)).toBe('open');

    expect([finding.isOpen, finding.toSnapshot().closedAt]).toEqual([false, at]);
    expect(() => finding.waive(at)).toThrow(ActionNotAllowed);
  });
});
