import type { AccountId, Day } from '#libs/kernel';
import type { FindingSnapshot } from './finding.js';
import type { FindingCondition } from './finding.lifecycle.js';

/** What the world says when something is to be done to a finding; what is left out does not hold. */
export interface FindingFacts {
  /** Null for the system. */
  readonly actor: AccountId | null;
  /** Whether this person declared an interest in the publisher. */
  readonly interested?: boolean;
  readonly motiveGiven?: boolean;
  /** For a plan: the day on which it will be done. */
  readonly plannedFor?: Day;
  readonly statementSigned?: boolean;
  /** Files of this finding, and those among them that may not be used. */
  readonly files?: { readonly attached: number; readonly unacceptable: number };
  /** The evidence is a dossier that was sent, with its own files and statement. */
  readonly byDossier?: boolean;
  /** Of the policy: the rejection of this number is the last. */
  readonly rejectionsBeforeFailed?: number;
  /** For an extension: the new day, and the last day of the listing. */
  readonly extension?: { readonly to: Day; readonly listingEnds: Day };
}

/** Which conditions of the lifecycle hold today. Offers and guards both ask here. */
export function findingConditions(
  finding: FindingSnapshot,
  facts: FindingFacts,
  today: Day,
): ReadonlySet<FindingCondition> {
  const { dueOn, plan, statement, rejections, extension, proof } = finding;
  const { actor, plannedFor, files } = facts;
  const byDossier = facts.byDossier === true;
  const disinterested = facts.interested !== true;
  const limit = facts.rejectionsBeforeFailed;
  const isParty = actor !== null && (actor === plan?.proposedBy || actor === statement?.by);
  const moved = facts.extension;
  const holds: Record<FindingCondition, boolean> = {
    plan_in_time: plannedFor !== undefined && today <= plannedFor && plannedFor <= dueOn,
    still_in_time: today <= dueOn,
    proof_fits: byDossier || proof === 'files',
    file_attached: byDossier || (files !== undefined && files.attached > 0),
    files_acceptable: byDossier || files?.unacceptable === 0,
    statement_signed: byDossier || facts.statementSigned === true,
    verifier_independent: disinterested && !isParty,
    no_interest_declared: disinterested,
    rejections_left: limit !== undefined && rejections + 1 < limit,
    rejections_used_up: limit !== undefined && rejections + 1 >= limit,
    nothing_submitted_in_time: today > dueOn,
    never_extended: extension === null,
    day_allowed: moved !== undefined && moved.to > dueOn && moved.to >= today && moved.to <= moved.listingEnds,
    motive_given: facts.motiveGiven === true,
  };
  const names = Object.keys(holds) as FindingCondition[];
  return new Set(names.filter((name) => holds[name]));
}
