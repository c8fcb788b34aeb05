import { type AccountId, Conflict, type Reason } from '#libs/kernel';
import type { DossierId, DossierKind } from '../dossier/dossier.js';
import type { Proposal } from '../report/report.js';
import type { DecidedVerdict, DecisionId, Motive } from './decision.js';
import type { DecisionPolicy } from './decision-policy.js';
import { gapsAmong, undecidedAmong } from './gap.js';
import { type DossierOutcome, departsFrom, listsApplication } from './outcome.js';

/** What the lead puts before the signatory. */
export interface DraftContent {
  readonly outcome: DossierOutcome;
  /** One for each failing criterion at least; kept in the decision and shown to the publisher first. */
  readonly motives: readonly Motive[];
  readonly remedies: string;
  readonly departureMotive: string | null;
}

export interface DecisionDraft extends DraftContent {
  /** The decision found wrong that it is to replace; null for the first decision of a dossier. */
  readonly replaces: DecisionId | null;
  readonly dossierId: DossierId;
  readonly preparedBy: AccountId;
  readonly preparedAt: Date;
  readonly firstSignedBy: AccountId | null;
  readonly firstSignedAt: Date | null;
  readonly version: number;
}

/** What a draft is checked against. */
export interface DecidedFile {
  readonly kind: DossierKind;
  readonly proposal: Proposal;
  readonly verdicts: readonly DecidedVerdict[];
}

/** The same file prepared again is another draft: a first signature given to the former one is gone. */
export function prepareDraft(
  content: DraftContent,
  by: Pick<DecisionDraft, 'dossierId' | 'replaces' | 'preparedBy' | 'preparedAt'>,
  former?: DecisionDraft,
): DecisionDraft {
  return { ...by, ...content, firstSignedBy: null, firstSignedAt: null, version: (former?.version ?? 0) + 1 };
}

/** The first of the two signatures that a departure from the proposal needs. */
export function signFirst(draft: DecisionDraft, by: AccountId, at: Date): DecisionDraft {
  if (draft.preparedBy === by) {
    throw new Conflict('signer_prepared', 'Who prepared a decision does not sign it (invariant 5).');
  }
  return { ...draft, firstSignedBy: by, firstSignedAt: at, version: draft.version + 1 };
}

/** Everything that keeps this draft from becoming a decision, each with the field it is about. */
export function faultsOf(
  draft: DraftContent & Pick<DecisionDraft, 'replaces'>,
  file: DecidedFile,
  policy: DecisionPolicy,
): Reason[] {
  return [
    ...undecidedAmong(file.verdicts).map(({ criterion }) =>
      fault('verdict_to_complete', '/verdicts', `${criterion} is still to be completed: nothing can be decided.`),
    ),
    ...motiveFaults(draft, file),
    ...(draft.replaces !== null && !draft.motives.some(({ criterion, text }) => criterion === null && !isBlank(text))
      ? [fault('replacement_without_motive', '/motives', 'Say, without a criterion, what was wrong before.')]
      : []),
    ...(isBlank(draft.remedies) ? [fault('remedies_missing', '/remedies', 'Say what the publisher may do now.')] : []),
    ...(policy.decision.departure.motive === 'required' &&
    departsFrom(file.proposal, draft.outcome) &&
    isBlank(draft.departureMotive)
      ? [fault('departure_motive_missing', '/departureMotive', 'A departure from the proposal needs its motive.')]
      : []),
    ...outcomeFaults(draft.outcome, file, policy),
  ];
}

function motiveFaults({ motives, outcome }: DraftContent, { verdicts }: DecidedFile): Reason[] {
  const given = new Set(motives.filter(({ text }) => !isBlank(text)).map(({ criterion }) => criterion));
  const known = new Set(verdicts.map(({ criterion }) => criterion));
  const named = motives.flatMap(({ criterion }) => criterion ?? []);
  return [
    ...gapsAmong(verdicts)
      .filter(({ criterion }) => !given.has(criterion))
      .map(({ criterion }) => fault('motive_missing', '/motives', `${criterion} fails: say why.`)),
    ...named
      .filter((criterion) => !known.has(criterion))
      .map((criterion) => fault('criterion_unknown', '/motives', `${criterion} is not judged in this dossier.`)),
    ...named
      .filter((criterion, at) => named.indexOf(criterion) !== at)
      .map((criterion) => fault('motive_twice', '/motives', `${criterion} has two motives.`)),
    ...(!listsApplication(outcome) && given.size === 0
      ? [fault('refusal_without_motive', '/motives', 'A refusal says why.')]
      : []),
  ];
}

function outcomeFaults(outcome: DossierOutcome, { kind, verdicts }: DecidedFile, policy: DecisionPolicy): Reason[] {
  if (!listsApplication(outcome)) return [];
  const gaps = gapsAmong(verdicts);
  const forgiven = outcome === 'trial' ? policy.decision.trial.only_blocking_gap : undefined;
  const blocking = gaps.filter(({ severity, criterion }) => severity === 'bloquant' && criterion !== forgiven);
  return [
    ...blocking.map(({ criterion }) =>
      fault('blocking_gap_forbids_listing', '/outcome', `${criterion} is a blocking gap: no listing is possible.`),
    ),
    ...(outcome === 'full' && gaps.length > 0
      ? [fault('gaps_need_reservations', '/outcome', 'With gaps, a full listing is one with reservations.')]
      : []),
    ...((outcome === 'full_with_reservations' || outcome === 'temporary') && gaps.length === 0
      ? [fault('no_gap_to_correct', '/outcome', 'No criterion fails: there is nothing to reserve.')]
      : []),
    ...(kind === 'trial' && outcome !== 'trial'
      ? [fault('trial_dossier_lists_for_trial', '/outcome', 'A dossier for a trial lists for a trial only.')]
      : []),
  ];
}

const isBlank = (text: string | null): boolean => (text ?? '').trim() === '';

const fault = (code: string, field: string, message: string): Reason => ({ code, message, field });
