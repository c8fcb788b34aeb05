import type { FoundClues } from './clues.js';
import { isAtLeast, type ReadSeverity, type ReportKind, type Service } from './vocabulary.js';

/** Who is told, and what it is about, as data with a version. */
export interface Routing {
  readonly version: string;
  /** The first that holds decides. */
  readonly services: readonly ServiceRule[];
  /** The first that holds decides; the last of each kind has no condition. */
  readonly topics: readonly TopicRule[];
}

interface Condition {
  readonly kinds: readonly ReportKind[];
  readonly atLeast?: ReadSeverity | undefined;
  /** One of these concepts is said. */
  readonly says?: readonly string[] | undefined;
}

export interface ServiceRule extends Condition {
  readonly services: readonly Service[];
}

export interface TopicRule extends Condition {
  readonly topic: string;
}

interface Read {
  readonly kind: ReportKind;
  readonly severity: ReadSeverity;
  readonly clues: FoundClues;
}

/** The competent services, the first addressee first; nobody to tell is an empty list. */
export const servicesFor = ({ services }: Routing, read: Read): readonly Service[] =>
  services.find((rule) => holds(rule, read))?.services ?? [];

/** The `incident_topics` id of the framework; a text without a subject has none. */
export const topicFor = ({ topics }: Routing, read: Read): string | undefined =>
  topics.find((rule) => holds(rule, read))?.topic;

const holds = ({ kinds, atLeast = 'none', says }: Condition, { kind, severity, clues }: Read): boolean =>
  kinds.includes(kind) && isAtLeast(severity, atLeast) && (!says || says.some((concept) => clues.has(concept)));
