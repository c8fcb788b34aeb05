import type { SignalRules } from '../../domain/signal/signal-rules.js';

/** From which figures on reports deserve a look. */
export abstract class SignalThresholds {
  abstract inForce(): SignalRules;
}

/** How many people use applications: what counts of reports are measured against. */
export abstract class ActiveUsers {
  /** Of the latest month that was told; who told none is left out. */
  abstract ofMany(applications: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
