import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { PageQuery } from '#libs/http';
import { AUDIT_STATES, type AuditState } from '../domain/audit/audit.lifecycle.js';
import {
  AUDIT_OUTCOMES,
  type AuditOutcome,
  RESULTS,
  type Result,
  SELECTION_REASONS,
  type SelectionReason,
} from '../domain/audit/audit-snapshot.js';

const CRITERION = /^[A-Z]{3,20}(-\d{2,3})?$/;

export class PlanAuditsDto {
  /** @example 2027 */
  @IsInt()
  @Min(2020)
  @Max(2100)
  year!: number;

  /** How many audits the year bears. */
  @IsInt()
  @Min(1)
  @Max(100_000)
  capacity!: number;
}

export class AuditQuery extends PageQuery {
  @IsOptional()
  @IsIn(AUDIT_STATES)
  state?: AuditState;

  @IsOptional()
  @IsIn(SELECTION_REASONS)
  reason?: SelectionReason;

  @IsOptional()
  @IsIn(AUDIT_OUTCOMES)
  outcome?: AuditOutcome;

  @IsOptional()
  @IsUUID()
  listingId?: string;

  /** Only those whose planned day has passed. */
  @IsOptional()
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';
}

export class OnAuditDto {
  /** The version you have seen. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  expectedVersion!: number;
}

export class TriggerAuditDto {
  /** Why, as the publisher reads it once the audit has started. */
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  motive!: string;
}

export class CancelAuditDto extends OnAuditDto {
  /** Why it does not take place. */
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  motive!: string;
}

export class PrepareAuditDto extends OnAuditDto {
  /** False: the publisher is told only when it starts. */
  @IsBoolean()
  announced!: boolean;

  /** What is audited and how, as the publisher reads it. */
  @IsString()
  @MinLength(10)
  @MaxLength(10_000)
  mission!: string;

  /**
   * Day in Paris on which the audit opens. With an announcement, not before the notice of the policy has run.
   * @example 2027-05-18
   */
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @MaxLength(10)
  startsOn!: string;

  /** Account of the lead auditor. */
  @IsUUID()
  leadId!: string;

  /** Accounts of the other auditors. */
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  team!: string[];

  /** The sample: criteria that were judged for this listing. */
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @Matches(CRITERION, { each: true })
  @MaxLength(24, { each: true })
  criteria!: string[];
}

export class AskDocumentsDto extends OnAuditDto {
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MinLength(3, { each: true })
  @MaxLength(500, { each: true })
  documents!: string[];
}

export class GiveAccessDto extends OnAuditDto {
  /** How the auditors reach what they asked for. */
  @IsString()
  @MinLength(3)
  @MaxLength(10_000)
  answer!: string;
}

export class RecordResultDto extends OnAuditDto {
  /** @example SEC-06 */
  @Matches(CRITERION)
  @MaxLength(24)
  criterion!: string;

  @IsIn(RESULTS)
  result!: Result;

  /** What was found, and in what. */
  @IsString()
  @MinLength(3)
  @MaxLength(10_000)
  text!: string;
}

export class AuditReportDto extends OnAuditDto {
  @IsString()
  @MinLength(10)
  @MaxLength(50_000)
  report!: string;
}

export class ObserveAuditDto extends OnAuditDto {
  @IsString()
  @MinLength(1)
  @MaxLength(20_000)
  observations!: string;
}

export class JudgeFindingDto extends OnAuditDto {
  /** @example SEC-06 */
  @Matches(CRITERION)
  @MaxLength(24)
  criterion!: string;

  @IsIn(['kept', 'dropped'])
  judgement!: 'kept' | 'dropped';

  /** Why, with regard to what the publisher said. */
  @IsString()
  @MinLength(3)
  @MaxLength(4000)
  reason!: string;
}
