import { FactsView } from '../dossier/dossier.view.js';

export class ApplicationView {
  id!: string;
  organisationId!: string;
  slug!: string;
  name!: string;
  summary!: string;
  currentVersion!: string;
  platforms!: string[];
  audiences!: string[];
  website!: string | null;
  price!: string | null;
  contactEmail!: string | null;
  reimbursed!: boolean;
  prescribable!: boolean;
  facts!: FactsView | null;
  version!: number;
}

export class ApplicationPageView {
  items!: ApplicationView[];
  next?: string;
}

/** One criterion that applies, and why. */
export class OrientedCriterionView {
  criterion!: string;
  brick!: string;
  title!: string;
  question!: string;
  severity!: string;
  obligation!: string;
  inForce!: boolean;
  reasons!: string[];
}

export class OrientationView {
  application!: ApplicationView;
  frameworkVersion!: string;
  tier!: string;
  criteria!: OrientedCriterionView[];
}
