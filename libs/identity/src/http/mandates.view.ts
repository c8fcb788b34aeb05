import { LifecycleView } from '#libs/http';
import type { MandateState } from '../domain/mandate.js';
import type { MandateScope } from '../domain/mandate-scope.js';

export class DelegateView {
  kind!: 'organisation' | 'person';
  id!: string;
  name!: string;
}

export class MandateView extends LifecycleView {
  id!: string;
  delegate!: DelegateView;
  scope!: MandateScope;
  /** First day. */
  from!: string;
  /** Last day. */
  to!: string;
  override state!: MandateState;
}

export class MandatesView {
  items!: MandateView[];
}
