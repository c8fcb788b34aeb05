import { type Id, type OrganisationId, StaleVersion } from '#libs/kernel';
import type { OrientationFacts } from './orientation.js';

export type ApplicationId = Id<'Application'>;

/** What the publisher says of his application; shown in the catalogue once listed. */
export interface ApplicationSheet {
  readonly name: string;
  readonly summary: string;
  readonly currentVersion: string;
  readonly platforms: readonly string[];
  readonly audiences: readonly string[];
  readonly website: string | null;
  readonly price: string | null;
  readonly contactEmail: string | null;
  readonly reimbursed: boolean;
  readonly prescribable: boolean;
}

export interface ApplicationSnapshot extends ApplicationSheet {
  readonly id: ApplicationId;
  readonly organisationId: OrganisationId;
  readonly slug: string;
  readonly facts: OrientationFacts | null;
  readonly createdAt: Date;
  readonly version: number;
}

/** An application of an organisation. It belongs to the organisation, never to a person (PUB-03). */
export class Application {
  private constructor(private snapshot: ApplicationSnapshot) {}

  static register(application: Omit<ApplicationSnapshot, 'facts' | 'version'>): Application {
    return new Application({ ...application, facts: null, version: 1 });
  }

  static restore(snapshot: ApplicationSnapshot): Application {
    return new Application(snapshot);
  }

  toSnapshot(): ApplicationSnapshot {
    return this.snapshot;
  }

  expectVersion(expected: number): void {
    if (expected !== this.snapshot.version) throw new StaleVersion(expected, this.snapshot.version);
  }

  describe(sheet: ApplicationSheet): void {
    this.snapshot = { ...this.snapshot, ...sheet, version: this.snapshot.version + 1 };
  }

  orient(facts: OrientationFacts): void {
    this.snapshot = { ...this.snapshot, facts, version: this.snapshot.version + 1 };
  }
}

/** Readable part of the public address: "Glucose à portée" becomes `glucose-a-portee`. */
export const slugOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60) || 'application';
