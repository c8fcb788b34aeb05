import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
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
import { ApiProperty } from '#openapi';
import { CASE_STATES, type CaseState } from '../../domain/case/case.lifecycle.js';
import { CLOSURES, type Closure, DISMISSALS, type Dismissal } from '../../domain/case/case-snapshot.js';
import {
  CASE_SEVERITIES,
  type CaseSeverity,
  KINDS,
  type Kind,
  SERVICES,
  type Service,
} from '../../domain/report/vocabulary.js';

const TOPIC = /^[a-z][a-z_]{1,59}$/;
const CRITERION = /^[A-Z]{2,5}-\d{2}$/;

export class OpenCaseDto {
  /** One that is serious, or several alike; all about the same application. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsUUID(undefined, { each: true })
  reports!: string[];
}

export class CasesQuery extends PageQuery {
  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;

  @IsOptional()
  @IsIn(CASE_SEVERITIES)
  severity?: CaseSeverity;

  @IsOptional()
  @IsUUID()
  applicationId?: string;
}

export class OnCaseDto {
  /** The version you have seen. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  expectedVersion!: number;
}

export class QualifyCaseDto extends OnCaseDto {
  @IsIn(KINDS)
  kind!: Kind;

  @IsIn(CASE_SEVERITIES)
  severity!: CaseSeverity;

  /** Incident topics of the framework: they lead to the criteria. */
  @ApiProperty({ example: ['effet_sante'] })
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(TOPIC, { each: true })
  topics!: string[];

  /** Versions of the application that are affected. */
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  versions!: string[];
}

export class DismissCaseDto extends OnCaseDto {
  @IsIn(DISMISSALS)
  outcome!: Dismissal;

  /** Who is in charge instead, for what is out of scope. */
  @IsArray()
  @IsIn(SERVICES, { each: true })
  services!: Service[];

  /** As its reporters read it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

export class ConfirmCaseDto extends OnCaseDto {
  /** What was established, in the words that the publisher reads. */
  @IsString()
  @MinLength(10)
  @MaxLength(4_000)
  facts!: string;

  /** Criteria that are not met, of those that the topics of the case lead to. */
  @ApiProperty({ example: ['MED-06'] })
  @IsArray()
  @ArrayMaxSize(50)
  @Matches(CRITERION, { each: true })
  criteria!: string[];

  /** Ask for an audit out of turn; health harm and leaks are audited in any case. */
  @IsOptional()
  @IsBoolean()
  askAudit?: boolean;
}

export class CloseCaseDto extends OnCaseDto {
  /** `confirmed` when nothing is left to put right. */
  @IsIn(CLOSURES)
  outcome!: Closure;

  /** As its reporters read it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

export class ReopenCaseDto extends OnCaseDto {
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

/** A severity of a case, with the reason. */
export class CaseSeverityDto extends ReopenCaseDto {
  @IsIn(CASE_SEVERITIES)
  severity!: CaseSeverity;
}

export class RuleContestDto extends OnCaseDto {
  /** As who contested reads it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  answer!: string;
}

export class OpenContestDto {
  /** Why it has to be read: the reporter will see it. */
  @IsString()
  @MinLength(10)
  @MaxLength(500)
  because!: string;
}

export class AttachReportDto extends OnCaseDto {
  @IsUUID()
  reportId!: string;
}

export class DetachReportDto extends ReopenCaseDto {
  @IsUUID()
  reportId!: string;
}

export class MergeCaseDto extends ReopenCaseDto {
  /** The case that goes on with the reports. */
  @IsUUID()
  into!: string;
}
