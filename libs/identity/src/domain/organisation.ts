import { type AccountId, Conflict, Invalid, type OrganisationId, StaleVersion } from '#libs/kernel';
import { isSiren } from './siren.js';

/** What the organisation is to the procedure. */
export const ORGANISATION_KINDS = ['publisher', 'consultancy', 'authority', 'other'] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

export interface Verification {
  readonly by: AccountId;
  readonly at: Date;
}

export interface OrganisationSnapshot {
  readonly id: OrganisationId;
  readonly name: string;
  readonly siren: string;
  readonly kind: OrganisationKind;
  readonly verification: Verification | null;
  readonly createdAt: Date;
  readonly version: number;
}

export type Registration = Pick<OrganisationSnapshot, 'id' | 'name' | 'siren' | 'kind' | 'createdAt'>;

/**
 * A legal person (organisation). Dossiers belong to it, never to one of its people (PUB-03); it can file one only
 * once a case officer has checked that those who speak for it may.
 */
export class Organisation {
  private constructor(private snapshot: OrganisationSnapshot) {}

  /** @throws Invalid (`bad_siren`) */
  static register(registration: Registration): Organisation {
    if (!isSiren(registration.siren)) {
      throw new Invalid('bad_siren', `${registration.siren} is not a SIREN.`, [
        { code: 'bad_siren', message: 'is not a SIREN', field: '/siren' },
      ]);
    }
    return new Organisation({ ...registration, verification: null, version: 1 });
  }

  static restore(snapshot: OrganisationSnapshot): Organisation {
    return new Organisation(snapshot);
  }

  get id(): OrganisationId {
    return this.snapshot.id;
  }

  get isVerified(): boolean {
    return this.snapshot.verification !== null;
  }

  /** @throws StaleVersion */
  expectVersion(expected: number): void {
    if (this.snapshot.version !== expected) throw new StaleVersion(expected, this.snapshot.version);
  }

  /** @throws Conflict (`already_verified`) */
  verify(verification: Verification): void {
    if (this.isVerified) throw new Conflict('already_verified', 'This organisation is verified already.');
    this.become({ verification });
  }

  /** Takes the verification back: nothing more can be filed in its name. @throws Conflict (`not_verified`) */
  unverify(): void {
    if (!this.isVerified) throw new Conflict('not_verified', 'This organisation is not verified.');
    this.become({ verification: null });
  }

  toSnapshot(): OrganisationSnapshot {
    return this.snapshot;
  }

  private become(change: Partial<OrganisationSnapshot>): void {
    this.snapshot = { ...this.snapshot, ...change, version: this.snapshot.version + 1 };
  }
}
