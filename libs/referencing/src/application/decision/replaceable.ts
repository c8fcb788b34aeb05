import type { Decision, DecisionId } from '../../domain/decision/decision.js';
import { departsFrom, proposalFor } from '../../domain/decision/outcome.js';
import type { ReplacementFacts } from '../../domain/decision/replacement.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import type { ReferencingScope } from '../referencing.work.js';

/** A decision with all that bears on whether it may be replaced now. */
export interface Replaceable {
  readonly facts: ReplacementFacts;
  readonly replacedBy: DecisionId | null;
  /** Grows with each preparation and each signature of what is to replace it. */
  readonly version: number;
}

type Asked = Pick<ReferencingScope, 'decisions' | 'drafts' | 'reports' | 'surroundings'>;

/** @param dossier null for a measure on a listing, which nothing replaces by this way */
export async function replaceable(scope: Asked, dossier: Dossier | null, decision: Decision): Promise<Replaceable> {
  const { id } = decision;
  const draft = dossier && (await draftFor(scope, dossier, id));
  const replacement = await scope.decisions.replacementOf(id);
  return {
    facts: {
      decision,
      overtaken: await scope.decisions.isOvertaken(decision),
      draft,
      publisherHeard: dossier !== null && (await wasHeard(scope, dossier)),
      involved: dossier ? await scope.surroundings.involvedIn(dossier) : new Set(),
    },
    replacedBy: replacement?.id ?? null,
    version: draft?.version ?? 1,
  };
}

async function draftFor(scope: Asked, dossier: Dossier, id: DecisionId) {
  const draft = await scope.drafts.of(dossier.id);
  const report = await scope.reports.latest(dossier.id);
  if (draft?.replaces !== id || !report) return null;
  const proposal = proposalFor(dossier.toSnapshot(), report.proposal);
  const { preparedBy, firstSignedBy, outcome, version } = draft;
  return { preparedBy, firstSignedBy, outcome, version, departs: departsFrom(proposal, outcome) };
}

/** He was, once the time he was given to answer the report has ended. */
async function wasHeard({ reports }: Asked, { id }: Dossier): Promise<boolean> {
  return ((await reports.observations(id))?.endedOn ?? null) !== null;
}
