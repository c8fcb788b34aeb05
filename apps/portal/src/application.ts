import type { PastVersion, PublicStatus } from '#libs/catalogue';
import type { Bilingual } from './language.js';

interface Letter {
  readonly brick: string;
  readonly letter: string;
  readonly verified: number;
  readonly documented: number;
  readonly declared: number;
}

/** What a card shows of an application: the answer of the catalogue, read back. */
export interface Card {
  readonly slug: string;
  readonly name: string;
  readonly publisher: string;
  readonly category: string;
  readonly summary: string;
  readonly status: Bilingual & { readonly code: PublicStatus };
  readonly openFindings: number;
  readonly badges: readonly string[];
  readonly letters: readonly Letter[];
  readonly validUntil: string | null;
  readonly decidedAt: string;
}

/** Further facts that the sheet may bear; each is shown only when it is there. */
export interface SheetDetails {
  readonly website?: string | null;
  readonly contactEmail?: string | null;
  readonly decision?: {
    readonly number: string;
    readonly hash: string;
    readonly supersedes?: { readonly number: string } | null;
  };
  readonly reservations?: readonly { readonly criterion: string; readonly severity: string; readonly dueOn: string }[];
  readonly trial?: { readonly purpose?: string; readonly limits?: string; readonly notProven?: string };
}

export interface Sheet extends Omit<Card, 'status'> {
  readonly status: Card['status'] & { readonly sentence: Bilingual };
  readonly frameworkVersion: string;
  readonly versionAssessed: string | null;
  readonly versionPending: { readonly number: string; readonly releaseOn: string } | null;
  /** Absent when it has left the catalogue; newest first. */
  readonly versions?: readonly PastVersion[];
  readonly lastAudit: { readonly closedOn: string; readonly outcome: string } | null;
  readonly listedAt: string;
  readonly platforms: readonly string[];
  readonly audiences: readonly string[];
  readonly reimbursed: boolean;
  readonly prescribable: boolean;
  readonly price: string | null;
  readonly accessLevel: string;
  readonly motive: string | null;
  readonly details: SheetDetails;
}

export interface PastEvent {
  readonly at: string;
  readonly event: string;
  readonly basis: string;
  readonly validUntil: string | null;
  readonly frameworkVersion: string;
  readonly motive: string | null;
  readonly decisionNumber: string | null;
  readonly replacedBy: string | null;
}

export interface Facets {
  readonly total: number;
  readonly isCapped: boolean;
  readonly category: Readonly<Record<string, number>>;
  readonly basis: Readonly<Record<string, number>>;
  readonly platform: Readonly<Record<string, number>>;
  readonly audience: Readonly<Record<string, number>>;
  readonly badge: Readonly<Record<string, number>>;
  readonly reimbursed: number;
  readonly prescribable: number;
}
