import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, SYSTEM } from '#libs/kernel';
import {
  type AppealId,
  type AppealOutcome,
  type Contested,
  contestedIn,
  type Remedy,
  remedyFor,
} from '../../domain/appeal/appeal-effect.js';
import type { Decision, DecisionId } from '../../domain/decision/decision.js';
import type { Listing } from '../../domain/listing/listing.js';
import { judgedIn } from '../../domain/submission/answer.js';
import { OpenFollowUp } from '../dossier/open-follow-up.js';
import { ProposeMeasure } from '../measure/propose-measure.js';
import type { ReferencingScope } from '../referencing.work.js';
import { JudgeVersionAgain } from '../version/judge-version-again.js';
import { StayEffects } from './stay-effects.js';

/** What the oversight body announces of a settled appeal. */
export interface SettledAppeal {
  readonly appealId: AppealId;
  readonly number: string;
  /** Null for an appeal against inaction, which leaves the authority to act. */
  readonly decisionId: DecisionId | null;
  readonly outcome: AppealOutcome;
  readonly settledBy: AccountId;
}

interface Case {
  readonly appeal: SettledAppeal & { readonly decisionId: DecisionId };
  readonly decision: Decision;
  readonly listing: Listing | undefined;
  readonly contested: Contested;
  readonly actor: Actor;
}

/** Does what an appeal came to: the listing is back with the time it lost, the suspension falls, the file is judged again. */
@Injectable()
export class CarryOutAppeal {
  constructor(
    private readonly stays: StayEffects,
    private readonly proposals: ProposeMeasure,
    private readonly followUps: OpenFollowUp,
    private readonly versions: JudgeVersionAgain,
    private readonly clock: Clock,
  ) {}

  /** May run twice: what was carried out once is not carried out again. */
  async execute(scope: ReferencingScope, appeal: SettledAppeal): Promise<void> {
    const { decisionId, settledBy } = appeal;
    if (decisionId === null || (await scope.appealEffects.of(appeal.appealId))) return;
    const decision = await scope.decisions.get(decisionId);
    const listing = await scope.listings.affectedBy(decision);
    const contested = contestedIn(decision, listing?.toSnapshot());
    const actor: Actor = { accountId: settledBy, role: 'oversight' };
    await this.carryOut(scope, { appeal: { ...appeal, decisionId }, decision, listing, contested, actor });
  }

  private async carryOut(scope: ReferencingScope, one: Case): Promise<void> {
    const { appeal, contested } = one;
    const remedy = remedyFor(contested, appeal.outcome);
    const measure = await this.move(scope, one, remedy);
    const newDossier = remedy.newRound ? await this.judgeAgain(scope, one) : undefined;
    if (remedy.propose) await this.propose(scope, one, remedy.propose);
    const at = this.clock.now();
    await scope.appealEffects.add({
      appealId: appeal.appealId,
      appealNumber: appeal.number,
      decisionId: appeal.decisionId,
      outcome: appeal.outcome,
      annulled: remedy.annuls,
      followedBy: measure?.id ?? null,
      newDossier: newDossier?.id ?? null,
      carriedOutAt: at,
    });
    await this.tell(scope, one, remedy, at);
  }

  /** In the one place where a listing moves; a stay of another appeal is left to that appeal. */
  private async move(scope: ReferencingScope, { appeal, decision, listing, actor }: Case, { measure }: Remedy) {
    if (!listing || !measure) return undefined;
    if (measure === 'endStay') {
      const why = `Le recours ${appeal.number} est tranché : la décision ${decision.number} reprend effet.`;
      return this.stays.end(scope, actor, listing, decision.id, why);
    }
    if (measure === 'restore' && (await isListedAnew(scope, listing))) return undefined;
    return this.stays.undo(scope, actor, listing, measure, {
      motive: `La décision ${decision.number} est annulée à la suite du recours ${appeal.number}.`,
      remedies: 'Cette décision sur recours peut être contestée devant le juge administratif.',
    });
  }

  /** A request that was never examined is simply filed anew: there is no file to judge again. */
  private async judgeAgain(scope: ReferencingScope, { decision, actor }: Case) {
    if (!decision.dossierId || decision.kind === 'inadmissibility') return undefined;
    if (await this.versions.isOvertaken(scope, decision.dossierId)) return undefined;
    const { kind, applicationId } = (await scope.dossiers.get(decision.dossierId)).toSnapshot();
    // What was judged is judged again, and what was kept is kept: the scope stays the one that was contested.
    const judged = new Set(judgedIn(await scope.scopeItems.of(decision.dossierId)).map(({ criterion }) => criterion));
    const order = { actor, kind, applicationId, parent: decision, impacted: judged, tightened: judged };
    const dossier = await this.followUps.open(scope, order);
    if (dossier) await this.versions.judgeIn(scope, actor, decision.dossierId, dossier);
    return dossier;
  }

  private async propose(scope: ReferencingScope, { appeal, listing, decision }: Case, measure: Proposed) {
    if (!listing || listing.toSnapshot().status === 'delisted') return;
    await this.proposals.put(scope, SYSTEM, {
      listingId: listing.id,
      measure,
      source: { type: 'appeal', id: appeal.appealId },
      motive: `Le recours ${appeal.number} contre la décision ${decision.number} demande une nouvelle décision : la lire avant de statuer.`,
    });
  }

  private async tell(scope: ReferencingScope, { appeal, decision, actor }: Case, { annuls }: Remedy, at: Date) {
    await scope.journal.append({
      kind: 'decision.appeal-settled',
      subject: { kind: 'decision', id: decision.id },
      actor,
      at,
      facts: { number: decision.number, appeal: appeal.number, outcome: appeal.outcome, annulled: annuls },
    });
    await scope.outbox.announce({
      name: 'referencing.appeal-carried-out.v1',
      payload: { appealId: appeal.appealId, decisionId: decision.id, outcome: appeal.outcome, annulled: annuls },
      occurredAt: at,
    });
  }
}

type Proposed = NonNullable<Remedy['propose']>;

/** The application came back another way in the meantime: it has one place in the catalogue, not two (invariant 1). */
async function isListedAnew(scope: ReferencingScope, listing: Listing): Promise<boolean> {
  const live = await scope.listings.liveOf(listing.toSnapshot().applicationId);
  return live !== undefined && live.id !== listing.id;
}
