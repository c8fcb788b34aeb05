import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock } from '#libs/kernel';
import { contestedIn } from '../../domain/appeal/appeal-effect.js';
import type { Decision, DecisionId } from '../../domain/decision/decision.js';
import type { Listing } from '../../domain/listing/listing.js';
import { closeBehindListing } from '../measure/close-behind-listing.js';
import { TakeMeasure } from '../measure/take-measure.js';
import type { ReferencingScope } from '../referencing.work.js';

export interface OrderedStay {
  readonly number: string;
  readonly decisionId: DecisionId;
  readonly orderedBy: AccountId;
}

interface Words {
  readonly motive: string;
  readonly remedies: string;
}

const UNTIL_SETTLED = 'Le sursis vaut jusqu’à ce que le recours soit tranché.';
const LATER = 'La décision sur le recours peut être contestée devant le juge administratif.';

/** The effects of a contested decision are frozen, put back, or undone for good; each time by a measure of its own. */
@Injectable()
export class StayEffects {
  constructor(
    private readonly measures: TakeMeasure,
    private readonly clock: Clock,
  ) {}

  /** L11. May run twice, and late: what has no effect any more, or stands in another place by now, is left alone. */
  async order(scope: ReferencingScope, { number, decisionId, orderedBy }: OrderedStay): Promise<void> {
    const decision = await scope.decisions.get(decisionId);
    const listing = await scope.listings.affectedBy(decision);
    if (!listing || listing.toSnapshot().stay !== null) return;
    if (!['suspension', 'end'].includes(contestedIn(decision, listing.toSnapshot()))) return;
    const live = await scope.listings.liveOf(decision.applicationId);
    if (live && live.id !== listing.id) return;
    await this.measures.take(scope, {
      actor: { accountId: orderedBy, role: 'oversight' },
      listing,
      action: 'stay',
      facts: { stayOrdered: true },
      contested: decisionId,
      motive: `Les effets de la décision ${decision.number} sont suspendus dans l’attente de l’issue du recours ${number}.`,
      remedies: UNTIL_SETTLED,
    });
  }

  /** L12, L13. @returns undefined when nothing of this decision is frozen */
  async end(
    scope: ReferencingScope,
    actor: Actor,
    listing: Listing,
    contested: DecisionId,
    motive: string,
  ): Promise<Decision | undefined> {
    const { stay } = listing.toSnapshot();
    if (stay?.decisionId !== contested) return undefined;
    const action = stay.status === 'suspended' ? 'suspendAgain' : 'delistAgain';
    const facts = { stayOver: true };
    const decision = await this.measures.take(scope, { actor, listing, action, facts, motive, remedies: LATER });
    if (stay.status === 'delisted') await closeBehindListing(scope, listing.id, this.clock.now());
    return decision;
  }

  /** L3, L8, and the same while the effects are frozen: they never come back. */
  undo(
    scope: ReferencingScope,
    actor: Actor,
    listing: Listing,
    action: 'lift' | 'restore',
    words: Words,
  ): Promise<Decision> {
    const facts = { causeGone: true, delistingAnnulled: true };
    return this.measures.take(scope, { actor, listing, action, facts, ...words });
  }
}
