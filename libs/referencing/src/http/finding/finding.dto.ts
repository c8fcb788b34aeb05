import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, MinLength } from 'class-validator';
import { PageQuery } from '#libs/http';
import { FINDING_SOURCES, type FindingSource } from '../../domain/finding/finding.js';
import { FINDING_STATES, type FindingState } from '../../domain/finding/finding.lifecycle.js';
import { MotivatedDto, VersionedDto } from '../dossier/dossier.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class FindingQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  listing?: string;

  @IsOptional()
  @IsIn(FINDING_STATES)
  state?: FindingState;

  @IsOptional()
  @IsIn(FINDING_SOURCES)
  source?: FindingSource;

  /** Only those that are due on this day or earlier. */
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  dueBefore?: string;

  /** Only those for which the publisher is late, or only the others. */
  @IsOptional()
  @Type(() => String)
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';
}

/** How the publisher will put it right. */
export class FindingPlanDto extends VersionedDto {
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  action!: string;

  /** Who answers for it, at the publisher's. */
  @IsString()
  @Length(2, 200)
  owner!: string;

  /** The day on which it will be done, not after the due day. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  on!: string;
}

export class SubmitFindingDto extends VersionedDto {
  /** The statement of sincerity, as the person signs it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2000)
  statement!: string;
}

/** The motive is published. */
export class ExtendFindingDto extends MotivatedDto {
  /** The new due day: after the present one, and not after the end of the listing. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  dueOn!: string;
}
