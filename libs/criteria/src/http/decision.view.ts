import { ApiProperty } from '#openapi';
import { OUTCOMES, type Outcome, RULES, type RuleId } from '../domain/decision-rule.js';
import { SEVERITIES, type Severity } from '../domain/vocabulary.js';

const SHOWN = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'array', items: { type: 'string' } },
];

export class ExplainedGapView {
  criterion!: string;
  brick!: string;
  @ApiProperty({ enum: SEVERITIES })
  severity!: Severity;
  weight!: number;
}

export class RuleTitleView {
  fr!: string;
  en!: string;
}

export class RuleCheckView {
  code!: string;
  holds!: boolean;
  /** What the file shows. */
  @ApiProperty({ oneOf: SHOWN })
  found!: unknown;
  /** What the policy allows. */
  @ApiProperty({ oneOf: SHOWN, required: false })
  limit?: unknown;
}

export class RuleTraceView {
  @ApiProperty({ enum: RULES })
  rule!: RuleId;
  holds!: boolean;
  title!: RuleTitleView;
  checks!: RuleCheckView[];
}

export class PolicyReferenceView {
  id!: string;
  version!: string;
}

/** The outcome that the policy gives to these verdicts, with all that anyone needs to redo it by hand. */
export class DecisionExplanationView {
  @ApiProperty({ enum: OUTCOMES })
  outcome!: Outcome;
  @ApiProperty({ enum: RULES })
  rule!: RuleId;
  /** Share of the weight that does not conform; absent while undecidable. */
  rate?: number;
  policy!: PolicyReferenceView;
  gaps!: ExplainedGapView[];
  gapWeight!: number;
  judgedWeight!: number;
  /** The rules in the order they are read; the last one holds. */
  rules!: RuleTraceView[];
}
