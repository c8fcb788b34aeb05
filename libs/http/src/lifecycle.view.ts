import { ReasonView } from './problem.view.js';

/** A word for people, in both languages. */
export class WordView {
  fr!: string;
  en!: string;
}

/** Something the reader could do: clients draw these and decide nothing themselves. */
export class ActionView {
  name!: string;
  allowed!: boolean;
  /** Why it is refused now; empty when it is allowed. */
  reasons!: ReasonView[];
  method!: 'POST' | 'PUT';
  href!: string;
}

/** The time limit that runs now. */
export class LimitView {
  /** Its last instant. */
  due!: string;
  overdue!: boolean;
}

/** What every resource with a lifecycle tells beside its own facts, so that a client can follow its whole life. */
export class LifecycleView {
  state!: string;
  /** The state in words. */
  publicState!: WordView;
  /** Who is waited for, or `nobody`. */
  waitingOn!: string;
  /** Null when no time limit runs. */
  clock!: LimitView | null;
  /** What this reader could do now; empty when it is nothing. */
  actions!: ActionView[];
}
