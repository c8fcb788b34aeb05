import type { AccountId, Day, OrganisationId, WorkingCalendar } from '#libs/kernel';
import type { AppealId } from '../domain/appeal.js';
import type { Obstacles } from '../domain/took-part.js';

/** A decision, as far as those who hear an appeal against it need it. */
export interface ContestedDecision {
  readonly id: string;
  readonly number: string;
  readonly organisationId: OrganisationId;
  readonly applicationId: string;
  readonly applicationName: string;
  readonly dossierId: string | null;
  readonly frameworkVersion: string | null;
  /** Null until its publisher has read it, or counts as having read it. */
  readonly appealUntil: Day | null;
  /** It keeps the listing suspended, or out of the catalogue. */
  readonly hasEffectsToStay: boolean;
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
  readonly waitsForAuthority: boolean;
  readonly dueAt: Date | null;
}

/** What an appeal is about. */
export interface Matter {
  readonly decisionId: string | null;
  readonly dossierId: string | null;
  readonly appellantId: OrganisationId;
}

/** What was done about a settled appeal. */
export interface CarriedOut {
  readonly annulled: boolean;
  readonly followedBy: string | null;
  readonly newDossier: string | null;
}

/** What is contested, read from the contexts that keep it. */
export abstract class ContestedReader {
  abstract decision(id: string): Promise<ContestedDecision | null>;
  abstract dossier(id: string): Promise<AwaitedDossier | null>;
  /** Everybody who may not hear the appeal, and why. */
  abstract obstacles(matter: Matter): Promise<Obstacles>;
  /** Who led the dossier behind it; null when there is none. */
  abstract leadOf(matter: Matter): Promise<AccountId | null>;
  abstract carriedOut(appeal: AppealId): Promise<CarriedOut | null>;
}

export interface BodyMember {
  readonly id: AccountId;
  readonly name: string;
}

/** The people who hear appeals. */
export abstract class OversightBody {
  abstract members(): Promise<readonly BodyMember[]>;
}

/** The figures of one policy. Durations as it writes them: `2m`, `15d`. */
export interface AppealRule {
  readonly frameworkVersion: string;
  readonly admissibility: string;
  readonly decide: string;
  readonly defence: string;
  readonly inactionAfter: string;
  readonly members: number;
  readonly calendar: WorkingCalendar;
}

export abstract class AppealRules {
  /** @param frameworkVersion null: the one in force. @throws Conflict `no_framework_in_force` */
  abstract under(frameworkVersion: string | null): Promise<AppealRule>;
}
