import type { AccountId, Role } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { EmergencyAccess, EmergencyAccessId } from '../../domain/emergency/emergency-access.js';

export interface EmergencyRegister {
  append(access: EmergencyAccess): Promise<void>;
  live(dossier: DossierId, account: AccountId, at: Date): Promise<EmergencyAccess | undefined>;
  /** @throws NotFound */
  get(id: EmergencyAccessId): Promise<EmergencyAccess>;
}

/** One access with what was read under it, for those who look over it. */
export interface ReadEmergencyAccess {
  readonly access: EmergencyAccess;
  readonly person: string;
  readonly dossierNumber: string | null;
  readonly applicationName: string;
  /** How often something was read under it. */
  readonly reads: number;
}

/** What anybody may know of it: how often in a year, by which role. */
export interface EmergencyCount {
  readonly year: number;
  readonly role: Role;
  readonly accesses: number;
  readonly reads: number;
}

export interface EmergencyFilter {
  readonly dossierId?: string;
  /** Of the opening, in Paris. */
  readonly year?: number;
}

/** Emergency accesses for screens, newest first. */
export abstract class EmergencyReads {
  abstract list(filter: EmergencyFilter, after: string | undefined, limit: number): Promise<ReadEmergencyAccess[]>;
  abstract counts(): Promise<EmergencyCount[]>;
  /** The access that somebody has to a dossier at a moment. */
  abstract live(dossier: string, account: AccountId, at: Date): Promise<EmergencyAccessId | null>;
}
