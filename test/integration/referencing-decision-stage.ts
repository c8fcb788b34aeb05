import { DataSource, type EntityManager } from 'typeorm';
import { APPLICATION_ROLE, dataSourceOptions } from '#libs/database';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { type AccountId, type Day, MovableClock, newId, type OrganisationId } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import { departureFramework, departurePolicy } from '#rules/criteria';
import { IssueDecision } from '../../libs/referencing/src/application/decision/issue-decision.js';
import { PrepareDecision } from '../../libs/referencing/src/application/decision/prepare-decision.js';
import { CoverFindings } from '../../libs/referencing/src/application/finding/cover-findings.js';
import { FindingSteps } from '../../libs/referencing/src/application/finding/finding-steps.js';
import { ProposeAfterFailure } from '../../libs/referencing/src/application/finding/propose-after-failure.js';
import { ProposeMeasure } from '../../libs/referencing/src/application/measure/propose-measure.js';
import type { Rules } from '../../libs/referencing/src/application/neighbours.js';
import type { ReferencingScope } from '../../libs/referencing/src/application/referencing.work.js';
import type { DecisionId } from '../../libs/referencing/src/domain/decision/decision.js';
import type { DraftContent } from '../../libs/referencing/src/domain/decision/decision-draft.js';
import type { DossierId } from '../../libs/referencing/src/domain/dossier/dossier.js';
import type { Proposal, ReportedOutcome } from '../../libs/referencing/src/domain/report/report.js';
import type { ScopeItem } from '../../libs/referencing/src/domain/submission/answer.js';
import { decisionRows } from '../../libs/referencing/src/persistence/decision/rows.js';
import { measureRows } from '../../libs/referencing/src/persistence/measure/rows.js';
import { rulesFrom } from '../../libs/referencing/src/persistence/neighbours/criteria-rules.js';
import { PgReferencingWork } from '../../libs/referencing/src/persistence/pg-referencing-work.js';
import { referencingRows } from '../../libs/referencing/src/persistence/rows.js';
import { versionRows } from '../../libs/referencing/src/persistence/version/rows.js';
import { freshDatabase } from '../bench/database.mjs';

export const MONDAY = new Date('2026-03-02T09:00:00Z');
export const LEAD = newId<'Account'>() as AccountId;
export const SIGNATORY = newId<'Account'>() as AccountId;
export const OTHER_SIGNATORY = newId<'Account'>() as AccountId;

export interface Criterion extends Pick<ScopeItem, 'criterion' | 'brick' | 'severity' | 'obligation'> {
  readonly verdict: ReportedOutcome['verdict'];
}

export const conforms = (criterion: string, more: Partial<Criterion> = {}): Criterion => ({
  criterion,
  brick: criterion.slice(0, 3),
  severity: 'majeur',
  obligation: 'obligatoire',
  verdict: 'conforme',
  ...more,
});
export const fails = (criterion: string, severity: string): Criterion =>
  conforms(criterion, { severity, verdict: 'non_conforme' });

/** Dossiers that wait for their decision, on a database of their own. Neighbours say the least that is needed. */
export class DecisionStage {
  readonly issuing: IssueDecision;
  readonly preparing = new PrepareDecision(this.clock);
  readonly rules: Rules = rulesFrom({
    frameworkVersion: '0.1.0',
    framework: departureFramework(),
    policy: departurePolicy(),
    publishedOn: '2026-01-05' as Day,
    today: '2026-03-02' as Day,
  });

  private constructor(
    readonly clock: MovableClock,
    readonly database: DataSource,
    readonly owner: DataSource,
    readonly work: PgReferencingWork,
    readonly cover: CoverFindings,
  ) {
    this.issuing = new IssueDecision(this.clock, cover);
  }

  static async open(adminUrl: string, name: string): Promise<DecisionStage> {
    const url = await freshDatabase(adminUrl, name);
    const entities = [...referencingRows, ...decisionRows, ...measureRows, ...versionRows];
    const database = await new DataSource(dataSourceOptions({ url, role: APPLICATION_ROLE, entities })).initialize();
    const owner = await new DataSource(dataSourceOptions({ url, pool: 1 })).initialize();
    const known: { rules?: Rules } = {};
    const rules = async () => known.rules as Rules;
    const evaluation = { outcomes: async () => [], involved: async () => [], interestedIn: async () => [] } as never;
    const organisations = {
      get: async (id: OrganisationId) => ({ id, name: 'Atelier Panacée', siren: '', verified: true }),
    };
    const antivirus = { required: false };
    const work = new PgReferencingWork(
      database,
      new Journal(),
      new Outbox(new Map()),
      new Timers(),
      { inForce: rules, of: rules },
      evaluation,
      organisations,
      { namesOf: async () => new Map() } as never,
      antivirus,
      new MovableClock(new Date('2026-03-02T09:00:00Z')),
    );
    const clock = new MovableClock(MONDAY);
    const steps = new FindingSteps(work, evaluation, organisations, antivirus, clock);
    const cover = new CoverFindings(steps, new ProposeAfterFailure(new ProposeMeasure(work, clock)));
    const stage = new DecisionStage(clock, database, owner, work, cover);
    known.rules = stage.rules;
    return stage;
  }

  async close(): Promise<void> {
    await this.database.destroy();
    await this.owner.destroy();
  }

  /** A dossier in `deciding`, whose report is closed. @returns its id */
  async dossier(
    criteria: readonly Criterion[],
    proposal: Proposal,
    given: { organisationId?: OrganisationId; kind?: string; tier?: string; dossierOf?: DossierId } = {},
  ): Promise<DossierId> {
    const { organisationId = newId<'Organisation'>() as OrganisationId, kind = 'initial', tier = 'R2' } = given;
    const id = newId<'Dossier'>();
    const application = given.dossierOf ? await this.applicationOf(given.dossierOf) : newId<'Application'>();
    await this.within(async (scope, tx) => {
      if (!given.dossierOf) {
        await tx.query(
          `INSERT INTO referencing.application (id, organisation_id, name, slug, summary, current_version, platforms, audiences,
             website, price, contact_email, reimbursed, prescribable, facts, created_at, version)
           VALUES ($1, $2, 'Carnet de souffle', $3, 'Suivre son asthme.', '2.1', '{ios,web}', '{public}',
             'https://souffle.example', 'gratuit', 'contact@souffle.example', false, true, NULL, $4, 1)`,
          [application, organisationId, `carnet-${id}`, MONDAY],
        );
      }
      await tx.query(
        `INSERT INTO referencing.dossier (id, number, kind, application_id, organisation_id, application_version, facts, state,
           state_since, framework_version, tier, lead_id, returns, report_reopened, extra_rounds, created_at, version)
         VALUES ($1, $2, $3, $4, $5, '2.1', '{"category":"ORG","access":"N1","catalog":"ENS","flags":[]}', 'deciding', $6,
           '0.1.0', $7, $8, 0, false, 0, $6, 1)`,
        [id, `AVAL-2026-${id.slice(-12)}`, kind, application, organisationId, MONDAY, tier, LEAD],
      );
      const items = criteria.map((item, position) => ({
        criterion: item.criterion,
        brick: item.brick,
        severity: item.severity,
        obligation: item.obligation,
        inForce: true,
        evidenceExpected: 1,
        naReasons: [],
        expertsRequired: 1,
        position,
        reason: 'full' as const,
        carried: null,
      }));
      await scope.scopeItems.freeze(id, items);
      await scope.reports.append(id, {
        number: 1,
        outcomes: criteria.map(({ criterion, verdict }) => ({
          criterion,
          verdict,
          rationale: `${criterion} : ce que le comité a vu.`,
          method: 'unanimous',
          trust: 'verifie',
        })),
        proposal,
        notes: [],
        closedBy: LEAD,
        closedAt: this.clock.now(),
      });
    });
    return id;
  }

  /** The lead's draft: a motive for each criterion that fails. */
  prepare(
    dossierId: DossierId,
    outcome: DraftContent['outcome'],
    given: Partial<DraftContent> = {},
    replaces: DecisionId | null = null,
  ) {
    return this.work.transaction(async (scope) => {
      const dossier = await scope.dossiers.get(dossierId);
      const report = await scope.reports.latest(dossierId);
      const motives = (report?.outcomes ?? [])
        .filter(({ verdict }) => verdict === 'non_conforme')
        .map(({ criterion, rationale }) => ({ criterion, text: rationale }));
      const content = { outcome, motives, remedies: 'Corriger, puis revenir.', departureMotive: null, ...given };
      return this.preparing.prepare(scope, dossier, content, LEAD, this.rules.policy, replaces);
    });
  }

  /** What the sign action does: the dossier is decided and its decision issued, in one transaction. */
  sign(dossierId: DossierId, by: AccountId = SIGNATORY, replaces: DecisionId | null = null) {
    return this.within(async (scope, tx) => {
      const dossier = await scope.dossiers.get(dossierId);
      await tx.query(`UPDATE referencing.dossier SET state = 'decided' WHERE id = $1`, [dossierId]);
      const order = {
        actor: { accountId: by, role: 'signatory' as const },
        dossier,
        rules: this.rules,
        publisher: 'Atelier Panacée',
      };
      return this.issuing.issue(scope, order, replaces);
    });
  }

  async decide(
    criteria: readonly Criterion[],
    outcome: DraftContent['outcome'],
    given: Parameters<DecisionStage['dossier']>[2] = {},
  ) {
    const dossierId = await this.dossier(criteria, { outcome, rule: 'D6' }, given);
    await this.prepare(dossierId, outcome);
    return { dossierId, ...(await this.sign(dossierId)) };
  }

  rows<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
    return this.owner.query<Row[]>(sql, values);
  }

  within<Result>(act: (scope: ReferencingScope, tx: EntityManager) => Promise<Result>): Promise<Result> {
    return this.database.transaction((tx) => this.work.within(tx, (scope) => act(scope, tx)));
  }

  private async applicationOf(dossier: DossierId) {
    return this.work.read(async ({ dossiers }) => (await dossiers.get(dossier)).toSnapshot().applicationId);
  }
}
