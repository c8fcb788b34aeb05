import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Timers } from '#libs/jobs';
import { Journal } from '#libs/journal';
import { Clock, Conflict } from '#libs/kernel';
import { Outbox } from '#libs/messaging';
import {
  AccountReader,
  EvaluationReader,
  OrganisationReader,
  ProcedureRules,
  type Rules,
} from '../application/neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../application/referencing.work.js';
import { AntivirusRule } from '../application/submission/antivirus-rule.js';
import type { Dossier } from '../domain/dossier/dossier.js';
import { PgDecisionScope } from './decision/pg-decision-scope.js';
import { PgEmergencies } from './emergency/pg-emergency-accesses.js';
import { PgHearings, PgProposals, PgWithdrawals } from './measure/pg-measure-stores.js';
import { PgProlongations } from './measure/pg-prolongations.js';
import { PgAnswers, PgEvidenceRegister, PgExtensions, PgReports, PgScope, PgSubmissions } from './pg-dossier-file.js';
import { applicationStore, PgClarificationStore, PgContractStore, PgDossierStore } from './pg-stores.js';
import { PgSurroundings } from './pg-surroundings.js';
import { PgUndeclaredChanges, PgVersions } from './version/pg-version-stores.js';

/** The scope over one PostgreSQL transaction. */
@Injectable()
export class PgReferencingWork extends ReferencingWork {
  constructor(
    private readonly database: DataSource,
    private readonly journal: Journal,
    private readonly outbox: Outbox,
    private readonly timers: Timers,
    private readonly procedure: ProcedureRules,
    private readonly evaluation: EvaluationReader,
    private readonly organisations: OrganisationReader,
    private readonly accounts: AccountReader,
    private readonly antivirus: AntivirusRule,
    private readonly clock: Clock,
  ) {
    super();
  }

  transaction<Result>(work: (scope: ReferencingScope) => Promise<Result>): Promise<Result> {
    return this.database.transaction((tx) => this.within(tx, work));
  }

  read<Result>(work: (scope: ReferencingScope) => Promise<Result>): Promise<Result> {
    return work(this.scope(this.database.manager));
  }

  /** For handlers of jobs, which are given the transaction in which their delivery is marked as done. */
  within<Result>(tx: EntityManager, work: (scope: ReferencingScope) => Promise<Result>): Promise<Result> {
    return work(this.scope(tx));
  }

  private scope(tx: EntityManager): ReferencingScope {
    const rulesFor = this.rulesOnce();
    const surroundings = new PgSurroundings(
      tx,
      {
        evaluation: this.evaluation,
        organisations: this.organisations,
        rulesFor,
        antivirusRequired: this.antivirus.required,
      },
      this.clock,
    );
    return {
      ...new PgDecisionScope(tx),
      applications: applicationStore(tx),
      dossiers: new PgDossierStore(tx),
      contracts: new PgContractStore(tx),
      clarifications: new PgClarificationStore(tx),
      answers: new PgAnswers(tx),
      evidence: new PgEvidenceRegister(tx),
      scopeItems: new PgScope(tx),
      submissions: new PgSubmissions(tx),
      reports: new PgReports(tx),
      extensions: new PgExtensions(tx),
      emergencies: new PgEmergencies(tx),
      surroundings,
      rules: { for: rulesFor, inForce: () => this.rulesInForce(), under: (version) => this.procedure.of(version) },
      hearings: new PgHearings(tx),
      proposals: new PgProposals(tx),
      withdrawals: new PgWithdrawals(tx),
      versions: new PgVersions(tx),
      undeclaredChanges: new PgUndeclaredChanges(tx),
      prolongations: new PgProlongations(tx),
      pastOf: (dossier) => surroundings.pastOf(dossier),
      nextDossierNumber: (year) => nextNumber(tx, year),
      namesOf: (accounts) => this.accounts.namesOf(accounts),
      lastChange: async (subject) => {
        const last = await this.journal.last(tx, subject);
        return last && { action: last.kind, by: last.actorRole, at: last.at.toISOString() };
      },
      journal: {
        append: (entry) => this.journal.append(tx, entry),
        history: (subject) => this.journal.history(tx, subject),
      },
      outbox: { announce: (event) => this.outbox.announce(tx, event) },
      timers: {
        set: (timer) => this.timers.set(tx, timer),
        cancel: (subject, kind) => this.timers.cancel(tx, subject, kind),
      },
    };
  }

  /** A version stays what it is while one use case runs: it is asked for once. */
  private rulesOnce(): (dossier: Dossier) => Promise<Rules> {
    const asked = new Map<string | null, Promise<Rules>>();
    return (dossier) => {
      const { frameworkVersion } = dossier.toSnapshot();
      const rules =
        asked.get(frameworkVersion) ?? (frameworkVersion ? this.procedure.of(frameworkVersion) : this.rulesInForce());
      asked.set(frameworkVersion, rules);
      return rules;
    };
  }

  private async rulesInForce(): Promise<Rules> {
    const rules = await this.procedure.inForce();
    if (!rules) throw new Conflict('no_framework_in_force', 'No version of the framework is in force.');
    return rules;
  }
}

async function nextNumber(tx: EntityManager, year: string): Promise<string> {
  const rows = await tx.query<{ next: string }[]>(`SELECT nextval('referencing.dossier_number') AS next`);
  return `AVAL-${year}-${String(rows[0]?.next ?? '').padStart(6, '0')}`;
}
