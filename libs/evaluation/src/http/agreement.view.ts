export class AgreementView {
  /** Units with two voices or more. */
  units!: number;
  unanimous!: number | null;
  kappa!: number | null;
  alpha!: number | null;
}

export class BrickAgreementView extends AgreementView {
  brick!: string;
}

export class CriterionAgreementView {
  criterion!: string;
  brick!: string;
  reviews!: number;
  unanimous!: boolean | null;
}

export class DossierAgreementView {
  overall!: AgreementView;
  bricks!: BrickAgreementView[];
  criteria!: CriterionAgreementView[];
}

export class CriterionStatisticView extends AgreementView {
  criterion!: string;
}

export class ExpertDriftView {
  expertId!: string;
  shared!: number;
  drift!: number;
}

export class PairAgreementView {
  expertIds!: string[];
  shared!: number;
  same!: number;
  kappa!: number | null;
}

export class AgreementStatisticsView {
  overall!: AgreementView;
  criteria!: CriterionStatisticView[];
  experts!: ExpertDriftView[];
  pairs!: PairAgreementView[];
}
