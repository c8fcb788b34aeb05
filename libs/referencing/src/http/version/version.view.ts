import { LifecycleView } from '#libs/http';

/** A kind of change, as the questionnaire asks for it. */
export class ChangeTypeView {
  id!: string;
  title!: string;
  substantial!: boolean;
  bricks!: string[];
}

/** The questionnaire of the policy under which the listing stands. */
export class ChangeQuestionsView {
  policyVersion!: string;
  /** The version against which the publisher answers. */
  coveredVersion!: string;
  types!: ChangeTypeView[];
}

/** What the answers to the questionnaire come to. */
export class VersionImpactView {
  class!: 'minor' | 'substantial';
  types!: string[];
  bricks!: string[];
  criteria!: string[];
}

/** Whether a minor version is to be checked, and how to draw again. */
export class MinorDrawView {
  rule!: string;
  hash!: string;
  rate!: number;
  drawn!: boolean;
}

export class VersionCheckView {
  at!: string;
  note!: string;
}

export class ApplicationVersionView extends LifecycleView {
  id!: string;
  listingId!: string;
  applicationId!: string;
  applicationName!: string;
  organisationId!: string;
  number!: string;
  declaredAt!: string;
  /** Day; null when the version was judged with a whole file. */
  releaseOn!: string | null;
  impact!: VersionImpactView | null;
  formerKept!: boolean | null;
  note!: string | null;
  /** The last day on which an agent may class it otherwise. */
  confirmBy!: string | null;
  classMotive!: string | null;
  /** The version that was covered before it. */
  formerId!: string | null;
  /** The dossier that judges it. */
  dossierId!: string | null;
  draw!: MinorDrawView | null;
  check!: VersionCheckView | null;
  /** Why it is not covered. */
  end!: string | null;
  version!: number;
}

export class ApplicationVersionPageView {
  items!: ApplicationVersionView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}

/** A change that an agent found and nobody had declared. */
export class UndeclaredChangeView extends LifecycleView {
  id!: string;
  listingId!: string;
  applicationId!: string;
  applicationName!: string;
  organisationId!: string;
  number!: string;
  seen!: string;
  foundAt!: string;
  /** The last day to declare it. */
  declareBy!: string;
  /** The declaration that answered. */
  versionId!: string | null;
  motive!: string | null;
  version!: number;
}

export class UndeclaredChangePageView {
  items!: UndeclaredChangeView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}
