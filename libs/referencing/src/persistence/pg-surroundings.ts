import type { EntityManager } from 'typeorm';
import { type AccountId, type Clock, type ClockStop, type Day, wholeMonthsBetween } from '#libs/kernel';
import type { EvaluationReader, OrganisationReader, Rules } from '../application/neighbours.js';
import type { DossierSurroundings } from '../application/referencing.work.js';
import { type DossierOutcome, listsApplication, proposalFor } from '../domain/decision/outcome.js';
import type { Dossier, DossierId } from '../domain/dossier/dossier.js';
import type { DossierFacts } from '../domain/dossier/dossier-facts.js';
import type { PastDecisions } from '../domain/dossier/past-decisions.js';
import { trialPossibleFrom } from '../domain/listing/trial-rest.js';
import { withCarried } from '../domain/scope/carried.js';
import type { Verdict } from '../domain/submission/answer.js';
import { gapsOf, judgedIn } from '../domain/submission/answer.js';
import { PgAnswers, PgEvidenceRegister, PgExtensions, PgReports, PgScope } from './pg-dossier-file.js';
import { PgClarificationStore } from './pg-stores.js';

export interface Neighbours {
  readonly evaluation: EvaluationReader;
  readonly organisations: OrganisationReader;
  readonly rulesFor: (dossier: Dossier) => Promise<Rules>;
  readonly antivirusRequired: boolean;
}

interface AroundRow {
  readonly otherOpenDossier: boolean;
  readonly contractInForce: boolean;
  readonly openBlockingClarifications: number;
  readonly followsAdjournment: boolean;
}

/** A decision that was replaced, or annulled on appeal, does not count. */
const PAST = `SELECT
    (SELECT count(*)::int FROM referencing.decision d
     WHERE d.application_id = $1 AND d.outcome = 'adjourned' AND d.dossier_id IS DISTINCT FROM $2
       AND NOT EXISTS (SELECT FROM referencing.decision later WHERE later.supersedes = d.id)
       AND NOT EXISTS (SELECT FROM referencing.appeal_effect a WHERE a.decision_id = d.id AND a.annulled)
       AND d.signed_at > coalesce((SELECT max(g.signed_at) FROM referencing.decision g
         WHERE g.application_id = $1 AND g.basis IS NOT NULL AND g.kind <> 'measure'), '-infinity')) AS adjournments,
    (SELECT l.temporary_since::text FROM referencing.listing l
     WHERE l.application_id = $1 AND l.status IN ('active', 'suspended')) AS since,
    (SELECT max((l.delisted_at AT TIME ZONE 'Europe/Paris')::date)::text FROM referencing.listing l
     WHERE l.application_id = $1 AND l.basis = 'trial' AND l.status = 'delisted') AS "failedTrialEndedOn"`;

interface DraftRow {
  readonly preparedBy: AccountId;
  readonly departs: boolean;
  readonly firstSignedBy: AccountId | null;
  readonly outcome: DossierOutcome;
  readonly suspended: boolean;
}

const OPEN_BLOCKING = `
  SELECT count(*)::int FROM referencing.clarification WHERE dossier_id = $1 AND blocking AND state = 'open'`;

/** Loads what the guards of a dossier judge. Asked of the same transaction that will act, so that nothing slips between. */
export class PgSurroundings implements DossierSurroundings {
  constructor(
    private readonly tx: EntityManager,
    private readonly neighbours: Neighbours,
    private readonly clock: Clock,
  ) {}

  async factsOf(dossier: Dossier): Promise<DossierFacts> {
    const { organisationId, state } = dossier.toSnapshot();
    const organisation = await this.neighbours.organisations.get(organisationId);
    const frameworkInForce = await this.neighbours.rulesFor(dossier).then(
      () => true,
      () => false,
    );
    const nothing = { unanswered: 0, withoutEvidence: 0, unacceptableFiles: 0 };
    return {
      organisationVerified: organisation.verified,
      frameworkInForce,
      ...(await this.around(dossier)),
      ...(state === 'preparation' ? await this.fileGaps(dossier.id) : nothing),
      criteriaWithoutExperts: state === 'completeness' ? await this.withoutExperts(dossier, organisation.siren) : 0,
      extended: (await new PgExtensions(this.tx).of(dossier.id)).map(({ state: extended }) => extended),
      ...(await this.evaluationFacts(dossier)),
      involved: await this.involvedIn(dossier),
    };
  }

  async involvedIn(dossier: Dossier): Promise<ReadonlySet<AccountId>> {
    const { id, organisationId, leadId } = dossier.toSnapshot();
    const panel = await this.neighbours.evaluation.involved(id, organisationId);
    return new Set([...panel, ...(leadId ? [leadId] : [])]);
  }

  async openBlockingOf(dossier: DossierId): Promise<number> {
    const rows = await this.tx.query<{ count: number }[]>(`SELECT (${OPEN_BLOCKING}) AS count`, [dossier]);
    return rows[0]?.count ?? 0;
  }

  async draftOf(dossier: DossierId): Promise<DraftRow | null> {
    const rows = await this.tx.query<DraftRow[]>(
      `SELECT prepared_by AS "preparedBy", first_signed_by AS "firstSignedBy", outcome IS DISTINCT FROM (
         SELECT proposal ->> 'outcome' FROM referencing.report r WHERE r.dossier_id = d.dossier_id ORDER BY number DESC LIMIT 1
       ) AS departs, outcome, EXISTS (
         SELECT FROM referencing.listing l JOIN referencing.dossier o USING (application_id)
         WHERE o.id = d.dossier_id AND l.status = 'suspended') AS suspended
       FROM referencing.decision_draft d WHERE dossier_id = $1`,
      [dossier],
    );
    return rows[0] ?? null;
  }

  /** Questions that block, and the time given for observations, stop the clock. */
  async stopsOf(dossier: DossierId): Promise<ClockStop[]> {
    const clarifications = await new PgClarificationStore(this.tx).of(dossier);
    const observations = await new PgReports(this.tx).observations(dossier);
    return [
      ...clarifications.flatMap((clarification) => clarification.stops()),
      ...(observations
        ? [{ from: observations.askedOn, ...(observations.endedOn && { to: observations.endedOn as Day }) }]
        : []),
    ];
  }

  /** Adjournments of this file, that is since it was last listed; and how long the listing has been temporary in a row. */
  async pastOf(dossier: Dossier): Promise<PastDecisions> {
    const { applicationId } = dossier.toSnapshot();
    const rows = await this.tx.query<{ adjournments: number; since: Day | null; failedTrialEndedOn: Day | null }[]>(
      PAST,
      [applicationId, dossier.id],
    );
    const [past] = rows;
    if (!past) return { adjournments: 0, temporaryMonthsUsed: 0, failedTrialEndedOn: null };
    return {
      adjournments: past.adjournments,
      temporaryMonthsUsed: past.since === null ? 0 : wholeMonthsBetween(past.since, this.clock.today()),
      failedTrialEndedOn: past.failedTrialEndedOn,
    };
  }

  private async around(dossier: Dossier): Promise<AroundRow> {
    const { id, applicationId, kind, parentDecisionId } = dossier.toSnapshot();
    const rows = await this.tx.query<AroundRow[]>(
      `SELECT
         EXISTS (SELECT FROM referencing.dossier WHERE application_id = $2 AND kind = $3 AND id <> $1
           AND state NOT IN ('draft', 'decided', 'withdrawn', 'lapsed', 'inadmissible')) AS "otherOpenDossier",
         EXISTS (SELECT FROM referencing.contract WHERE application_id = $2 AND state = 'in_force') AS "contractInForce",
         EXISTS (SELECT FROM referencing.decision WHERE id = $4 AND outcome = 'adjourned') AS "followsAdjournment",
         (${OPEN_BLOCKING}) AS "openBlockingClarifications"`,
      [id, applicationId, kind, parentDecisionId],
    );
    if (!rows[0]) throw new Error('a question about one dossier has one answer');
    return rows[0];
  }

  private async fileGaps(dossier: DossierId) {
    const scope = judgedIn(await new PgScope(this.tx).of(dossier));
    const answers = await new PgAnswers(this.tx).of(dossier);
    const used = new Set(answers.flatMap(({ evidence }) => evidence));
    const evidence = (await new PgEvidenceRegister(this.tx).of(dossier)).filter(({ id }) => used.has(id));
    const gaps = gapsOf(scope, answers, evidence, this.neighbours.antivirusRequired);
    return {
      unanswered: gaps.unanswered.length,
      withoutEvidence: gaps.withoutEvidence.length,
      unacceptableFiles: gaps.unacceptableFiles.length,
    };
  }

  private async withoutExperts(dossier: Dossier, siren: string): Promise<number> {
    const { id, kind, applicationId, organisationId, frameworkVersion } = dossier.toSnapshot();
    const renewalOf = kind === 'renewal' ? applicationId : null;
    const scope = judgedIn(await new PgScope(this.tx).of(id));
    const criteria = scope.map(({ criterion, brick, expertsRequired }) => ({ id: criterion, brick, expertsRequired }));
    const need = {
      dossierId: id,
      organisationId,
      siren,
      frameworkVersion: frameworkVersion ?? '',
      renewalOf,
      criteria,
    };
    return (await this.neighbours.evaluation.criteriaWithoutExperts(need)).length;
  }

  private async evaluationFacts(dossier: Dossier) {
    const { state, tier, id } = dossier.toSnapshot();
    const none = {
      outcomesMissing: 0,
      divergencesOpen: 0,
      proposedOutcome: null,
      draft: null,
      listsWhatIsSuspended: false,
    };
    if (state === 'deciding') {
      const draft = await this.draftOf(id);
      const listsWhatIsSuspended = draft?.suspended === true && listsApplication(draft.outcome);
      return { ...none, draft, listsWhatIsSuspended };
    }
    if (state !== 'reconciliation') return none;

    const scope = await new PgScope(this.tx).of(id);
    const outcomes = withCarried(scope, await this.neighbours.evaluation.outcomes(id));
    const known = new Map<string, Verdict>(outcomes.map(({ criterion, verdict }) => [criterion, verdict]));
    const outcomesMissing = scope.filter(({ criterion }) => !known.has(criterion)).length;
    const rules = await this.neighbours.rulesFor(dossier);
    const past = await this.pastOf(dossier);
    const judgement = { tier: tier ?? '', scope, verdicts: known, past };
    const trial = trialPossibleFrom(past, rules.policy, this.clock.today()) === null;
    const proposedOutcome =
      outcomesMissing > 0 ? null : proposalFor(dossier.toSnapshot(), rules.propose(judgement), trial).outcome;
    return { ...none, outcomesMissing, proposedOutcome };
  }
}
