import type { OrganisationId } from '#libs/kernel';
import type { AppealEffect, AppealId } from '../../domain/appeal/appeal-effect.js';
import type { ApplicationId } from '../../domain/application/application.js';
import type { BrickLetter } from '../../domain/decision/brick-letter.js';
import type { DecidedVerdict, Decision, DecisionId } from '../../domain/decision/decision.js';
import type { DecisionDraft } from '../../domain/decision/decision-draft.js';
import type { DecisionRule } from '../../domain/decision/decision-policy.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { Listing, ListingId } from '../../domain/listing/listing.js';
import type { Notice, NoticeId } from '../../domain/notice/notice.js';
import type { FindingScope } from '../finding/finding.ports.js';

/** What a decision asks of the framework and the policy it is taken under. */
export interface DecisionRules extends DecisionRule {
  lettersOf(verdicts: readonly DecidedVerdict[]): readonly BrickLetter[];
  badgesOf(verdicts: readonly DecidedVerdict[]): readonly string[];
}

export interface DecisionStore {
  /** The next public reference of that year: `DEC-2026-000123`. A number taken by an act that fails is lost. */
  nextNumber(year: string): Promise<string>;
  append(decision: Decision): Promise<void>;
  /** @throws NotFound */
  get(id: DecisionId): Promise<Decision>;
  /** The decision that took the place of this one. */
  replacementOf(id: DecisionId): Promise<Decision | undefined>;
  /** Whether another decision on the application came after this one; suspensions and their end leave it standing. */
  isOvertaken(decision: Decision): Promise<boolean>;
}

export interface DraftStore {
  of(dossier: DossierId): Promise<DecisionDraft | undefined>;
  save(draft: DecisionDraft): Promise<void>;
  /** After the report is reopened: what was prepared rests on verdicts that may change. */
  discard(dossier: DossierId): Promise<void>;
}

export interface NoticeStore {
  /** @throws NotFound */
  forUpdate(id: NoticeId): Promise<Notice>;
  add(notice: Notice): Promise<void>;
  save(notice: Notice): Promise<void>;
}

export interface ListingStore {
  /** The one that is active or suspended, locked. */
  liveOf(application: ApplicationId): Promise<Listing | undefined>;
  /** All that are active or suspended, locked in the order of their ids. */
  liveOfPublisher(organisation: OrganisationId): Promise<Listing[]>;
  /** Who has one that is active or suspended. */
  publishersListed(): Promise<OrganisationId[]>;
  /** Locked. @throws NotFound */
  forUpdate(id: ListingId): Promise<Listing>;
  /** @throws NotFound */
  get(id: ListingId): Promise<Listing>;
  /** The one that the decision moved, whose effects on it are frozen, or that it is about; locked. */
  affectedBy(decision: Decision): Promise<Listing | undefined>;
  /** Whether a dossier that can prolong it was sent in time and is not decided. */
  hasFileInHand(id: ListingId): Promise<boolean>;
  add(listing: Listing): Promise<void>;
  save(listing: Listing): Promise<void>;
}

/** What was done about each settled appeal. */
export interface AppealEffectStore {
  of(appeal: AppealId): Promise<AppealEffect | undefined>;
  add(effect: AppealEffect): Promise<void>;
}

/** What the public reads of a listing: written anew from the decision, in the transaction that changes it. */
export interface PublicListings {
  refresh(listing: ListingId, publisher: string, at: Date): Promise<void>;
}

/** The part of the scope that decisions and what follows from them need. */
export interface DecisionScope extends FindingScope {
  readonly decisions: DecisionStore;
  readonly drafts: DraftStore;
  readonly notices: NoticeStore;
  readonly listings: ListingStore;
  readonly publicListings: PublicListings;
  readonly appealEffects: AppealEffectStore;
}
