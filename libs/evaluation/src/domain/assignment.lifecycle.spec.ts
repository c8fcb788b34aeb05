import { flawsOf, offers, transition } from '#libs/kernel';
import {
  ASSIGNMENT_STATES,
  type AssignmentAction,
  type AssignmentCondition,
  assignmentConditionTexts,
  assignmentLifecycle,
} from './assignment.lifecycle.js';

const rows = Object.entries(assignmentLifecycle.transitions);
const actions = [...new Set(rows.map(([, { on }]) => on))];
const everything = new Set(Object.keys(assignmentConditionTexts) as AssignmentCondition[]);

describe('the life of an assignment', () => {
  it('has no dead end, no unreachable state and somebody who is waited for', () => {
    const flaws = flawsOf(assignmentLifecycle);

    expect(flaws).toEqual([]);
  });

  it('bears the twelve rows of the domain model and the four that its guards imply', () => {
    expect(rows.map(([id]) => id)).toEqual(Array.from({ length: 16 }, (_, index) => `N${index + 1}`));
  });

  describe.each(ASSIGNMENT_STATES)('while %s', (state) => {
    it.each(actions)('answers %s as the table says', (action: AssignmentAction) => {
      const row = rows.find(([, { on, from }]) => on === action && from.includes(state));

      const take = () => transition(assignmentLifecycle, state, action, everything);

      if (!row) expect(take).toThrow(/is not possible while/);
      else expect(take()).toEqual({ id: row[0], to: row[1].to === 'same' ? state : row[1].to });
    });
  });

  it.each(rows.filter(([, { when }]) => when?.length))('%s is refused when a condition is missing', (_, row) => {
    for (const missing of row.when ?? []) {
      const met = new Set([...everything].filter((condition) => condition !== missing));

      const take = () =>
        transition(assignmentLifecycle, row.from[0] ?? 'invited', row.on, met, assignmentConditionTexts);

      expect(take).toThrow(missing);
    }
  });

  it('offers the lead nothing of what belongs to the expert', () => {
    const offered = offers(assignmentLifecycle, 'accepted', new Set(['lead'] as const), everything);

    expect(offered.map(({ name }) => name)).toEqual(['cancel', 'replace', 'answerMoreTime']);
  });
});
