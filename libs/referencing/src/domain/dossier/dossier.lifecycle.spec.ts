import { ActionNotAllowed, ConditionsNotMet, flawsOf, offers, transition } from '#libs/kernel';
import {
  DOSSIER_STATES,
  type DossierAction,
  type DossierCondition,
  type DossierState,
  dossierConditionTexts,
  dossierLifecycle,
} from './dossier.lifecycle.js';

const rows = Object.entries(dossierLifecycle.transitions);
const actions = [...new Set(rows.map(([, { on }]) => on))];
const none = new Set<DossierCondition>();
const all = new Set(Object.keys(dossierConditionTexts) as DossierCondition[]);

describe('the path of a dossier', () => {
  it('has no unreachable state, no dead end, nobody unwaited for and no way out of a final state', () => {
    expect(flawsOf(dossierLifecycle)).toEqual([]);
  });

  it('names every state that the database knows, and no other', () => {
    const named = new Set(rows.flatMap(([, { from, to }]) => [...from, ...(to === 'same' ? [] : [to])]));

    expect([...named].sort()).toEqual([...DOSSIER_STATES].sort());
  });

  it.each(rows)('%s leads where the table says once its conditions hold', (id, { from, on, to, when = [] }) => {
    for (const state of from) {
      expect(transition(dossierLifecycle, state, on, new Set(when))).toEqual({ id, to: to === 'same' ? state : to });
    }
  });

  it.each(rows.filter(([, { when = [] }]) => when.length > 0))(
    '%s is refused with a reason while a condition is missing',
    (_, { from, on, when = [] }) => {
      for (const missing of when) {
        const others = new Set(when.filter((condition) => condition !== missing));
        const rival = rows.some(
          ([, row]) =>
            row.on === on && row.from.some((s) => from.includes(s)) && (row.when ?? []).every((c) => others.has(c)),
        );
        if (rival) continue;

        expect(() => transition(dossierLifecycle, from[0] as DossierState, on, others)).toThrow(ConditionsNotMet);
      }
    },
  );

  it('refuses every action that the table does not name for a state', () => {
    const refused = DOSSIER_STATES.flatMap((state) =>
      actions
        .filter((action) => !rows.some(([, { on, from }]) => on === action && from.includes(state)))
        .map((action) => [state, action] as const),
    );

    expect(refused.length).toBeGreaterThan(100);
    for (const [state, action] of refused) {
      expect(() => transition(dossierLifecycle, state, action, all)).toThrow(ActionNotAllowed);
    }
  });

  it.each([
    ['draft', 'publisher', ['submitRequest', 'withdraw']],
    ['requested', 'case_officer', ['admit']],
    ['requested', 'signatory', ['declareInadmissible']],
    ['completeness', 'case_officer', ['returnIncomplete', 'accept']],
    ['evaluation', 'lead', []],
    ['reconciliation', 'lead', ['reopenReview', 'closeReport']],
    ['observations', 'publisher', ['submitObservations', 'withdraw']],
    ['deciding', 'lead', ['reopenReconciliation', 'prepareDecision']],
    ['deciding', 'signatory', ['signFirst', 'sign']],
    ['decided', 'publisher', []],
  ] as const)('from %s, a %s may: %j', (state, role, expected) => {
    expect(offers(dossierLifecycle, state, new Set([role]), none).map(({ name }) => name)).toEqual(expected);
  });

  it('never lets the one who judges decide, nor the one who decides judge', () => {
    const doneBy = (party: string): DossierAction[] =>
      rows.filter(([, { by }]) => by.some((role) => role === party)).map(([, { on }]) => on);

    expect(doneBy('expert')).toEqual([]);
    expect(doneBy('lead').filter((action) => doneBy('signatory').includes(action))).toEqual([]);
  });
});
