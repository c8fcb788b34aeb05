import { ReasonView } from '#libs/http';

/** Something the reader could do: clients draw these and decide nothing themselves. */
export class ActionView {
  name!: string;
  allowed!: boolean;
  /** Why it is refused now; empty when it is allowed. */
  reasons!: ReasonView[];
  method!: 'POST' | 'PUT';
  href!: string;
}
