import { IsDateString, IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { ApiProperty } from '#openapi';
import { AUTHORITIES, type Authority } from '../../domain/referral/referral.js';
import { OnCaseDto } from '../case/case.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class ReferCaseDto extends OnCaseDto {
  @IsIn(AUTHORITIES)
  service!: Authority;

  /** Why it is for this authority: it reads it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

export class AcknowledgeReferralDto {
  /** Under which the authority follows the matter. */
  @IsString()
  @MinLength(1)
  @MaxLength(100)
  reference!: string;

  @IsString()
  @MaxLength(10)
  @Matches(DAY)
  @IsDateString({ strict: true })
  @ApiProperty({ example: '2026-11-23' })
  on!: string;
}
