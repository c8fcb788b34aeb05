import { ApiProperty } from '@nestjs/swagger';

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

export class FrameworkDifferenceView {
  from!: string;
  to!: string;
  criteria!: EntriesDifferenceView;
  bricks!: EntriesDifferenceView;
  badges!: EntriesDifferenceView;
  sources!: EntriesDifferenceView;
  tiers!: EntriesDifferenceView;
  settings!: ChangedFieldView[];
}
