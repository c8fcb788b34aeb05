import type { Day } from '#libs/kernel';
import { type ConflictFound, type ConflictRelation, conflictsOf, isHard, type Party } from './conflict.js';
import { reviewsRequired } from './quorum.js';
import { seededOrder } from './seeded-order.js';

/** A criterion as the panel is composed for it. `competences` are bricks: having one of them is enough. */
export interface PanelCriterion {
  readonly id: string;
  readonly assessor: string;
  readonly expertsRequired: number;
  readonly competences: readonly string[];
}

/** What is known of an expert on the day of the proposal. */
export interface Candidate {
  readonly expertId: string;
  readonly competences: readonly string[];
  readonly mandateFrom: Day | null;
  readonly mandateTo: Day | null;
  readonly relations: readonly ConflictRelation[];
  /** Assignments he holds now, over all dossiers. */
  readonly openAssignments: number;
  /** He declined, recused himself or let an invitation to this dossier pass. */
  readonly refusedThisDossier: boolean;
  /** He sat on the panel of the renewal before this one. */
  readonly satOnLastRenewal: boolean;
  /** He sat on the panel whose decision was sent back on appeal. */
  readonly satOnContestedPanel: boolean;
  /** Criteria of this dossier that he holds or has judged already. */
  readonly alreadyHas: readonly string[];
}

export interface PanelPolicy {
  readonly conflictWindow: string;
  readonly maxOpenAssignments: number;
  readonly noTwoRenewalsInARow: boolean;
}

export interface PanelRequest {
  readonly criteria: readonly PanelCriterion[];
  readonly publisher: Party;
  readonly candidates: readonly Candidate[];
  readonly policy: PanelPolicy;
  readonly today: Day;
  /** Hexadecimal; published with the panel, so that the draw can be redone. */
  readonly seed: string;
}

export const EXCLUSIONS = [
  'no_running_mandate',
  'no_competence_needed',
  'hard_conflict',
  'load_limit_reached',
  'refused_this_dossier',
  'sat_on_last_renewal',
  'sat_on_contested_panel',
] as const;

export type Exclusion = (typeof EXCLUSIONS)[number];

/** One expert in the proposal: taken or not, and why (EXP-04, REG-07). */
export interface CandidateVerdict {
  readonly expertId: string;
  readonly standing: 'proposed' | 'reserve' | 'excluded';
  /** What is proposed for him; for a reserve, nothing. */
  readonly criteria: readonly string[];
  readonly exclusions: readonly Exclusion[];
  /** Hard ones exclude; soft ones need the lead's clearance. */
  readonly conflicts: readonly ConflictFound[];
}

export interface Shortage {
  readonly criterion: string;
  readonly required: number;
  /** Held already, or proposed now. */
  readonly found: number;
}

export interface PanelProposal {
  readonly seed: string;
  readonly candidates: readonly CandidateVerdict[];
  /** Criteria for which the panel stays too small. */
  readonly missing: readonly Shortage[];
}

/**
 * Composes a panel: the eligible experts stand in line — free of any interest first, then the least loaded, then by the
 * draw — and each takes the criteria of his competence that still lack somebody.
 */
export function proposePanel(request: PanelRequest): PanelProposal {
  const { criteria, candidates, seed } = request;
  const judged = candidates.map((candidate) => judge(candidate, request));
  const lacking = new Map(
    criteria.map((criterion) => [criterion.id, reviewsRequired(criterion) - heldOf(criterion.id, candidates)]),
  );
  const line = seededOrder(
    seed,
    judged.filter(({ exclusions }) => exclusions.length === 0),
    ({ candidate }) => candidate.expertId,
  ).sort(
    (a, b) => a.conflicts.length - b.conflicts.length || a.candidate.openAssignments - b.candidate.openAssignments,
  );

  const taken = new Map<string, string[]>();
  for (const { candidate } of line) {
    const his = criteria.filter((criterion) => canJudge(candidate, criterion) && (lacking.get(criterion.id) ?? 0) > 0);
    for (const { id } of his) lacking.set(id, (lacking.get(id) ?? 0) - 1);
    taken.set(
      candidate.expertId,
      his.map(({ id }) => id),
    );
  }
  return {
    seed,
    candidates: judged.map((one) => verdictOf(one, taken.get(one.candidate.expertId) ?? [])),
    missing: shortages(criteria, lacking),
  };
}

/** The criteria that too few could judge, though nobody is proposed yet: completeness cannot be accepted (REG-08). */
export function criteriaWithoutExperts(request: PanelRequest): Shortage[] {
  const eligible = request.candidates.filter((candidate) => judge(candidate, request).exclusions.length === 0);
  return request.criteria.flatMap((criterion) => {
    const required = reviewsRequired(criterion);
    const found = eligible.filter((candidate) => canJudge(candidate, criterion)).length;
    return found < required ? [{ criterion: criterion.id, required, found }] : [];
  });
}

/** Why an expert cannot be asked for these criteria; nothing when he can. Asked for the proposal, and again at the invitation. */
export function exclusionsOf(candidate: Candidate, request: Omit<PanelRequest, 'candidates' | 'seed'>): Exclusion[] {
  const { criteria, policy, today } = request;
  const competent = criteria.some(({ competences }) => shares(candidate.competences, competences));
  const holds = candidate.alreadyHas.length > 0;
  const verdicts: Record<Exclusion, boolean> = {
    no_running_mandate: !isRunning(candidate, today),
    no_competence_needed: !competent,
    hard_conflict: conflictsWith(candidate, request).some(isHard),
    load_limit_reached: !holds && candidate.openAssignments >= policy.maxOpenAssignments,
    refused_this_dossier: candidate.refusedThisDossier,
    sat_on_last_renewal: policy.noTwoRenewalsInARow && candidate.satOnLastRenewal,
    sat_on_contested_panel: candidate.satOnContestedPanel,
  };
  return EXCLUSIONS.filter((exclusion) => verdicts[exclusion]);
}

interface Judged {
  readonly candidate: Candidate;
  readonly exclusions: readonly Exclusion[];
  readonly conflicts: readonly ConflictFound[];
}

const judge = (candidate: Candidate, request: PanelRequest): Judged => ({
  candidate,
  exclusions: exclusionsOf(candidate, request),
  conflicts: conflictsWith(candidate, request),
});

const conflictsWith = (
  { relations }: Candidate,
  { publisher, today, policy }: Omit<PanelRequest, 'candidates' | 'seed'>,
) => conflictsOf(relations, publisher, today, policy.conflictWindow);

const isRunning = ({ mandateFrom, mandateTo }: Candidate, today: Day): boolean =>
  mandateFrom !== null && mandateFrom <= today && (mandateTo === null || mandateTo >= today);

const shares = (his: readonly string[], needed: readonly string[]): boolean => needed.some((one) => his.includes(one));

const canJudge = (candidate: Candidate, { id, competences }: PanelCriterion): boolean =>
  shares(candidate.competences, competences) && !candidate.alreadyHas.includes(id);

const heldOf = (criterion: string, candidates: readonly Candidate[]): number =>
  candidates.filter(({ alreadyHas }) => alreadyHas.includes(criterion)).length;

const verdictOf = ({ candidate, exclusions, conflicts }: Judged, criteria: readonly string[]): CandidateVerdict => ({
  expertId: candidate.expertId,
  standing: exclusions.length > 0 ? 'excluded' : criteria.length > 0 ? 'proposed' : 'reserve',
  criteria,
  exclusions,
  conflicts,
});

const shortages = (criteria: readonly PanelCriterion[], lacking: ReadonlyMap<string, number>): Shortage[] =>
  criteria.flatMap((criterion) => {
    const required = reviewsRequired(criterion);
    const lacks = lacking.get(criterion.id) ?? 0;
    return lacks > 0 ? [{ criterion: criterion.id, required, found: required - lacks }] : [];
  });
