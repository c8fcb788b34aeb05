import { IsIn, IsOptional, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { CHECK_RESULTS, type CheckResult } from '../domain/trigger/signs.js';

export class RecordStrikeOffDto {
  /**
   * Who struck it off.
   * @example "Autorité de santé d’un autre État"
   */
  @IsString()
  @MinLength(2)
  @MaxLength(200)
  authority!: string;

  /**
   * Day on which it took effect, not in the future.
   * @example 2026-01-15
   */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @MaxLength(10)
  struckOffOn!: string;

  /** Number or address under which it was published. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  reference?: string;

  /** Why, as the authority said; the publisher reads it once the audit has started. */
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  motive!: string;
}

export class RecordCheckDto {
  /**
   * A criterion for which the framework names an automatic check.
   * @example DRO-11
   */
  @Matches(/^[A-Z]{3,20}(-\d{2,3})?$/)
  @MaxLength(24)
  criterion!: string;

  @IsIn(CHECK_RESULTS)
  result!: CheckResult;

  /** What was seen. */
  @IsString()
  @MinLength(3)
  @MaxLength(4000)
  seen!: string;
}
