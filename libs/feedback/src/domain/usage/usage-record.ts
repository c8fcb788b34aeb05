import { type AccountId, type Id, StaleVersion } from '#libs/kernel';
import type { ApplicationId } from '../application-id.js';
import type { UsageFigures } from './usage-figures.js';
import type { Period } from './usage-period.js';

export type ImportId = Id<'Import'>;

/** Who told the figures, when, and in which file. */
export interface UsageOrigin {
  readonly recordedAt: Date;
  readonly recordedBy: AccountId | null;
  readonly importId: ImportId | null;
}

/** One month of one application as it stands in one of its versions; the first is 1. */
export interface UsageRecord extends UsageFigures, UsageOrigin {
  readonly applicationId: ApplicationId;
  readonly period: Period;
  readonly version: number;
}

export interface UsageReport extends UsageFigures {
  readonly applicationId: ApplicationId;
  readonly period: Period;
}

/** @throws StaleVersion when the reader saw another version; 0 stands for a month not told yet */
export function expectVersion(present: UsageRecord | undefined, expected: number): void {
  const actual = present?.version ?? 0;
  if (actual !== expected) throw new StaleVersion(expected, actual);
}

/** The next version of a month, or undefined when the report says what is known already. */
export function revise(
  present: UsageRecord | undefined,
  report: UsageReport,
  origin: UsageOrigin,
): UsageRecord | undefined {
  if (present && saysTheSame(present, report)) return undefined;
  return { ...report, ...origin, version: (present?.version ?? 0) + 1 };
}

const saysTheSame = (one: UsageFigures, other: UsageFigures): boolean =>
  one.downloads === other.downloads && one.activeUsers === other.activeUsers && one.source === other.source;
