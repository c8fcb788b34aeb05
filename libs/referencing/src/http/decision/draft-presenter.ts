import type { DecisionDraft, DraftContent } from '../../domain/decision/decision-draft.js';
import { departsFrom } from '../../domain/decision/outcome.js';
import type { Proposal } from '../../domain/report/report.js';
import type { PrepareDecisionDto } from '../dossier/deciding.dto.js';
import type { DecisionDraftView } from '../dossier/deciding.view.js';

/** A decision before it is one, as the lead and the signatory read it. */
export const draftView = (draft: DecisionDraft, proposal: Proposal): DecisionDraftView => ({
  outcome: draft.outcome,
  proposal,
  departs: departsFrom(proposal, draft.outcome),
  motives: draft.motives.map((motive) => ({ ...motive })),
  remedies: draft.remedies,
  departureMotive: draft.departureMotive,
  preparedBy: draft.preparedBy,
  preparedAt: draft.preparedAt.toISOString(),
  firstSignedBy: draft.firstSignedBy,
});

export const draftContentIn = (body: PrepareDecisionDto): DraftContent => ({
  outcome: body.outcome,
  motives: body.motives.map(({ criterion, text }) => ({ criterion: criterion ?? null, text })),
  remedies: body.remedies,
  departureMotive: body.departureMotive ?? null,
});
