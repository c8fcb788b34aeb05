import { type Day, endOf } from '#libs/kernel';
import type { ActionView, LifecycleView, LimitView, WordView } from './lifecycle.view.js';

/** The word for each state. */
export type StateWords<State extends string> = Readonly<Record<State, Readonly<WordView>>>;

/** Who is waited for in each state that is not the end; a lifecycle is one of these. */
interface Waiting {
  readonly waitingOn: Readonly<Record<string, string | undefined>>;
}

/** The state of a thing as every reader gets it, with its limit and what he may do. */
export const lifeOf = <State extends string>(
  { waitingOn }: Waiting,
  state: State,
  words: StateWords<State>,
  clock: LimitView | null,
  actions: ActionView[],
): LifecycleView & { state: State } => ({
  state,
  publicState: words[state],
  waitingOn: waitingOn[state] ?? 'nobody',
  clock,
  actions,
});

/** @param due the last instant, or the last day in Paris; null when there is no limit */
export function limitAt(due: Date | Day | null, now: Date): LimitView | null {
  if (due === null) return null;
  const last = typeof due === 'string' ? endOf(due) : due;
  return { due: last.toISOString(), overdue: last < now };
}
