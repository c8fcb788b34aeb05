import { ReasonView } from '#libs/http';

export class ReportedOutcomeView {
  criterion!: string;
  verdict!: string;
  rationale!: string;
  method!: string;
}

export class ProposalView {
  outcome!: string;
  rule!: string;
  rate?: number;
}

export class ObservationsView {
  askedOn!: string;
  endedOn!: string | null;
  text!: string | null;
}

/** The draft report as its readers get it: outcomes and reasons, no expert. */
export class ReportView {
  number!: number;
  closedAt!: string;
  proposal!: ProposalView;
  outcomes!: ReportedOutcomeView[];
  notes!: string[];
  observations?: ObservationsView;
}

export class MotiveView {
  criterion!: string | null;
  text!: string;
}

export class DecisionDraftView {
  outcome!: string;
  proposal!: ProposalView;
  departs!: boolean;
  motives!: MotiveView[];
  remedies!: string;
  departureMotive!: string | null;
  preparedBy!: string;
  preparedAt!: string;
  firstSignedBy!: string | null;
}

export class RefusalView {
  code!: string;
  reasons!: ReasonView[];
}

export class SignedItemView {
  dossierId!: string;
  /** State of the dossier afterwards; absent when it was refused. */
  state?: string;
  refusal?: RefusalView;
}

export class SessionResultView {
  signed!: number;
  refused!: number;
  items!: SignedItemView[];
}
