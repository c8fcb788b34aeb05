import { ApiProperty } from '#openapi';
import { CHANGE_CLASSES } from '../domain/change-class.js';

const ANYTHING = [
  { type: 'string' },
  { type: 'number' },
  { type: 'boolean' },
  { type: 'array', items: {} },
  { type: 'object', additionalProperties: true },
];

export class ChangedFieldView {
  field!: string;
  @ApiProperty({ oneOf: ANYTHING, nullable: true })
  before!: unknown;
  @ApiProperty({ oneOf: ANYTHING, nullable: true })
  after!: unknown;
}

export class NamedEntryView {
  id!: string;
  title!: string;
}

export class ChangedEntryView extends NamedEntryView {
  fields!: ChangedFieldView[];
}

export class EntriesDifferenceView {
  added!: NamedEntryView[];
  removed!: NamedEntryView[];
  changed!: ChangedEntryView[];
}

export class NamedCriterionView extends NamedEntryView {
  /** What the change means for those already listed; absent until an editor said it. */
  @ApiProperty({ enum: CHANGE_CLASSES })
  change?: string;
}

export class ChangedCriterionView extends ChangedEntryView {
  /** What the change means for those already listed; absent until an editor said it. */
  @ApiProperty({ enum: CHANGE_CLASSES })
  change?: string;
}

export class CriteriaDifferenceView {
  added!: NamedCriterionView[];
  removed!: NamedCriterionView[];
  changed!: ChangedCriterionView[];
}

export class FrameworkDifferenceView {
  from!: string;
  to!: string;
  criteria!: CriteriaDifferenceView;
  bricks!: EntriesDifferenceView;
  badges!: EntriesDifferenceView;
  sources!: EntriesDifferenceView;
  tiers!: EntriesDifferenceView;
  settings!: ChangedFieldView[];
}

export class FrameworkChangesView {
  /** Send it back as `expectedVersion`. */
  lockVersion!: number;
  /** How long current listings have to comply, by tier, from the day of effect; absent until an editor said it. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } })
  transition?: Readonly<Record<string, string>>;
  /** Criteria that must still be classed before the publication. */
  unclassed!: string[];
  /** From the version in force, with the class of each change. */
  difference!: FrameworkDifferenceView;
}
