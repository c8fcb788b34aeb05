import { newId } from '#libs/kernel';
import type { Decision } from '../../domain/decision/decision.js';
import type { DueGap } from '../../domain/decision/listing-grant.js';
import { Finding } from '../../domain/finding/finding.js';
import type { FindingState } from '../../domain/finding/finding.lifecycle.js';
import type { ListingId } from '../../domain/listing/listing.js';
import type { DecisionScope } from '../decision/decision.ports.js';

/** One finding for each gap that the listing was given in spite of, in the words of the decision. */
export async function openFindings(
  findings: DecisionScope['findings'],
  decision: Decision,
  listingId: ListingId,
  dueGaps: readonly DueGap[],
): Promise<Finding[]> {
  const texts = new Map(decision.motives.map(({ criterion, text }) => [criterion, text]));
  const opened = dueGaps.map((gap) =>
    Finding.fromDecision(gap, {
      id: newId<'Finding'>(),
      listingId,
      decisionId: decision.id,
      text: texts.get(gap.criterion) ?? '',
      at: decision.signedAt,
    }),
  );
  await findings.add(opened);
  return opened;
}

export interface WaivedFinding {
  readonly finding: Finding;
  readonly from: FindingState;
}

/** The findings of a decision that was found wrong fall with it; those of the decision that replaces it are opened anew. */
export async function waiveFindingsOf(
  findings: DecisionScope['findings'],
  replacement: Decision,
): Promise<WaivedFinding[]> {
  if (replacement.kind !== 'replacement' || replacement.supersedes === null) return [];
  const waived = (await findings.openFrom(replacement.supersedes)).map((finding) => ({
    finding,
    from: finding.waive(replacement.signedAt),
  }));
  for (const { finding } of waived) await findings.save(finding);
  return waived;
}
