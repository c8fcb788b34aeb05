import type { JournalEntry, Subject } from '#libs/journal';
import type { LastChange } from '#libs/kernel';
import type { Announcement } from '#libs/messaging';
import type { Contents, Opening, Sealing } from '#libs/vault';
import type { Attachment } from '../domain/report/attachment.js';
import type { MachineReading } from '../domain/report/machine-reading.js';
import type { ReportFacts } from '../domain/report/report.js';
import type { ReportId, Triage } from '../domain/report/triage.js';
import type { CaseStore } from './case/case.work.js';
import type { SolvedProof } from './intake/proofs.js';
import type { ReferralStore } from './referral/referral.work.js';
import type { RequestStore } from './request/request.work.js';
import type { RouteStore } from './route/routing-neighbours.js';
import type { SignalStore } from './signal/signal.work.js';

/** The key under which somebody sent a report, and what he sent; both as SHA-256. */
export interface SentUnder {
  readonly keyHash: Buffer;
  readonly bodyHash: Buffer;
}

export interface KnownReport {
  readonly id: ReportId;
  readonly bodyHash: Buffer;
}

export interface ReportStore {
  /** The serial of the next report: from a sequence, so that nobody waits for anybody. */
  nextSerial(): Promise<string>;
  /** @returns the report that was sent under this key before, and then nothing is added */
  add(report: ReportFacts, sent: SentUnder | null): Promise<KnownReport | undefined>;
  /** @throws NotFound */
  get(id: ReportId): Promise<ReportFacts>;
  /** Whether software has read it. */
  isRead(id: ReportId): Promise<boolean>;
  keepReading(id: ReportId, reading: MachineReading): Promise<void>;
}

export interface TriageStore {
  /** @throws NotFound */
  forUpdate(id: ReportId): Promise<Triage>;
  add(triage: Triage): Promise<void>;
  save(triage: Triage): Promise<void>;
}

export type Author = 'reporter' | 'authority';

export interface MessageStore {
  /** @returns the number of the new message, from 1 */
  add(report: ReportId, author: Author, at: Date): Promise<number>;
  /** Of both, unless one is named. */
  count(report: ReportId, author?: Author): Promise<number>;
}

export interface AttachmentStore {
  count(report: ReportId): Promise<number>;
  find(report: ReportId, no: number): Promise<Attachment | undefined>;
  /** @param fingerprint of the file as it was sent */
  sentBefore(report: ReportId, fingerprint: Buffer): Promise<Attachment | undefined>;
  add(report: ReportId, attachment: Attachment, fingerprint: Buffer): Promise<void>;
}

export interface SpentProofStore {
  /** @returns false when it was spent before */
  spend(proof: SolvedProof, now: Date): Promise<boolean>;
}

/** What a use case may touch. It exists only inside a transaction, so nothing can be read or written beside it. */
export interface VigilanceScope {
  readonly reports: ReportStore;
  readonly triages: TriageStore;
  readonly messages: MessageStore;
  readonly attachments: AttachmentStore;
  readonly proofs: SpentProofStore;
  readonly cases: CaseStore;
  readonly routes: RouteStore;
  readonly requests: RequestStore;
  readonly referrals: ReferralStore;
  readonly signals: SignalStore;
  readonly vault: {
    seal(sealing: Sealing): Promise<void>;
    add(subject: string, name: string, content: string | Buffer): Promise<void>;
    open(opening: Opening): Promise<Contents>;
    openBytes(opening: Opening): Promise<Readonly<Record<string, Buffer>>>;
  };
  readonly journal: { append(entry: JournalEntry): Promise<void> };
  readonly outbox: { announce(event: Announcement): Promise<void> };
  readonly timers: {
    set(timer: { subject: Subject; kind: string; dueAt: Date }): Promise<void>;
    cancel(subject: Subject, kind?: string): Promise<void>;
  };
  lastChange(subject: Subject): Promise<LastChange | undefined>;
}

export abstract class VigilanceWork {
  abstract transaction<Result>(work: (scope: VigilanceScope) => Promise<Result>): Promise<Result>;
}

/** The door for handlers of jobs: the transaction is the one in which their delivery is marked as done. */
export abstract class JobWork {
  abstract within<Result>(transaction: unknown, work: (scope: VigilanceScope) => Promise<Result>): Promise<Result>;
}
