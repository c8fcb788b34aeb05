import { Conflict, type Reason } from './domain-error.js';

/** One row of a lifecycle: who may do it, from where, to where, and what must be true. `to: 'same'` keeps the state. */
export interface Transition<
  State extends string = string,
  Action extends string = string,
  Role extends string = string,
  Condition extends string = string,
> {
  readonly on: Action;
  readonly from: readonly State[];
  readonly to: State | 'same';
  readonly by: readonly Role[];
  readonly when?: readonly Condition[];
}

/**
 * The life of a thing as a table. Rows bear the ids of the domain model (T1, T2…).
 * Two rows may share state and action when their conditions exclude each other.
 */
export interface Lifecycle<
  State extends string = string,
  Action extends string = string,
  Role extends string = string,
  Condition extends string = string,
> {
  readonly name: string;
  readonly initial: readonly State[];
  readonly final: readonly State[];
  /** Who is waited for in each state that is not final. */
  readonly waitingOn: Readonly<Partial<Record<State, Role | 'nobody'>>>;
  readonly transitions: Readonly<Record<string, Transition<State, Action, Role, Condition>>>;
}

/** The words of each refusal a condition can cause. */
export type ConditionTexts<Condition extends string> = Readonly<Record<Condition, string>>;

export class ActionNotAllowed extends Conflict {
  constructor(lifecycle: string, action: string, state: string) {
    super('action_not_allowed', `${action} is not possible while the ${lifecycle} is ${state}.`, {
      lifecycle,
      action,
      state,
    });
  }
}

export class ConditionsNotMet extends Conflict {
  constructor(lifecycle: string, action: string, state: string, reasons: readonly Reason[]) {
    const facts = { lifecycle, action, state };
    super('conditions_not_met', `${action} is refused: ${reasons.map(({ code }) => code).join(', ')}.`, facts, reasons);
  }
}

export interface Step<State extends string> {
  readonly id: string;
  readonly to: State;
}

const asReasons = (codes: readonly string[], texts: Readonly<Record<string, string>> = {}): Reason[] =>
  codes.map((code) => ({ code, message: texts[code] ?? code }));

/**
 * The one way a state changes: finds the single row that holds.
 * @throws ActionNotAllowed when the action has no row from this state
 * @throws ConditionsNotMet naming what is missing for the row that is nearest to holding
 */
export function transition<S extends string, A extends string, R extends string, C extends string>(
  lifecycle: Lifecycle<S, A, R, C>,
  state: S,
  action: A,
  met: ReadonlySet<C> = new Set(),
  texts: Partial<ConditionTexts<C>> = {},
): Step<S> {
  const rows = rowsFrom(lifecycle, state, action);
  if (rows.length === 0) throw new ActionNotAllowed(lifecycle.name, action, state);

  const [holding, second] = rows.filter(({ missing }) => missing(met).length === 0);
  if (second) throw new Error(`${lifecycle.name}: two rows hold for ${action} from ${state}`);
  if (!holding) {
    const nearest = rows.map(({ missing }) => missing(met)).sort((a, b) => a.length - b.length)[0] ?? [];
    throw new ConditionsNotMet(lifecycle.name, action, state, asReasons(nearest, texts as Record<string, string>));
  }
  return { id: holding.id, to: holding.row.to === 'same' ? state : (holding.row.to as S) };
}

export interface ActionOffer<Action extends string> {
  readonly name: Action;
  readonly allowed: boolean;
  readonly reasons: readonly Reason[];
}

/** What these roles may do from this state, with the reasons for what is refused now. Actions of other roles are left out. */
export function offers<S extends string, A extends string, R extends string, C extends string>(
  lifecycle: Lifecycle<S, A, R, C>,
  state: S,
  roles: ReadonlySet<R>,
  met: ReadonlySet<C>,
  texts: Partial<ConditionTexts<C>> = {},
): ActionOffer<A>[] {
  const mine = Object.values(lifecycle.transitions).filter(
    ({ from, by }) => from.includes(state) && by.some((role) => roles.has(role)),
  );
  const names = [...new Set(mine.map(({ on }) => on))];
  return names.map((name) => {
    const missing = mine.filter(({ on }) => on === name).map(({ when = [] }) => when.filter((c) => !met.has(c)));
    const nearest = missing.sort((a, b) => a.length - b.length)[0] ?? [];
    return { name, allowed: nearest.length === 0, reasons: asReasons(nearest, texts as Record<string, string>) };
  });
}

/** What is wrong with a table: states nobody reaches, dead ends, ways out of a final state, nobody waited for. */
export function flawsOf(lifecycle: Lifecycle): string[] {
  const rows = Object.values(lifecycle.transitions);
  const states = new Set<string>([...lifecycle.initial, ...lifecycle.final, ...rows.flatMap(({ from }) => from)]);
  for (const { to } of rows) if (to !== 'same') states.add(to);

  const reached = new Set<string>(lifecycle.initial);
  for (let grew = true; grew; ) {
    const next = rows.filter(({ from, to }) => to !== 'same' && from.some((s) => reached.has(s)) && !reached.has(to));
    grew = next.length > 0;
    for (const { to } of next) reached.add(to);
  }

  const leaves = (state: string) => rows.some(({ from, to }) => from.includes(state) && to !== 'same' && to !== state);
  return [...states].flatMap((state) => {
    const isFinal = lifecycle.final.includes(state);
    return [
      ...(reached.has(state) ? [] : [`${state} is never reached`]),
      ...(isFinal || leaves(state) ? [] : [`${state} has no way out`]),
      ...(isFinal && leaves(state) ? [`${state} is final but has a way out`] : []),
      ...(isFinal || lifecycle.waitingOn[state] ? [] : [`${state} waits on nobody`]),
    ];
  });
}

/** The table as a Mermaid picture, so that the documentation is never behind the code. */
export function diagramOf(lifecycle: Lifecycle): string {
  const arrows = Object.entries(lifecycle.transitions).flatMap(([id, { from, to, on }]) =>
    from.map((state) => `  ${state} --> ${to === 'same' ? state : to} : ${id} ${on}`),
  );
  const starts = lifecycle.initial.map((state) => `  [*] --> ${state}`);
  return ['stateDiagram-v2', ...starts, ...arrows, ...lifecycle.final.map((state) => `  ${state} --> [*]`)].join('\n');
}

function rowsFrom<S extends string, A extends string, R extends string, C extends string>(
  { transitions }: Lifecycle<S, A, R, C>,
  state: S,
  action: A,
) {
  return Object.entries(transitions)
    .filter(([, { on, from }]) => on === action && from.includes(state))
    .map(([id, row]) => ({ id, row, missing: (met: ReadonlySet<C>) => (row.when ?? []).filter((c) => !met.has(c)) }));
}
