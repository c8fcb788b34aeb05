import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  MinLength,
} from 'class-validator';
import { PageQuery } from '#libs/http';
import { RETRACTIONS, type Retraction } from '../../domain/version/application-version.js';
import { VERSION_STATES, type VersionState } from '../../domain/version/application-version.lifecycle.js';
import { UNDECLARED_STATES, type UndeclaredState } from '../../domain/version/undeclared-change.lifecycle.js';
import { VersionedDto } from '../dossier/dossier.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOST_CHANGES = 50;

/** What changed since the version that is covered. */
export class DeclareVersionDto {
  /** As users see it. */
  @IsString()
  @Length(1, 50)
  number!: string;

  /** The day on which users get it. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  releaseOn!: string;

  /** Kinds of change that happened, among those of the questionnaire. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  changes!: string[];

  /** Whether users keep the version that is covered until the decision. */
  @IsBoolean()
  formerKept!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(4000)
  note?: string;
}

export class ConfirmVersionDto extends VersionedDto {
  /** What changed in truth, when it is not what was declared; needs a motive. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  changes?: string[];

  @IsOptional()
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  motive?: string;
}

export class ReclassifyVersionDto extends VersionedDto {
  /** What changed in truth. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  changes!: string[];

  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  motive!: string;
}

export class PassVersionCheckDto extends VersionedDto {
  /** What was looked at. */
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  note!: string;
}

export class RetractVersionDto extends VersionedDto {
  @IsIn(RETRACTIONS)
  reason!: Retraction;
}

export class VersionQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  listingId?: string;

  @IsOptional()
  @IsIn(VERSION_STATES)
  state?: VersionState;

  /** Only those that were drawn for a check that nobody made yet, or only the others. */
  @IsOptional()
  @Type(() => String)
  @IsIn(['true', 'false'])
  toCheck?: 'true' | 'false';
}

export class FindUndeclaredChangeDto {
  /** The version in which it was seen, as its publisher numbers it. */
  @IsString()
  @Length(1, 50)
  version!: string;

  /** What was seen; the publisher reads it. */
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  seen!: string;
}

export class UndeclaredChangeQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  listingId?: string;

  @IsOptional()
  @IsIn(UNDECLARED_STATES)
  state?: UndeclaredState;
}
