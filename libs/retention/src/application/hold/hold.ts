import { type AccountId, Conflict, StaleVersion } from '#libs/kernel';
import type { HoldId } from '../../domain/ids.js';

/** While it stands nothing of its subject is erased. */
export interface Hold {
  readonly id: HoldId;
  /** `dossier:<id>`, `application:<id>`, `organisation:<id>` or `account:<id>`. */
  readonly subject: string;
  readonly motive: string;
  readonly putBy: AccountId;
  readonly putAt: Date;
  readonly lifted: { readonly by: AccountId; readonly at: Date; readonly motive: string } | null;
  readonly version: number;
}

/** @throws StaleVersion, Conflict (`hold_already_lifted`) */
export function lifted(hold: Hold, expectedVersion: number, lift: NonNullable<Hold['lifted']>): Hold {
  if (hold.version !== expectedVersion) throw new StaleVersion(expectedVersion, hold.version);
  if (hold.lifted) throw new Conflict('hold_already_lifted', `The hold ${hold.id} was lifted before.`);
  return { ...hold, lifted: lift, version: hold.version + 1 };
}
