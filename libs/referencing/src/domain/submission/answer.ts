import type { Id } from '#libs/kernel';

export type EvidenceId = Id<'Evidence'>;

export const VERDICTS = ['conforme', 'non_conforme', 'non_applicable', 'a_completer'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What a publisher may say of himself: "to complete" is for those who judge. */
export const SELF_VERDICTS = ['conforme', 'non_conforme', 'non_applicable'] as const;
export type SelfVerdict = (typeof SELF_VERDICTS)[number];

/** The publisher's answer to one criterion. */
export interface Answer {
  readonly criterion: string;
  readonly selfVerdict: SelfVerdict;
  /** One of the admissible reasons of the criterion; only with `non_applicable`. */
  readonly naReason: string | null;
  readonly text: string;
  readonly evidence: readonly EvidenceId[];
  readonly version: number;
}

/** One criterion that this dossier is judged on, frozen at admission. */
export interface ScopeItem {
  readonly criterion: string;
  readonly brick: string;
  readonly severity: string;
  readonly obligation: string;
  /** False while the criterion is phased in: judged and published, not counted. */
  readonly inForce: boolean;
  readonly evidenceExpected: number;
  readonly naReasons: readonly string[];
  readonly expertsRequired: number;
  readonly position: number;
  readonly reason: ScopeReason;
  /** Kept from an earlier decision: neither answered nor judged again. */
  readonly carried: CarriedOutcome | null;
}

/** Why a criterion is in the scope of a dossier. */
export const SCOPE_REASONS = ['full', 'failed', 'impacted', 'tightened', 'pending', 'carried'] as const;
export type ScopeReason = (typeof SCOPE_REASONS)[number];

/** The outcome of an earlier decision that still holds. */
export interface CarriedOutcome {
  readonly decision: string;
  readonly verdict: Verdict;
  readonly trust: string | null;
}

/** The part of a scope that is answered and judged in this dossier. */
export const judgedIn = (scope: readonly ScopeItem[]): ScopeItem[] => scope.filter(({ carried }) => carried === null);

export const SCAN_STATES = ['pending', 'clean', 'infected', 'not_scanned'] as const;
export type ScanState = (typeof SCAN_STATES)[number];

/** A file kept as proof. The bytes lie in the evidence store under their hash. */
export interface Evidence {
  readonly id: EvidenceId;
  readonly fileName: string;
  readonly mediaType: string;
  readonly size: number;
  readonly sha256: string;
  readonly scan: ScanState;
  readonly confidentiality: 'panel' | 'regulator' | 'public';
}

/** What keeps the file from being sent: counted, so that the guard and the readiness say the same. */
export interface FileGaps {
  readonly unanswered: readonly string[];
  readonly withoutEvidence: readonly string[];
  readonly unacceptableFiles: readonly EvidenceId[];
}

/**
 * The gaps of a file. A mandatory criterion needs an answer, and a claim of conformity a file where one is expected;
 * an optional criterion may stay silent. Files that were never scanned pass only while no antivirus is required.
 */
export function gapsOf(
  scope: readonly ScopeItem[],
  answers: readonly Answer[],
  evidence: readonly Evidence[],
  antivirusRequired: boolean,
): FileGaps {
  const answerTo = new Map(answers.map((answer) => [answer.criterion, answer]));
  const mandatory = scope.filter(({ obligation }) => obligation === 'obligatoire');
  const acceptable: readonly ScanState[] = antivirusRequired ? ['clean'] : ['clean', 'not_scanned'];
  return {
    unanswered: mandatory.filter(({ criterion }) => !answerTo.has(criterion)).map(({ criterion }) => criterion),
    withoutEvidence: scope
      .filter(({ criterion, evidenceExpected }) => {
        const answer = answerTo.get(criterion);
        return evidenceExpected > 0 && answer?.selfVerdict === 'conforme' && answer.evidence.length === 0;
      })
      .map(({ criterion }) => criterion),
    unacceptableFiles: evidence.filter(({ scan }) => !acceptable.includes(scan)).map(({ id }) => id),
  };
}
