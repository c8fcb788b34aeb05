import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import {
  OBLIGATIONS,
  type Obligation,
  SEVERITIES,
  type Severity,
  TIERS,
  type Tier,
  VERDICTS,
  type Verdict,
} from '../domain/vocabulary.js';

export class JudgedCriterionDto {
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  criterion!: string;

  /** @example SEC */
  @IsString()
  @MinLength(1)
  @MaxLength(80)
  brick!: string;

  @IsIn(OBLIGATIONS)
  obligation!: Obligation;

  @IsIn(SEVERITIES)
  severity!: Severity;

  @IsIn(VERDICTS)
  verdict!: Verdict;

  /** False while a phased-in criterion does not count yet. */
  @IsOptional()
  @IsBoolean()
  inForce?: boolean;
}

/** The published verdicts of a decision, as `aval decide` reads one case. */
export class RecomputationDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  /** Number of a public policy; without it, that of the framework in force. */
  @IsOptional()
  @Matches(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/)
  policy?: string;

  @IsIn(TIERS)
  tier!: Tier;

  @IsArray()
  @ArrayMaxSize(2000)
  @ValidateNested({ each: true })
  @Type(() => JudgedCriterionDto)
  verdicts!: JudgedCriterionDto[];

  /** Adjournments already pronounced on this file. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1000)
  returns?: number;

  @IsOptional()
  @IsBoolean()
  falseDeclaration?: boolean;

  /** Months of temporary listing already used in a row. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1000)
  temporaryMonthsUsed?: number;
}
