import type { Day, Words } from '#libs/kernel';

interface AboutDossier {
  /** Number of the dossier, as people read it. */
  readonly dossier: string;
  readonly application: string;
}

/** Letters to the publisher come when he may know of the audit, never before. */
interface AboutAudit {
  readonly application: string;
}

interface AboutAppeal {
  /** Number of the appeal, as people read it. */
  readonly appeal: string;
  readonly application: string;
}

interface AboutCase {
  /** Number of the case, as people read it. */
  readonly incident: string;
  readonly application: string;
}

interface AboutRequest {
  /** Number of the request to the publisher, as people read it. */
  readonly request: string;
  readonly application: string;
}

interface AboutReport {
  /** Number of the report, as people read it. */
  readonly report: string;
  readonly application: string;
}

interface AboutFinding {
  readonly application: string;
  readonly criterion: string;
}

interface AboutVersion {
  readonly application: string;
  /** As the publisher numbers it. */
  readonly number: string;
}

/** What each letter needs to be written. Days are `YYYY-MM-DD`, moments ISO instants. `link` is added by the service. */
export interface LetterData {
  'dossier-requested': AboutDossier & { readonly answerBy: Day };
  'dossier-admitted': AboutDossier & { readonly signBy: Day };
  'dossier-inadmissible': AboutDossier & { readonly motive: string };
  'contract-in-force': AboutDossier & { readonly submitBy: Day };
  'follow-up-opened': AboutDossier & { readonly kind: Words; readonly submitBy: Day };
  'dossier-submitted': AboutDossier & {
    readonly submission: string;
    readonly hash: string;
    readonly submittedAt: string;
    readonly answerBy: Day;
  };
  'dossier-returned': AboutDossier & {
    readonly items: readonly { readonly title: string; readonly reason: string }[];
    readonly answerBy: Day;
  };
  'dossier-complete': AboutDossier & { readonly completeOn: Day; readonly dueOn: Day };
  'clarification-asked': AboutDossier & {
    readonly questions: number;
    readonly answerBy: Day;
    readonly isBlocking: boolean;
  };
  /** `what`: the state of the dossier. */
  'dossier-reminder': AboutDossier & { readonly what: Words; readonly answerBy: Day };
  'clarification-reminder': AboutDossier & { readonly answerBy: Day };
  'clarification-closed': AboutDossier & { readonly dueOn: Day };
  'clarification-cancelled': AboutDossier;
  /** For the lead and the oversight body (REG-05). Moments. */
  'emergency-access': AboutDossier & {
    readonly person: string;
    readonly capacity: Words;
    readonly openedAt: string;
    readonly endsAt: string;
    readonly motive: string;
  };
  'emergency-access-publisher': AboutDossier & {
    readonly capacity: Words;
    readonly openedAt: string;
    readonly endsAt: string;
  };
  /** `what`: the state of the dossier. */
  'limit-extended': AboutDossier & {
    readonly what: Words;
    readonly formerDueOn: Day;
    readonly dueOn: Day;
    readonly motive: string;
  };
  'observations-asked': AboutDossier & { readonly answerBy: Day };
  /** Never the outcome: it is read in the dossier, with an acknowledgement (PUB-20). */
  'decision-available': AboutDossier & { readonly deemedReadOn: Day };
  /** The same for a measure on a listing, which has no dossier. */
  'measure-available': { readonly application: string; readonly deemedReadOn: Day };
  'hearing-opened': { readonly application: string; readonly measure: Words; readonly answerBy: Day };
  'prolongation-refused': { readonly application: string; readonly motive: string; readonly lastDay: Day };
  /** For the authority: something about a listing that only they can do. */
  'listing-attention': { readonly application: string; readonly what: Words; readonly dueOn: Day };
  /** The receipt of an appeal; `contested` is the number of the decision or of the dossier. */
  'appeal-filed': AboutAppeal & { readonly contested: string; readonly filedOn: Day };
  /** Never how it was settled: that is read in the space of the publisher. */
  'appeal-news': AboutAppeal & { readonly what: Words };
  /** For the vigilance: a report that cannot wait, or has waited too long. It holds no word of the report. */
  'report-attention': AboutReport & { readonly what: Words; readonly dueOn: Day };
  /** For the publisher of an application that a case is about: never who reported, nor what they wrote. */
  /** Facts that the publisher is sent; `late` when he has not answered in time. */
  'facts-sent': AboutRequest & {
    readonly answerBy: Day;
    readonly late: boolean;
    /** What the law may ask besides, with its moment. */
    readonly duties: readonly { readonly what: Words; readonly dueAt: string }[];
  };
  /** The day has come by which he undertook to put it right… */
  'commitment-due': AboutRequest & { readonly dueOn: Day };
  /** …and what was found of it. */
  'commitment-judged': AboutRequest & { readonly dueOn: Day; readonly kept: boolean };
  'case-news': AboutCase & { readonly what: Words };
  /** For the vigilance: a case that has waited too long. */
  'case-attention': AboutCase & { readonly what: Words; readonly dueOn: Day };
  /** Reports of an application stand out: a reason to look, for those on duty and those who watch. */
  'signal-opened': { readonly signal: string; readonly application: string; readonly cases: number };
  /** For the authority: something about an appeal that only they can do. */
  'appeal-attention': AboutAppeal & { readonly what: Words; readonly dueOn: Day };
  /** What a decision, an audit, a case or a new framework found: criteria and days, never the gap itself. */
  'findings-opened': {
    readonly application: string;
    readonly items: readonly { readonly criterion: string; readonly dueOn: Day }[];
  };
  /** What a new version of the framework asks of all the listings of a publisher. `criteria`: their ids, joined. */
  'framework-transition': {
    readonly frameworkVersion: string;
    readonly items: readonly {
      readonly application: string;
      readonly criteria: string;
      readonly dueOn: Day;
      /** The rule would not list it any more if nothing were done. */
      readonly fails: boolean;
    }[];
  };
  /** A new version cannot read what was declared of these applications: the publisher says it anew. */
  'framework-unreadable': {
    readonly frameworkVersion: string;
    readonly items: readonly { readonly application: string }[];
  };
  /** The same, for those who handle files and those who sign. */
  'framework-attention': {
    readonly frameworkVersion: string;
    readonly publisher: string;
    readonly items: readonly { readonly application: string }[];
  };
  'finding-reminder': AboutFinding & { readonly answerBy: Day };
  'finding-plan-rejected': AboutFinding & { readonly motive: string; readonly answerBy: Day };
  'finding-evidence-rejected': AboutFinding & { readonly motive: string; readonly answerBy: Day };
  'finding-failed': AboutFinding & { readonly dueOn: Day };
  'finding-verified': AboutFinding;
  'finding-extended': AboutFinding & { readonly motive: string; readonly answerBy: Day };
  'finding-waived': AboutFinding & { readonly motive: string };
  /** For the authority: evidence that nobody looked at in time. */
  'finding-unverified': AboutFinding & { readonly dueOn: Day };
  'version-reclassified': AboutVersion & { readonly motive: string };
  'version-rejected': AboutVersion & { readonly why: Words };
  'undeclared-change-found': AboutVersion & { readonly declareBy: Day };
  'undeclared-change-dropped': AboutVersion & { readonly declareBy: Day };
  /** For agents: a version to class, or to check. */
  'version-attention': AboutVersion & { readonly what: Words; readonly dueOn: Day };
  'dossier-lapsed': AboutDossier & { readonly lapsedOn: Day };
  'dossier-withdrawn': AboutDossier & { readonly withdrawnOn: Day };
  /** Public facts only, before the declaration of interests (EXP-01). */
  'expert-invited': {
    readonly application: string;
    readonly publisher: string;
    readonly category: string;
    readonly criteria: number;
    readonly answerBy: string;
  };
  'expert-invitation-reminder': { readonly application: string; readonly answerBy: string };
  'expert-scoring-reminder': { readonly application: string; readonly dueOn: Day; readonly remaining: number };
  'expert-assignment-ended': { readonly application: string; readonly endedOn: Day; readonly motive: Words };
  'expert-outcome': { readonly application: string };
  'mandate-ending-owner': { readonly organisation: string; readonly delegate: string; readonly endsOn: Day };
  'mandate-ending-delegate': { readonly organisation: string; readonly endsOn: Day };
  /** To an author whose address is known: why his review of an application is not published. */
  'review-refused': {
    readonly application: string;
    readonly writtenOn: Day;
    readonly motive: Words | string;
    readonly explanation: string;
  };
  /** To an author whose address is known: software found signs of harm in his review, and he may tell more. */
  'review-taken-as-report': { readonly application: string; readonly report: string };
  /** To who reported and left an address: what became of it, never what it is about. */
  'report-news': { readonly report: string; readonly what: Words };
  /** `answer` is empty when nobody had to judge. */
  'review-flag-closed': {
    readonly application: string;
    readonly writtenOn: Day;
    readonly outcome: Words;
    readonly answer: string;
  };
  'audit-announced': AboutAudit & { readonly startsOn: Day; readonly reason: Words };
  'audit-started': AboutAudit & { readonly startedOn: Day; readonly reason: Words };
  'audit-documents-asked': AboutAudit & { readonly documents: readonly string[]; readonly answerBy: Day };
  'audit-report-ready': AboutAudit & { readonly findings: number; readonly answerBy: Day };
  'audit-findings-confirmed': AboutAudit & { readonly findings: number };
  /** `motive`: as a person wrote it, or ours. */
  'audit-cancelled': AboutAudit & { readonly motive: string | Words };
  'audit-closed': AboutAudit & { readonly outcome: Words; readonly closedOn: Day };
  /** For the auditors: something about an audit that only they can do. */
  'audit-attention': AboutAudit & { readonly what: Words; readonly dueOn: Day };
  /** `what`: with its number. */
  'retention-warning': { readonly organisation: string; readonly what: Words; readonly eraseOn: Day };
  /** A moment. */
  'export-ready': { readonly organisation: string; readonly availableUntil: string };
  'deadline-overdue': AboutDossier & { readonly what: Words; readonly dueOn: Day };
  'deadline-escalated': AboutDossier & { readonly what: Words; readonly dueOn: Day; readonly toldOn: Day };
}

export type TemplateName = keyof LetterData;

export type LetterLanguage = 'fr' | 'en';
