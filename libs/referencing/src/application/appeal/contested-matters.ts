import type { AccountId, Day, OrganisationId } from '#libs/kernel';
import type { AppealEffect, AppealId, Contested } from '../../domain/appeal/appeal-effect.js';

/** A decision as those who hear an appeal against it need it. */
export interface ContestedDecision {
  readonly id: string;
  readonly number: string;
  readonly outcome: string;
  readonly organisationId: OrganisationId;
  readonly applicationId: string;
  readonly applicationName: string;
  /** Null for a measure on a listing. */
  readonly dossierId: string | null;
  readonly frameworkVersion: string | null;
  /** Last day of the appeal; null until the publisher has read the decision, or counts as having read it. */
  readonly appealUntil: Day | null;
  /** What it does to the application now. */
  readonly effect: Contested;
  /** An emergency suspension that nobody has ratified yet: its effects protect people from an immediate danger. */
  readonly againstImmediateDanger: boolean;
}

/** A dossier whose limit may have passed while the authority was waited for. */
export interface AwaitedDossier {
  readonly id: string;
  readonly number: string | null;
  readonly organisationId: OrganisationId;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly frameworkVersion: string | null;
  readonly state: string;
  readonly waitsForAuthority: boolean;
  readonly dueAt: Date | null;
}

/** How somebody took part in what is contested. */
export const PARTS = ['signed', 'prepared', 'proposed', 'led', 'handled'] as const;
export type Part = (typeof PARTS)[number];

export interface Participation {
  readonly accountId: AccountId;
  readonly part: Part;
}

export interface Participants {
  readonly parts: readonly Participation[];
  /** Whose panel judged what the matter rests on; null when no file was judged. */
  readonly dossierId: string | null;
  readonly leadId: AccountId | null;
}

/** What the body that hears appeals may ask of this context. */
export abstract class ContestedMatters {
  abstract decision(id: string): Promise<ContestedDecision | null>;
  abstract dossier(id: string): Promise<AwaitedDossier | null>;
  /** Everybody of the authority who had a hand in it. */
  abstract participants(matter: { decisionId: string } | { dossierId: string }): Promise<Participants>;
  /** What was done about a settled appeal; null until it is carried out. */
  abstract effectOf(appeal: AppealId): Promise<AppealEffect | null>;
}
