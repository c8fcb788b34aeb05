import { type EntityManager, In } from 'typeorm';
import { NotFound, type OrganisationId } from '#libs/kernel';
import type {
  AppealEffectStore,
  DecisionScope,
  DecisionStore,
  DraftStore,
  ListingStore,
  NoticeStore,
  PublicListings,
} from '../../application/decision/decision.ports.js';
import type { FindingEvidenceRegister, FindingStore } from '../../application/finding/finding.ports.js';
import type { ApplicationId } from '../../domain/application/application.js';
import type { Decision, DecisionId } from '../../domain/decision/decision.js';
import type { DecisionDraft } from '../../domain/decision/decision-draft.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { Listing, type ListingId } from '../../domain/listing/listing.js';
import { Notice, type NoticeId } from '../../domain/notice/notice.js';
import { AggregateStore } from '../aggregate-store.js';
import { PgAppealEffects } from '../appeal/pg-appeal-effects.js';
import { PgFindingEvidence, PgFindings } from '../finding/pg-findings.js';
import { refreshPublicListing } from '../listing/refresh-public-listing.js';
import { fromRow, toRow } from './decision-row.js';
import { DecisionDraftRow, DecisionRow, ListingRow, NoticeRow } from './rows.js';

/** The part of the scope that decisions need, over the caller's transaction. */
export class PgDecisionScope implements DecisionScope {
  readonly decisions: DecisionStore;
  readonly drafts: DraftStore;
  readonly notices: NoticeStore;
  readonly listings: ListingStore;
  readonly findings: FindingStore;
  readonly findingEvidence: FindingEvidenceRegister;
  readonly publicListings: PublicListings;
  readonly appealEffects: AppealEffectStore;

  constructor(tx: EntityManager) {
    this.decisions = new PgDecisions(tx);
    this.drafts = new PgDrafts(tx);
    this.notices = noticeStore(tx);
    this.listings = new PgListings(tx);
    this.findings = new PgFindings(tx);
    this.findingEvidence = new PgFindingEvidence(tx);
    this.appealEffects = new PgAppealEffects(tx);
    this.publicListings = { refresh: (id, publisher, at) => refreshPublicListing(tx, id, publisher, at) };
  }
}

class PgDecisions implements DecisionStore {
  constructor(private readonly tx: EntityManager) {}

  async nextNumber(year: string): Promise<string> {
    const rows = await this.tx.query<{ last: string }[]>(
      `INSERT INTO referencing.decision_number AS n (year, last) VALUES ($1, 1)
       ON CONFLICT (year) DO UPDATE SET last = n.last + 1 RETURNING last`,
      [year],
    );
    return `DEC-${year}-${(rows[0]?.last ?? '').padStart(6, '0')}`;
  }

  async append(decision: Decision): Promise<void> {
    await this.tx.insert(DecisionRow, toRow(decision));
  }

  async get(id: DecisionId): Promise<Decision> {
    const row = await this.tx.findOneBy(DecisionRow, { id });
    if (!row) throw new NotFound('decision', id);
    return fromRow(row);
  }

  async replacementOf(id: DecisionId): Promise<Decision | undefined> {
    const row = await this.tx.findOneBy(DecisionRow, { supersedes: id });
    return row ? fromRow(row) : undefined;
  }

  async isOvertaken({ id, applicationId, signedAt }: Decision): Promise<boolean> {
    const rows = await this.tx.query<{ overtaken: boolean }[]>(
      `SELECT EXISTS (SELECT FROM referencing.decision d
         WHERE d.application_id = $1 AND (d.signed_at, d.id) > ($2, $3)
           AND d.outcome NOT IN ('suspended', 'suspension_ratified', 'suspension_extended', 'lifted', 'stayed', 'stay_ended'))
           AS overtaken`,
      [applicationId, signedAt, id],
    );
    return rows[0]?.overtaken ?? false;
  }
}

class PgDrafts implements DraftStore {
  constructor(private readonly tx: EntityManager) {}

  async of(dossierId: DossierId): Promise<DecisionDraft | undefined> {
    return (await this.tx.findOneBy(DecisionDraftRow, { dossierId })) ?? undefined;
  }

  async save(draft: DecisionDraft): Promise<void> {
    await this.tx.upsert(DecisionDraftRow, { ...draft, motives: [...draft.motives] }, ['dossierId']);
  }

  async discard(dossierId: DossierId): Promise<void> {
    await this.tx.delete(DecisionDraftRow, { dossierId });
  }
}

const noticeStore = (tx: EntityManager) =>
  new AggregateStore<NoticeRow, Notice, NoticeId>(tx, {
    row: NoticeRow,
    thing: 'notice',
    restore: (row) => Notice.restore({ ...row }),
    snapshot: (notice) => notice.toSnapshot(),
  });

/** A file that was sent on the last day is in time; what it is about tells whether it can prolong the listing. */
const FILE_IN_HAND = `SELECT EXISTS (
  SELECT FROM referencing.listing l
    JOIN referencing.dossier o ON o.application_id = l.application_id
    JOIN referencing.submission s ON s.dossier_id = o.id
  WHERE l.id = $1 AND o.kind NOT IN ('change', 'transition')
    AND o.state IN ('completeness', 'evaluation', 'reconciliation', 'observations', 'deciding')
    AND (s.frozen_at AT TIME ZONE 'Europe/Paris')::date <= l.valid_until) AS held`;

class PgListings extends AggregateStore<ListingRow, Listing, ListingId> implements ListingStore {
  constructor(tx: EntityManager) {
    super(tx, {
      row: ListingRow,
      thing: 'listing',
      restore: (row) => Listing.restore({ ...row }),
      snapshot: (listing) => listing.toSnapshot(),
    });
  }

  async liveOf(applicationId: ApplicationId): Promise<Listing | undefined> {
    const row = await this.tx.findOne(ListingRow, {
      where: { applicationId, status: In(['active', 'suspended']) },
      lock: { mode: 'pessimistic_write' },
    });
    return row ? Listing.restore({ ...row }) : undefined;
  }

  async liveOfPublisher(organisationId: OrganisationId): Promise<Listing[]> {
    const rows = await this.tx.find(ListingRow, {
      where: { organisationId, status: In(['active', 'suspended']) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    return rows.map((row) => Listing.restore({ ...row }));
  }

  async publishersListed(): Promise<OrganisationId[]> {
    const rows = await this.tx.query<{ organisationId: OrganisationId }[]>(
      `SELECT DISTINCT organisation_id AS "organisationId" FROM referencing.listing WHERE status <> 'delisted' ORDER BY 1`,
    );
    return rows.map(({ organisationId }) => organisationId);
  }

  async affectedBy({ id, listingId, applicationId }: Decision): Promise<Listing | undefined> {
    const row = await this.tx
      .createQueryBuilder(ListingRow, 'l')
      .where('l.application_id = :applicationId', { applicationId })
      .andWhere(`(l.id = :listingId OR l.last_decision_id = :id OR l.stay ->> 'decisionId' = :id::text)`, {
        listingId,
        id,
      })
      .setLock('pessimistic_write')
      .getOne();
    return row ? Listing.restore({ ...row }) : undefined;
  }

  async hasFileInHand(id: ListingId): Promise<boolean> {
    const rows = await this.tx.query<{ held: boolean }[]>(FILE_IN_HAND, [id]);
    return rows[0]?.held === true;
  }
}
