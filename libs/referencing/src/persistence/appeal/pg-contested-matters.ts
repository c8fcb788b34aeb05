import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import {
  type AwaitedDossier,
  type ContestedDecision,
  ContestedMatters,
  type Participants,
  type Participation,
} from '../../application/appeal/contested-matters.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import { type AppealEffect, type AppealId, contestedIn, SUSPENSIONS } from '../../domain/appeal/appeal-effect.js';
import type { DecisionId, DecisionKind } from '../../domain/decision/decision.js';
import type { Outcome } from '../../domain/decision/outcome.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { type DossierState, dossierLifecycle } from '../../domain/dossier/dossier.lifecycle.js';
import type { FrozenEffects } from '../../domain/listing/frozen-effects.js';
import type { ListingStatus } from '../../domain/listing/listing.lifecycle.js';
import { AppealEffectRow } from './appeal-effect-row.js';

interface DecisionFacts {
  readonly id: DecisionId;
  readonly number: string;
  readonly kind: DecisionKind;
  readonly outcome: Outcome;
  readonly organisationId: OrganisationId;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly dossierId: string | null;
  readonly frameworkVersion: string | null;
  readonly appealUntil: Day | null;
  readonly status: ListingStatus | null;
  readonly stay: FrozenEffects | null;
  readonly lastDecisionId: DecisionId | null;
  readonly unratified: boolean | null;
}

interface DossierFacts extends Omit<AwaitedDossier, 'waitsForAuthority'> {
  readonly state: DossierState;
  /** A question that blocks is open: the publisher is waited for, and the clock stands still. */
  readonly stopped: boolean;
}

const DECISION = `SELECT d.id, d.number, d.kind, d.outcome, d.organisation_id AS "organisationId",
    d.application_id AS "applicationId", a.name AS "applicationName", d.dossier_id AS "dossierId",
    d.framework_version AS "frameworkVersion", n.appeal_until::text AS "appealUntil",
    l.status, l.stay, l.last_decision_id AS "lastDecisionId", l.ratify_by IS NOT NULL AS unratified
  FROM referencing.decision d
    JOIN referencing.application a ON a.id = d.application_id
    LEFT JOIN referencing.notice n ON n.decision_id = d.id
    LEFT JOIN referencing.listing l ON l.application_id = d.application_id
      AND (l.id = d.listing_id OR l.last_decision_id = d.id OR l.stay ->> 'decisionId' = d.id::text)
  WHERE d.id = $1`;

const DOSSIER = `SELECT o.id, o.number, o.organisation_id AS "organisationId", o.application_id AS "applicationId",
    a.name AS "applicationName", o.framework_version AS "frameworkVersion", o.state, o.state_due_at AS "dueAt",
    EXISTS (SELECT FROM referencing.clarification c WHERE c.dossier_id = o.id AND c.blocking AND c.state = 'open') AS stopped
  FROM referencing.dossier o JOIN referencing.application a ON a.id = o.application_id WHERE o.id = $1`;

/** Of a suspension, whoever ratified or prolonged it took part too; of any measure, whoever asked for it. */
const SIGNERS = `WITH matter AS (
    SELECT d.* FROM referencing.decision d, referencing.decision contested
    WHERE contested.id = $1 AND (d.id = contested.id
      OR (contested.outcome = ANY ($2) AND d.outcome = ANY ($2) AND d.listing_id = contested.listing_id)))
  SELECT signed_by AS "accountId", 'signed' AS part FROM matter WHERE signed_by IS NOT NULL
  UNION SELECT second_signed_by, 'signed' FROM matter WHERE second_signed_by IS NOT NULL
  UNION SELECT prepared_by, 'prepared' FROM matter WHERE prepared_by IS NOT NULL
  UNION SELECT p.proposed_by, 'proposed' FROM referencing.measure_proposal p JOIN matter m ON m.id = p.decision_id
    WHERE p.proposed_by IS NOT NULL`;

/** The dossier that was judged: the decision's own, or the one that the listing of a measure rests on. */
const JUDGED = `SELECT coalesce(d.dossier_id, judged.dossier_id) AS id
  FROM referencing.decision d
    LEFT JOIN referencing.listing l ON l.id = d.listing_id
    LEFT JOIN referencing.decision judged ON judged.id = l.assessed_by
  WHERE d.id = $1`;

@Injectable()
export class PgContestedMatters extends ContestedMatters {
  constructor(
    private readonly database: DataSource,
    private readonly work: ReferencingWork,
  ) {
    super();
  }

  override async decision(id: string): Promise<ContestedDecision | null> {
    const [found] = await this.database.query<DecisionFacts[]>(DECISION, [id]);
    if (!found) return null;
    const { kind, status, stay, lastDecisionId, unratified, ...rest } = found;
    const listing = status && lastDecisionId ? { status, stay, lastDecisionId } : undefined;
    const effect = contestedIn({ id: found.id, kind, outcome: found.outcome }, listing);
    return { ...rest, effect, againstImmediateDanger: effect === 'suspension' && unratified === true };
  }

  override async dossier(id: string): Promise<AwaitedDossier | null> {
    const [found] = await this.database.query<DossierFacts[]>(DOSSIER, [id]);
    if (!found) return null;
    const { stopped, ...rest } = found;
    const waitedFor = dossierLifecycle.waitingOn[found.state] ?? 'nobody';
    return { ...rest, waitsForAuthority: !stopped && !NOT_THE_AUTHORITY.includes(waitedFor) };
  }

  override async participants(matter: { decisionId: string } | { dossierId: string }): Promise<Participants> {
    const ofDecision = 'decisionId' in matter;
    const signers = ofDecision
      ? await this.database.query<Participation[]>(SIGNERS, [matter.decisionId, SUSPENSIONS])
      : [];
    const dossierId = ofDecision ? await this.judgedBehind(matter.decisionId) : matter.dossierId;
    if (!dossierId) return { parts: signers, dossierId: null, leadId: null };
    const { leadId, handlers } = await this.ofDossier(dossierId as DossierId);
    const led: Participation[] = leadId ? [{ accountId: leadId, part: 'led' }] : [];
    return { parts: [...signers, ...led, ...handlers], dossierId, leadId };
  }

  override async effectOf(appealId: AppealId): Promise<AppealEffect | null> {
    return this.database.manager.findOneBy(AppealEffectRow, { appealId });
  }

  private async judgedBehind(decisionId: string): Promise<string | null> {
    const [found] = await this.database.query<{ id: string | null }[]>(JUDGED, [decisionId]);
    return found?.id ?? null;
  }

  /** Whoever of the authority left a trace on the dossier handled it. */
  private ofDossier(id: DossierId) {
    return this.work.read(async (scope) => {
      const { leadId } = (await scope.dossiers.get(id)).toSnapshot();
      const entries = await scope.journal.history({ kind: 'dossier', id });
      const handlers = entries.flatMap(({ actorId, actorRole }): Participation[] =>
        actorId && !actorRole.startsWith('publisher') ? [{ accountId: actorId as AccountId, part: 'handled' }] : [],
      );
      return { leadId, handlers };
    });
  }
}

const NOT_THE_AUTHORITY: readonly string[] = ['publisher', 'nobody'];
