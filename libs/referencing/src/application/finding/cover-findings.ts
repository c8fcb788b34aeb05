import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM } from '#libs/kernel';
import type { Decision } from '../../domain/decision/decision.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { dueAfterRejection } from '../../domain/finding/due-day.js';
import type { Finding, FindingMove } from '../../domain/finding/finding.js';
import { findingConditions } from '../../domain/finding/finding-conditions.js';
import type { Verdict } from '../../domain/submission/answer.js';
import type { ReferencingScope } from '../referencing.work.js';
import { FindingSteps, type HeldFinding } from './finding-steps.js';
import { ProposeAfterFailure } from './propose-after-failure.js';

/** Findings of a decision or of a new framework are closed by the dossier that covers their criteria. */
@Injectable()
export class CoverFindings {
  constructor(
    private readonly steps: FindingSteps,
    private readonly failures: ProposeAfterFailure,
  ) {}

  /** F3: sending the dossier is sending the evidence. Those whose day has passed are left to the clock. */
  async submitWithDossier(
    scope: ReferencingScope,
    actor: Actor,
    dossierId: DossierId,
    criteria: readonly string[],
  ): Promise<Finding[]> {
    const { applicationId } = (await scope.dossiers.get(dossierId)).toSnapshot();
    const listing = await scope.listings.liveOf(applicationId);
    if (!listing) return [];
    const asked = new Set(criteria);
    const covered = (await scope.findings.liveOn(listing.id)).filter((finding) => {
      const { criterion, sourceType, state } = finding.toSnapshot();
      return asked.has(criterion) && COVERED_SOURCES.includes(sourceType) && state !== 'submitted';
    });
    return this.each(scope, actor, covered, ({ finding, now, today }) => {
      const met = findingConditions(finding.toSnapshot(), { actor: actor.accountId, byDossier: true }, today);
      return met.has('still_in_time') ? finding.submitWithDossier(dossierId, met, now) : undefined;
    });
  }

  /**
   * F4, F5, F7: what the decision says of the criterion settles the finding. One that was not judged is open again. A
   * decision that lists in spite of a second rejection has answered it: no measure is proposed.
   */
  async settleByDecision(scope: ReferencingScope, decision: Decision): Promise<Finding[]> {
    if (decision.dossierId === null) return [];
    const verdicts = new Map(decision.verdicts.map(({ criterion, verdict }) => [criterion, verdict]));
    const motives = new Map(decision.motives.map(({ criterion, text }) => [criterion, text]));
    const covered = await this.coveredBy(scope, decision.dossierId);
    return this.each(scope, SYSTEM, covered, async (held) => {
      const { criterion } = held.finding.toSnapshot();
      const motive = motives.get(criterion) ?? decision.number;
      const move = settle(held, verdicts.get(criterion), motive);
      if (move.to === 'failed' && decision.grant === null) await this.failures.put(scope, held.finding);
      return move;
    });
  }

  /** F10: the dossier was withdrawn or lapsed. The due day is where it was: if it has passed, the clock fails it now. */
  async reopenAfterDossier(scope: ReferencingScope, dossierId: DossierId): Promise<Finding[]> {
    const covered = await this.coveredBy(scope, dossierId);
    return this.each(scope, SYSTEM, covered, ({ finding, now }) => finding.coveringDossierEnded(now));
  }

  /** The listing is locked before its findings, here as everywhere. */
  private async coveredBy(scope: ReferencingScope, dossierId: DossierId): Promise<Finding[]> {
    const { applicationId } = (await scope.dossiers.get(dossierId)).toSnapshot();
    await scope.listings.liveOf(applicationId);
    return scope.findings.coveredBy(dossierId);
  }

  private async each(
    scope: ReferencingScope,
    actor: Actor,
    findings: readonly Finding[],
    act: (held: HeldFinding) => Promise<FindingMove | undefined> | FindingMove | undefined,
  ): Promise<Finding[]> {
    const moved: HeldFinding[] = [];
    for (const { id } of findings) {
      const held = await this.steps.hold(scope, id);
      const move = await act(held);
      if (!move) continue;
      await this.steps.keep(scope, held, actor, move);
      moved.push(held);
    }
    const [first] = moved;
    if (first) await this.steps.refresh(scope, first.listing);
    return moved.map(({ finding }) => finding);
  }
}

const COVERED_SOURCES: readonly string[] = ['decision', 'framework'];

/** Neither a criterion that conforms nor one that does not apply is a gap. */
const WITHOUT_GAP: readonly Verdict[] = ['conforme', 'non_applicable'];

function settle(
  { finding, rules, now, today }: HeldFinding,
  verdict: Verdict | undefined,
  motive: string,
): FindingMove {
  if (verdict === undefined) return finding.coveringDossierEnded(now);
  const rejectionsBeforeFailed = rules.policy.findings.rejections_before_failed;
  const facts = { actor: null, motiveGiven: true, rejectionsBeforeFailed };
  const met = findingConditions(finding.toSnapshot(), facts, today);
  if (WITHOUT_GAP.includes(verdict)) return finding.verify(met, now);
  if (met.has('rejections_used_up')) return finding.rejectFinal(motive, met, now);
  return finding.reject(motive, dueAfterRejection(finding.toSnapshot().dueOn, rules, today), met, now);
}
