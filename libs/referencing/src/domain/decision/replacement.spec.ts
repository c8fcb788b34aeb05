import { flawsOf } from '#libs/kernel';
import { aQuestion, aVerdict, LEAD, OTHER_SIGNATORY, SIGNATORY, somePolicy } from './decision.builders.js';
import { hashOf } from './decision.js';
import { decisionLifecycle } from './decision.lifecycle.js';
import { faultsOf } from './decision-draft.js';
import { issueDecision } from './issue-decision.js';
import { type ReplacementFacts, replacementConditions } from './replacement.js';

const { decision } = issueDecision(aQuestion([aVerdict()], 'full'));
const draft = { preparedBy: LEAD, departs: false, firstSignedBy: null, outcome: 'full' };
const facts = (given: Partial<ReplacementFacts> = {}): ReplacementFacts => ({
  decision,
  overtaken: false,
  draft,
  publisherHeard: false,
  involved: new Set([LEAD]),
  ...given,
});

describe('the replacement of a decision', () => {
  it('follows a table without a flaw', () => {
    expect(flawsOf(decisionLifecycle)).toEqual([]);
  });

  it('is signed by one independent person while it follows the proposal', () => {
    const met = replacementConditions(facts(), SIGNATORY);

    expect(decisionLifecycle.transitions.E4?.when?.every((condition) => met.has(condition))).toBe(true);
  });

  it('is signed by two when it departs, and the second is another person', () => {
    const departing = facts({ draft: { ...draft, departs: true, firstSignedBy: SIGNATORY } });
    const holds = (by: typeof SIGNATORY) =>
      decisionLifecycle.transitions.E3?.when?.every((one) => replacementConditions(departing, by).has(one));

    expect([holds(SIGNATORY), holds(OTHER_SIGNATORY)]).toEqual([false, true]);
  });

  it('takes nothing away from a publisher who was never heard', () => {
    const refusal = { ...draft, outcome: 'rejected' };

    expect(replacementConditions(facts({ draft: refusal }), SIGNATORY).has('publisher_heard')).toBe(false);
    expect(
      replacementConditions(facts({ draft: refusal, publisherHeard: true }), SIGNATORY).has('publisher_heard'),
    ).toBe(true);
  });

  it.each([
    ['a later decision stands', facts({ overtaken: true }), 'nothing_later_decided'],
    ['no report was ever closed', facts({ decision: { ...decision, kind: 'inadmissibility' } }), 'rests_on_report'],
    ['it is a measure', facts({ decision: { ...decision, kind: 'measure', dossierId: null } }), 'rests_on_report'],
    ['nothing is prepared', facts({ draft: null }), 'decision_prepared'],
  ] as const)('is refused when %s', (_, around, missing) => {
    expect(replacementConditions(around, SIGNATORY).has(missing)).toBe(false);
  });

  it('says, without a criterion, what was wrong before', () => {
    const file = { kind: 'initial' as const, proposal: { outcome: 'full', rule: 'D5' }, verdicts: [aVerdict()] };
    const content = { outcome: 'full' as const, remedies: 'Aucun.', departureMotive: null, replaces: decision.id };
    const codes = (motives: { criterion: null; text: string }[]) =>
      faultsOf({ ...content, motives }, file, somePolicy()).map(({ code }) => code);

    expect(codes([])).toEqual(['replacement_without_motive']);
    expect(codes([{ criterion: null, text: 'Le niveau était erroné.' }])).toEqual([]);
  });

  it('leaves the content of the former as it was sealed', () => {
    expect(hashOf(decision)).toBe(decision.hash);
  });
});
