import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { OUTCOMES } from '../../domain/decision/outcome.js';
import { VersionedDto } from './dossier.dto.js';

export class MotiveDto {
  /** @example SEC-01 */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  criterion?: string;

  @IsString()
  @MinLength(5)
  @MaxLength(4000)
  text!: string;
}

export class PrepareDecisionDto extends VersionedDto {
  @IsIn(OUTCOMES)
  outcome!: (typeof OUTCOMES)[number];

  /** One for each failing criterion; without criterion for a motive about the whole. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => MotiveDto)
  motives!: MotiveDto[];

  /** What the publisher may do now, and how to appeal. */
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  remedies!: string;

  /** Needed when the outcome is not the proposed one. */
  @IsOptional()
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  departureMotive?: string;
}
