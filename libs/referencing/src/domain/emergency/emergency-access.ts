import { type AccountId, Conflict, dayOf, dueInstant, type Id, type Role, type WorkingCalendar } from '#libs/kernel';
import type { DossierId } from '../dossier/dossier.js';

export type EmergencyAccessId = Id<'EmergencyAccess'>;

/** Accès d'urgence: somebody without a right on a dossier reads it all the same, for a while and with a reason (REG-05). */
export interface EmergencyAccess {
  readonly id: EmergencyAccessId;
  readonly dossierId: DossierId;
  readonly accountId: AccountId;
  readonly role: Role;
  readonly motive: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
}

export type AskedAccess = Omit<EmergencyAccess, 'endsAt'>;

/** How long such an access lasts, as the policy writes it; a policy without it knows none. */
export interface EmergencyRule {
  readonly duration: string | undefined;
  readonly calendar: WorkingCalendar;
}

/**
 * @param live the last access of this person to this dossier that still runs
 * @throws Conflict `no_emergency_access`, `emergency_access_open`
 */
export function openEmergencyAccess(
  asked: AskedAccess,
  { duration, calendar }: EmergencyRule,
  live: EmergencyAccess | undefined,
): EmergencyAccess {
  if (duration === undefined) throw new Conflict('no_emergency_access', 'The policy knows no emergency access.');
  if (live) {
    const facts = { until: live.endsAt.toISOString() };
    throw new Conflict('emergency_access_open', 'Your emergency access to this dossier still runs.', facts);
  }
  return { ...asked, endsAt: dueInstant(asked.openedAt, dayOf(asked.openedAt), duration, calendar) };
}
