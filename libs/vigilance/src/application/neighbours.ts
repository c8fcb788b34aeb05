import type { WorkingCalendar } from '#libs/kernel';
import type { QuestionTree } from '../domain/question/question-tree.js';
import type { TriagePeriods } from '../domain/report/triage-limit.js';
import type { Kind, Severity } from '../domain/report/vocabulary.js';
import type { BurstRules } from '../domain/signal/review-bursts.js';

export interface ListedApplication {
  readonly id: string;
  readonly name: string;
}

/** What this context knows of applications. */
export abstract class ListedApplications {
  /** By the address of its sheet; those that left the catalogue are found too: what they did still counts. */
  abstract find(slug: string): Promise<ListedApplication | undefined>;

  /** Also one that was never in the catalogue: its publisher may pass on what its users report. */
  abstract byId(id: string): Promise<ListedApplication | undefined>;
}

export interface IncidentRule {
  readonly triage: TriagePeriods;
  /** How soon a person has answered, as the policy writes it. */
  readonly humanAnswer: string;
  readonly outcomeTold: string;
  readonly calendar: WorkingCalendar;
}

/** The limits of time of reports, from the policy in force. */
export abstract class IncidentRules {
  /** @throws Conflict `no_framework_in_force` */
  abstract inForce(): Promise<IncidentRule>;
}

export interface SourceLimit {
  readonly times: number;
  readonly withinSeconds: number;
}

/** What may be attached to a report. */
export interface AttachmentRules {
  readonly atMost: number;
  /** Of one file, as it is sent. */
  readonly largestBytes: number;
  /** Of one image. */
  readonly largestPixels: number;
  readonly ofOneSource: SourceLimit;
}

/** How hard it is to show that a machine worked for a report. */
export interface ProofRules {
  /** Rounds of the derivation for each number that is tried. */
  readonly cost: number;
  /** The number that is looked for is drawn from here on, up to `to`. */
  readonly from: number;
  readonly to: number;
  readonly validHours: number;
}

/** What software makes of reviews and comments that users wrote elsewhere. */
export interface ReviewRules {
  /** Sources whose reviews are comments of a store. */
  readonly storeSources: ReadonlySet<string>;
  readonly languages: ReadonlySet<string>;
  /** Texts read in one transaction. */
  readonly readAtOnce: number;
  /** From which severity on a text of this kind becomes a report; a kind that is not named never does. */
  readonly bursts: BurstRules;
  readonly takenFrom: Readonly<Partial<Record<Kind, Severity>>>;
}

/** How long the portal keeps what is not sent yet, and how often one source may begin. */
export interface DraftRules {
  readonly keptHours: number;
  readonly followUpHours: number;
  readonly ofOneSource: SourceLimit;
}

/** The questions asked, and what intake allows. */
export abstract class IntakeRules {
  abstract tree(language: 'fr' | 'en'): QuestionTree;
  abstract readonly longestText: number;
  abstract readonly longestMessage: number;
  abstract readonly messagesAtMost: number;
  abstract readonly reportsOfOneSource: SourceLimit;
  /** Of those who show that a machine worked for it. */
  abstract readonly provenReportsOfOneSource: SourceLimit;
  abstract readonly proofOfWork: ProofRules;
  abstract readonly reviews: ReviewRules;
  /** By its publisher's key, over all who use it. */
  abstract readonly reportsOfOneApplication: SourceLimit;
  /** Path of the page to which an application sends those who report; `{application}` stands for the address of its sheet. */
  abstract readonly reportPage: string;
  /** Path of the page on which a report is followed with its number and code. */
  abstract readonly followUpPage: string;
  abstract readonly attachments: AttachmentRules;
  abstract readonly drafts: DraftRules;
  abstract readonly wrongCodesOfOneSource: SourceLimit;
  abstract readonly shownSimilar: number;
  /** How many reports the mean of a category is worth when a rate is shrunk towards it. */
  abstract readonly rateWeight: number;
}

/** The code with which a report is followed: made from a secret that is kept nowhere. */
export abstract class FollowUpCodes {
  abstract of(reportId: string): string;
}
