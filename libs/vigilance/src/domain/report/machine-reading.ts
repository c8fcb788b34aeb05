import type { Kind, Service, Severity } from './vocabulary.js';

/** What software proposes about a report, with its reasons. A person confirms; the machine closes nothing. */
export interface MachineReading {
  /** Which model and rules read. */
  readonly model: string;
  readonly readAt: Date;
  /** The text without the people in it. */
  readonly copy: string;
  /** How many things that point to a person were taken out. */
  readonly marks: number;
  readonly kind: Kind;
  readonly severity: Severity;
  readonly services: readonly Service[];
  /** Of the framework's `incident_topics`. */
  readonly topic: string | null;
  /** From 0 to 1. */
  readonly confidence: number;
  readonly unsure: boolean;
  /** Words of the copy that led to it. */
  readonly because: readonly string[];
  /** Rules that must not be missed and that the text sets off. */
  readonly alerts: readonly string[];
}
