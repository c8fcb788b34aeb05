import { ApiExtraModels, ApiProperty, getSchemaPath } from '#openapi';
import { OBLIGATIONS, type Obligation, SEVERITIES, type Severity, TIERS, type Tier } from '../domain/vocabulary.js';

const STATES = ['draft', 'consultation', 'published', 'in_force', 'closing', 'retired'] as const;

export class FrameworkSummaryView {
  /** Number of the version. */
  version!: string;
  framework!: string;
  title!: string;
  @ApiProperty({ enum: STATES })
  state!: string;
  consultationOpenedOn?: string;
  publishedOn?: string;
  effectiveOn?: string;
  policyVersion!: string;
  /** SHA-256 of the YAML file, in hexadecimal. */
  contentHash!: string;
}

export class FrameworkListView {
  items!: FrameworkSummaryView[];
}

export class TierImpactView {
  listings!: number;
  hit!: number;
  failing!: number;
  /** The last day to comply. */
  dueOn!: string;
}

@ApiExtraModels(TierImpactView)
export class ImpactView {
  /** Listings at the time of the simulation. */
  listings!: number;
  /** Of those, how many must comply anew. */
  hit!: number;
  /** Of those, how many would lose their place if nothing were done by the due day. */
  failing!: number;
  /** How many could not be read under the version: a person has to look at them. */
  unreadable!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  byCriterion!: Readonly<Record<string, number>>;
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(TierImpactView) } })
  byTier!: Readonly<Record<string, TierImpactView>>;
  /** Letters that the version will cause, by template, one for each publisher. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  letters!: Readonly<Record<string, number>>;
}

export class SimulationReferenceView {
  id!: string;
  /** SHA-256 of the JSON document, in hexadecimal. */
  documentHash!: string;
}

export class FrameworkView extends FrameworkSummaryView {
  /** The framework as its file writes it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  content!: object;
  /** How each changed criterion is classed. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  classes?: Readonly<Record<string, string>>;
  /** By when listings comply with what is new, by tier. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  transitionOn?: Readonly<Record<string, string>>;
  impact?: ImpactView;
  /** The simulation that the impact is counted from. */
  simulation?: SimulationReferenceView;
}

export class FrameworkCriteriaView {
  version!: string;
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } })
  items!: readonly object[];
}

export class AskedEvidenceView {
  type!: string;
  label!: string;
  min_trust!: string;
}

export class ApplicableCriterionView {
  id!: string;
  brick!: string;
  title!: string;
  @ApiProperty({ enum: SEVERITIES })
  severity!: Severity;
  @ApiProperty({ enum: OBLIGATIONS })
  obligation!: Obligation;
  /** 1 counts at once; 2 once its delay has run. */
  phase!: number;
  /** A missing proof may be made up for by a trial listing. */
  trialListing!: boolean;
  evidence!: AskedEvidenceView[];
  /** Why it applies, in French. */
  reasons!: string[];
}

export class ApplicableCriteriaView {
  version!: string;
  @ApiProperty({ enum: TIERS })
  tier!: Tier;
  /** What set the tier, in French, in order. */
  tierReasons!: string[];
  criteria!: ApplicableCriterionView[];
}

export class PolicyView {
  version!: string;
  /** SHA-256 of the YAML file, in hexadecimal. */
  contentHash!: string;
  /** The policy as its file writes it. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  content!: object;
}
