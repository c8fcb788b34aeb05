import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, Conflict, newId } from '#libs/kernel';
import type { Decision, DecisionId } from '../../domain/decision/decision.js';
import { declareInadmissible } from '../../domain/decision/inadmissibility.js';
import { issueDecision } from '../../domain/decision/issue-decision.js';
import type { DueGap } from '../../domain/decision/listing-grant.js';
import { type Dossier, KEEPS_TERM } from '../../domain/dossier/dossier.js';
import type { Finding } from '../../domain/finding/finding.js';
import type { Listing } from '../../domain/listing/listing.js';
import { refuseTrialTooSoon } from '../../domain/listing/trial-rest.js';
import type { Notice } from '../../domain/notice/notice.js';
import { CoverFindings } from '../finding/cover-findings.js';
import { followListing, waiveFindingsOf } from '../finding/follow-listing.js';
import { openFindings } from '../finding/open-findings.js';
import { type ListingChange, placeInCatalogue } from '../listing/place-in-catalogue.js';
import { lapseProlongation } from '../measure/tell-prolongation.js';
import type { ReferencingScope } from '../referencing.work.js';
import { followCoveredVersion } from '../version/follow-covered-version.js';
import type { DecisionRules } from './decision.ports.js';
import { handDown } from './hand-down.js';
import { judgedFile } from './judged-file.js';
import { draftOf } from './prepare-decision.js';
import { tellDecision } from './tell-decision.js';

const DECIDED_ANEW = 'Une nouvelle décision a été prise sur cette application.';

/** Who signs what, under which rules. */
export interface DecisionOrder {
  readonly actor: Actor & { readonly accountId: AccountId };
  readonly dossier: Dossier;
  readonly rules: DecisionRules;
  /** Name of the publisher as the catalogue shows it. */
  readonly publisher: string;
}

export interface IssuedDecision {
  readonly decision: Decision;
  readonly notice: Notice;
  /** Null when the catalogue stays as it was. */
  readonly listing: Listing | null;
  readonly findings: readonly Finding[];
}

/**
 * Everything that a signature brings about, in the caller's transaction: the decision, its notice, the place in the
 * catalogue, the findings, and what is told of them.
 */
@Injectable()
export class IssueDecision {
  constructor(
    private readonly clock: Clock,
    private readonly cover: CoverFindings,
  ) {}

  /**
   * T18, T23, E3, E4. `replaces` names the decision of this dossier that was found wrong (REG-13).
   * @throws Conflict `decision_not_prepared`, `report_not_closed`, `decision_not_signable`, `temporary_time_exhausted`
   */
  async issue(
    scope: ReferencingScope,
    order: DecisionOrder,
    replaces: DecisionId | null = null,
  ): Promise<IssuedDecision> {
    const { dossier, rules } = order;
    const { proposal, verdicts } = await judgedFile(scope, dossier);
    const listing = await scope.listings.liveOf(dossier.toSnapshot().applicationId);
    const draft = await draftOf(scope, dossier, replaces);
    if (draft.outcome === 'trial' && !isJudgedAgain(dossier)) {
      refuseTrialTooSoon(await scope.pastOf(dossier), rules.policy, this.clock.today());
    }
    const issued = issueDecision({
      dossier: { ...pinned(dossier), applicationVersion: await versionDecided(scope, dossier, listing) },
      proposal,
      verdicts,
      letters: rules.lettersOf(verdicts),
      badges: rules.badgesOf(verdicts),
      draft,
      temporarySince: listing?.temporarySince ?? null,
      keepsUntil: listing && keepsTerm(dossier) ? listing.toSnapshot().validUntil : null,
      rule: rules,
      signature: { ...(await this.signature(scope, order)), supersedes: replaces },
    });
    return this.carryOut(scope, order, issued, listing);
  }

  /** T4: the request is not examined. */
  async declareInadmissible(
    scope: ReferencingScope,
    order: DecisionOrder,
    said: { readonly motive: string; readonly remedies: string },
  ): Promise<IssuedDecision> {
    const decision = declareInadmissible({
      dossier: order.dossier.toSnapshot(),
      ...said,
      rule: order.rules,
      signature: await this.signature(scope, order),
    });
    return this.carryOut(scope, order, { decision, dueGaps: [] }, undefined);
  }

  private async carryOut(
    scope: ReferencingScope,
    { actor, rules, publisher }: DecisionOrder,
    { decision, dueGaps }: { decision: Decision; dueGaps: readonly DueGap[] },
    live: Listing | undefined,
  ): Promise<IssuedDecision> {
    const notice = await handDown(scope, decision, rules.calendar);
    const change = await placeInCatalogue(scope.listings, decision, live);
    if (change) await lapseProlongation(scope, change.listing.id, DECIDED_ANEW, decision.signedAt);
    await tellDecision(scope, actor, { decision, notice, rule: rules, change });
    if (change) await followCoveredVersion(scope, { actor, decision, listing: change.listing });

    await waiveFindingsOf(scope, decision, rules, actor);
    await this.cover.settleByDecision(scope, decision);
    const findings = change ? await this.findingsOf(scope, actor, rules, decision, dueGaps, change) : [];
    if (change) await scope.publicListings.refresh(change.listing.id, publisher, decision.signedAt);
    return { decision, notice, listing: change?.listing ?? null, findings };
  }

  private async findingsOf(
    scope: ReferencingScope,
    actor: Actor,
    rule: DecisionRules,
    decision: Decision,
    dueGaps: readonly DueGap[],
    { listing, before }: ListingChange,
  ): Promise<Finding[]> {
    await followListing(scope, { actor, decision, rule, before, after: listing.toSnapshot() });
    return openFindings(scope, { actor, decision, listing, dueGaps, rule });
  }

  private async signature(scope: ReferencingScope, { actor }: DecisionOrder) {
    const today = this.clock.today();
    const number = await scope.decisions.nextNumber(today.slice(0, 4));
    return { id: newId<'Decision'>(), number, by: actor.accountId, at: this.clock.now(), today };
  }
}

/** A first file whose decision fell on appeal: what ended with it was no trial that failed. */
const isJudgedAgain = (dossier: Dossier): boolean => {
  const { kind, parentDecisionId } = dossier.toSnapshot();
  return parentDecisionId !== null && (kind === 'initial' || kind === 'trial');
};

/** A renewal that takes a change along prolongs; a change alone does not. */
const keepsTerm = (dossier: Dossier): boolean => {
  const { kind, merged } = dossier.toSnapshot();
  return [kind, ...merged].every((one) => KEEPS_TERM.has(one));
};

/**
 * The version a dossier was opened for, unless a minor one took its place in the meantime: what is decided holds for
 * that one too.
 */
async function versionDecided(
  { versions }: ReferencingScope,
  dossier: Dossier,
  listing: Listing | undefined,
): Promise<string> {
  const { applicationVersion } = dossier.toSnapshot();
  if (!listing) return applicationVersion;
  const known = await versions.numbered(listing.id, applicationVersion);
  return known?.state === 'superseded' ? listing.toSnapshot().coveredVersion : applicationVersion;
}

function pinned(dossier: Dossier) {
  const { frameworkVersion, tier, ...facts } = dossier.toSnapshot();
  if (frameworkVersion === null || tier === null) {
    throw new Conflict('dossier_not_admitted', 'The dossier has not been admitted: no framework is pinned.');
  }
  return { ...facts, frameworkVersion, tier };
}
