import { Injectable } from '@nestjs/common';
import type { Acting, Standing } from '#libs/access';
import { limitAt, type StateWords } from '#libs/http';
import { Clock, type Day, NotFound } from '#libs/kernel';
import { AuditReads } from '../application/audit/audit-reads.js';
import { smallestSample } from '../application/audit/prepare-audit.js';
import { TeamClearance } from '../application/audit/team-clearance.js';
import { AuditedListings, AuditRules } from '../application/neighbours.js';
import { AUDIT_WATCHERS } from '../audit.operations.js';
import { type AuditState, auditLifecycle } from '../domain/audit/audit.lifecycle.js';
import { auditConditions } from '../domain/audit/audit-facts.js';
import type { AuditSnapshot } from '../domain/audit/audit-snapshot.js';
import type { AuditId } from '../domain/ids.js';
import type { AuditLineView, AuditSelectionView, AuditView, SamplingView } from './audit.view.js';
import { auditActions } from './audit-actions.js';

const WORDS: StateWords<AuditState> = {
  planned: { fr: 'Audit planifié', en: 'Audit planned' },
  open: { fr: 'Audit en cours', en: 'Audit under way' },
  observations: { fr: 'Observations de l’éditeur attendues', en: 'Observations of the publisher awaited' },
  corrective: { fr: 'Écarts à corriger', en: 'Findings to be put right' },
  closed: { fr: 'Audit clos', en: 'Audit closed' },
  cancelled: { fr: 'Audit annulé', en: 'Audit cancelled' },
};

/** Audits as their readers may know them: the authority whole, the publisher what he was told. */
@Injectable()
export class AuditPresenter {
  constructor(
    private readonly reads: AuditReads,
    private readonly listings: AuditedListings,
    private readonly rules: AuditRules,
    private readonly clearance: TeamClearance,
    private readonly clock: Clock,
  ) {}

  line(audit: AuditSnapshot, isInside: boolean): AuditLineView {
    const { id, listingId, applicationName, tier, startsOn, plannedOn, state, outcome, closedAt, version } = audit;
    const today = this.clock.today();
    return {
      id,
      listingId,
      applicationName,
      tier,
      ...((isInside || audit.startedAt !== null) && { reason: audit.reason }),
      ...(isInside && { plannedOn, isOverdue: state === 'planned' && plannedOn < today }),
      startsOn,
      state,
      publicState: WORDS[state],
      waitingOn: this.waitingOn(audit),
      outcome,
      closedAt: closedAt?.toISOString() ?? null,
      version,
    };
  }

  /** @throws NotFound */
  async view({ standings }: Acting, id: AuditId): Promise<AuditView> {
    const audit = await this.reads.find(id);
    if (!audit) throw new NotFound('audit', id);
    const isInside = isWatcher(standings);
    const isReported = isInside || audit.reportedAt !== null;
    const isStarted = isInside || audit.startedAt !== null;
    const { leadId, team, access, followed, drafts } = audit;
    return {
      ...this.line(audit, isInside),
      applicationId: audit.applicationId,
      organisationId: audit.organisationId,
      frameworkVersion: audit.frameworkVersion,
      ...(isStarted && { selection: selectionOf(audit) }),
      ...(isInside && leadId && { team: { leadId, members: [...team] } }),
      ...(standings.has('auditor') && audit.state === 'planned' && { sampling: await this.samplingOf(audit) }),
      announced: audit.announced,
      mission: audit.mission,
      startedAt: audit.startedAt?.toISOString() ?? null,
      fieldworkDueOn: audit.fieldworkDueOn,
      sample: isStarted
        ? audit.sample.map((one) => (isReported ? { ...one } : { ...one, result: null, text: null }))
        : [],
      access: access && { ...access, documents: [...access.documents], givenAt: access.givenAt?.toISOString() ?? null },
      report: isReported ? audit.report : null,
      reportedAt: audit.reportedAt?.toISOString() ?? null,
      drafts: isReported ? drafts.map((draft) => ({ ...draft })) : [],
      observationsDueOn: audit.observationsDueOn,
      observations: audit.observations,
      observedAt: audit.observedAt?.toISOString() ?? null,
      findingsKept: audit.state === 'corrective' || audit.outcome ? drafts.filter((d) => d.state === 'kept').length : 0,
      findingsSettled: followed.length,
      cancelMotive: audit.cancelMotive,
      stateSince: audit.stateSince.toISOString(),
      clock: limitAt(limitOf(audit, isInside), this.clock.now()),
      actions: auditActions(audit, await this.factsOf(audit), standings),
    };
  }

  /** Once the publisher is heard, or his time has passed, the auditor is waited for. */
  private waitingOn(audit: AuditSnapshot): string {
    const isHeard = auditConditions(audit, { today: this.clock.today() }).has('publisher_heard');
    if (audit.state === 'observations' && isHeard) return 'auditor';
    return auditLifecycle.waitingOn[audit.state] ?? 'nobody';
  }

  /** While there is no team yet, nothing speaks against one. */
  private async factsOf({ state, team, organisationId }: AuditSnapshot) {
    const teamCleared =
      state !== 'planned' || team.length === 0 || (await this.clearance.isCleared(team, organisationId));
    return { today: this.clock.today(), teamCleared };
  }

  private async samplingOf({ listingId, tier, frameworkVersion }: AuditSnapshot): Promise<SamplingView> {
    const [listing, rule] = await Promise.all([this.listings.find(listingId), this.rules.of(frameworkVersion)]);
    const criteria = listing?.criteria ?? [];
    return {
      criteria: criteria.map((one) => ({ ...one })),
      atLeast: smallestSample({ criteria }, rule.sampleRate(tier)),
    };
  }
}

export const isWatcher = (standings: ReadonlySet<Standing>): boolean =>
  AUDIT_WATCHERS.some((standing) => standings.has(standing));

const selectionOf = ({ reason, motive, score, scoreParts, seed }: AuditSnapshot): AuditSelectionView => ({
  reason,
  motive,
  score,
  parts: scoreParts.map((part) => ({ ...part })),
  seed,
});

/** The limit that runs; findings have their own. When an audit is planned for is for the authority alone. */
function limitOf(
  { state, plannedOn, fieldworkDueOn, observationsDueOn }: AuditSnapshot,
  isInside: boolean,
): Day | null {
  if (state === 'planned') return isInside ? plannedOn : null;
  if (state === 'open') return fieldworkDueOn;
  return state === 'observations' ? observationsDueOn : null;
}
