import { type EntityManager, In, Not } from 'typeorm';
import type { ClarificationStore, ContractStore, DossierStore } from '../application/referencing.work.js';
import { Application, type ApplicationId } from '../domain/application/application.js';
import { Clarification, type ClarificationId } from '../domain/clarification/clarification.js';
import { Contract, type ContractId } from '../domain/contract/contract.js';
import type { DecisionId } from '../domain/decision/decision-id.js';
import { Dossier, type DossierId, type DossierKind } from '../domain/dossier/dossier.js';
import type { DossierState } from '../domain/dossier/dossier.lifecycle.js';
import { AggregateStore } from './aggregate-store.js';
import { ApplicationRow, ClarificationRow, ContractRow, DossierRow } from './rows.js';

export const applicationStore = (tx: EntityManager) =>
  new AggregateStore<ApplicationRow, Application, ApplicationId>(tx, {
    row: ApplicationRow,
    thing: 'application',
    restore: (row) => Application.restore(row),
    snapshot: (application) => application.toSnapshot(),
  });

const ENDED_OR_NOT_FILED: DossierState[] = ['draft', 'decided', 'withdrawn', 'lapsed', 'inadmissible'];

export class PgDossierStore extends AggregateStore<DossierRow, Dossier, DossierId> implements DossierStore {
  constructor(tx: EntityManager) {
    super(tx, {
      row: DossierRow,
      thing: 'dossier',
      restore: (row) => Dossier.restore({ ...row }),
      snapshot: (dossier) => dossier.toSnapshot(),
    });
  }

  async openOf(applicationId: ApplicationId, kind: DossierKind): Promise<Dossier | undefined> {
    const row = await this.tx.findOneBy(DossierRow, { applicationId, kind, state: Not(In(ENDED_OR_NOT_FILED)) });
    return row ? Dossier.restore({ ...row }) : undefined;
  }

  followed(parentDecisionId: DecisionId, kind: DossierKind): Promise<boolean> {
    return this.tx.existsBy(DossierRow, { parentDecisionId, kind });
  }
}

export class PgContractStore extends AggregateStore<ContractRow, Contract, ContractId> implements ContractStore {
  constructor(tx: EntityManager) {
    super(tx, {
      row: ContractRow,
      thing: 'contract',
      restore: (row) => Contract.restore({ ...row }),
      snapshot: (contract) => contract.toSnapshot(),
    });
  }

  async liveOf(applicationId: ApplicationId): Promise<Contract | undefined> {
    const row = await this.tx.findOneBy(ContractRow, {
      applicationId,
      state: In(['issued', 'half_signed', 'in_force']),
    });
    return row ? Contract.restore({ ...row }) : undefined;
  }
}

/** Keeps beside each clarification which criteria it leaves open, so that the database can refuse a second question. */
export class PgClarificationStore
  extends AggregateStore<ClarificationRow, Clarification, ClarificationId>
  implements ClarificationStore
{
  constructor(tx: EntityManager) {
    super(tx, {
      row: ClarificationRow,
      thing: 'clarification',
      restore: (row) => Clarification.restore({ ...row }),
      snapshot: (clarification) => clarification.toSnapshot(),
    });
  }

  override async add(clarification: Clarification): Promise<void> {
    await super.add(clarification);
    await this.keepOpenQuestions(clarification);
  }

  override async save(clarification: Clarification): Promise<void> {
    await super.save(clarification);
    await this.keepOpenQuestions(clarification);
  }

  async of(dossierId: DossierId): Promise<Clarification[]> {
    const rows = await this.tx.find(ClarificationRow, { where: { dossierId }, order: { id: 'ASC' } });
    return rows.map((row) => Clarification.restore({ ...row }));
  }

  private async keepOpenQuestions(clarification: Clarification): Promise<void> {
    const { id, dossierId, state, rounds } = clarification.toSnapshot();
    const open = state === 'open' ? (rounds.at(-1)?.questions ?? []).map(({ criterion }) => criterion) : [];
    await this.tx.query('DELETE FROM referencing.open_question WHERE clarification_id = $1', [id]);
    await this.tx.query(
      `INSERT INTO referencing.open_question (dossier_id, criterion, clarification_id)
       SELECT $1, criterion, $2 FROM unnest($3::text[]) AS criterion`,
      [dossierId, id, open],
    );
  }
}
