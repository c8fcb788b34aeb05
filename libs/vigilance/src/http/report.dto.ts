import { Type } from 'class-transformer';
import {
  IsArray,
  IsBoolean,
  IsDateString,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '#libs/http';
import { ApiProperty } from '#openapi';
import { OUTCOMES, type SortingOutcome } from '../domain/report/triage.js';
import { TRIAGE_STATES, type TriageState } from '../domain/report/triage.lifecycle.js';
import { KINDS, type Kind, SERVICES, SEVERITIES, type Service, type Severity } from '../domain/report/vocabulary.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Who reports. Every field is optional: nobody has to say who he is. */
export class ReporterDto {
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;

  @IsOptional()
  @IsEmail()
  @MaxLength(254)
  email?: string;

  @IsOptional()
  @IsString()
  @MaxLength(40)
  phone?: string;
}

/** What is told of an incident, whichever way it comes. */
class ToldIncidentDto {
  @IsOptional()
  @IsString()
  @MaxLength(60)
  appVersion?: string;

  /** Telephone, its system and version, in the reporter's words. */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  system?: string;

  /** Version of the questions that were answered. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  @ApiProperty({ example: 1 })
  questionsVersion!: number;

  /** The chosen option of each question that was asked, by question. */
  @IsObject()
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { qui: 'user', objet: 'autre' } })
  answers!: Record<string, string>;

  /** What happened, in the reporter's words. */
  @IsString()
  @MinLength(3)
  @MaxLength(10_000)
  text!: string;

  /** Day on which it happened. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  @Matches(DAY)
  @IsDateString({ strict: true })
  @ApiProperty({ example: '2026-11-02' })
  occurredOn?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ReporterDto)
  reporter?: ReporterDto;

  /** May the authority write or call. */
  @IsBoolean()
  mayContact!: boolean;
}

export class IncidentReportDto extends ToldIncidentDto {
  /** Address of the sheet, where the application is in the catalogue. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(SLUG)
  @ApiProperty({ example: 'carnet-du-sommeil' })
  application?: string;

  /** The solved challenge of `report-challenge`, as ALTCHA writes it. Nobody needs one: with it a source may report more often. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(4_000)
  proof?: string;

  /** Name of the application, as the reporter knows it; the catalogue's own is kept where it is found there. */
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  applicationName!: string;
}

/** What an application passes on for somebody who uses it; which application it is, its address says. */
export class ApplicationReportDto extends ToldIncidentDto {}

/** What the reporter was given with his receipt. */
export class TicketDto {
  /** `SIG-2027-000123`. */
  @IsString()
  @MinLength(1)
  @MaxLength(30)
  number!: string;

  /** `K7QF-2MXA-9TBW`, with or without dashes and capitals. */
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  code!: string;
}

export class AddToReportDto extends TicketDto {
  @IsString()
  @MinLength(3)
  @MaxLength(4_000)
  text!: string;
}

export class QuestionsQuery {
  @IsOptional()
  @IsIn(['fr', 'en'])
  language?: 'fr' | 'en';
}

export class InboxQuery extends PageQuery {
  @IsOptional()
  @IsIn(TRIAGE_STATES)
  state?: TriageState;

  @IsOptional()
  @IsIn(SEVERITIES)
  severity?: Severity;

  @IsOptional()
  @IsIn(KINDS)
  kind?: Kind;
}

export class OpenReportDto {
  /** Why it has to be read: the reporter will see it. */
  @IsString()
  @MinLength(10)
  @MaxLength(500)
  because!: string;

  /** Whether who reported is needed too. */
  @IsBoolean()
  withIdentity!: boolean;
}

export class OpenAttachmentDto {
  /** Number of the file. */
  @IsInt()
  @Min(1)
  @Max(1_000)
  attachment!: number;

  /** Why it has to be read: the reporter will see it. */
  @IsString()
  @MinLength(10)
  @MaxLength(500)
  because!: string;
}

export class OnReportDto {
  /** The version you have seen. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  expectedVersion!: number;
}

export class SortReportDto extends OnReportDto {
  @IsIn(OUTCOMES)
  outcome!: SortingOutcome;

  @IsIn(KINDS)
  kind!: Kind;

  @IsIn(SEVERITIES)
  severity!: Severity;

  /** Who is told; empty when nobody has to be. */
  @IsArray()
  @IsIn(SERVICES, { each: true })
  services!: Service[];

  @IsString()
  @MinLength(3)
  @MaxLength(2_000)
  motive!: string;
}

export class LowerReportDto extends OnReportDto {
  @IsIn(SEVERITIES)
  severity!: Severity;

  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

export class AnswerReportDto {
  @IsString()
  @MinLength(3)
  @MaxLength(4_000)
  text!: string;
}
