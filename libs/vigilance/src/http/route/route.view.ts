import { WordView } from '#libs/http';

/** Why a service has to be told. */
export class RouteReasonView {
  /** Id of a rule, or `reading` for what software read. */
  rule!: string;
  because!: WordView;
  /** Words of the pseudonymised text that led to it. */
  words!: string[];
}

export class ProposedServiceView {
  service!: string;
  /** It has to be told by then. */
  dueAt!: string;
  reasons!: RouteReasonView[];
}

/** Who has to be told, by rules that are data; a person accepts or corrects. */
export class ProposedRouteView {
  /** Of the rules. */
  version!: number;
  /** Empty when nobody has to be told. */
  services!: ProposedServiceView[];
}

/** What a person said of a proposal. */
export class RouteDecisionView {
  services!: string[];
  proposed!: string[];
  /** The rules that proposed them. */
  rules!: string[];
  version!: number;
  /** Nothing was added, and nothing taken away. */
  accepted!: boolean;
  /** Why it was corrected. */
  motive!: string | null;
  by!: string;
  at!: string;
}
