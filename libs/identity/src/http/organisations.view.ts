import type { OrganisationKind } from '../domain/organisation.js';

export class OrganisationView {
  id!: string;
  name!: string;
  siren!: string;
  kind!: OrganisationKind;
  verified!: boolean;
  verifiedAt!: Date | null;
  createdAt!: Date;
  version!: number;
}

export class OrganisationPageView {
  items!: OrganisationView[];
  /** Absent on the last page. */
  next?: string;
}
