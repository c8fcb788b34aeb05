import { ApiProperty } from '@nestjs/swagger';

export class ChangedFieldView {
  field!: string;
  @ApiProperty({ nullable: true })
  before!: unknown;
  @ApiProperty({ nullable: true })
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
