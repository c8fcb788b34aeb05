import type { Day } from '#libs/kernel';
import type { Answers, Claim } from '../question/question-tree.js';
import type { ReportId } from './triage.js';

/** By its own door, by the server of a publisher, or found by software in what users wrote elsewhere. */
export const CHANNELS = ['public', 'application', 'review', 'store_comment'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What somebody told us, once. No name, no way to reach anybody, no free text: these are in the vault. */
export interface ReportFacts {
  readonly id: ReportId;
  /** `SIG-2027-000123`. */
  readonly number: string;
  readonly channel: Channel;
  readonly receivedAt: Date;
  /** The zero of every clock: when we could know. */
  readonly awareAt: Date;
  /** Null when it is not in the catalogue, or was not found in it. */
  readonly applicationId: string | null;
  /** As the catalogue names it, or as the reporter wrote it. */
  readonly applicationName: string;
  readonly appVersion: string | null;
  readonly system: string | null;
  readonly questionsVersion: number;
  readonly answers: Answers;
  readonly claim: Claim;
  readonly occurredOn: Day | null;
  readonly mayContact: boolean;
}

/** How a report is called by people. @param serial from a sequence: gaps mean nothing */
export const reportNumber = (serial: string, year: string): string => `SIG-${year}-${serial.padStart(6, '0')}`;

/** Names of the boxes of a report in the vault. */
export const BOXES = { identity: 'identity', narrative: 'narrative' } as const;
export const messageBox = (no: number): string => `message:${no}`;
