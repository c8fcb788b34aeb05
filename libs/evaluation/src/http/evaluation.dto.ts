import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery, wholeNumber } from '#libs/http';
import { DECLINE_REASONS, type DeclineReason } from '../application/assignment/answer-invitation.js';
import { ASSIGNMENT_STATES, type AssignmentState } from '../domain/assignment.lifecycle.js';
import { CONFIDENCES, type Confidence, VERDICTS, type Verdict } from '../domain/verdict.js';

const MAX_VERSION = 1_000_000;
const MAX_CRITERIA = 200;
const LONG = 4000;

/** Which version of the thing the actor had before his eyes. */
export class SeenVersionDto {
  /** `version` of the view that was read. */
  @IsInt()
  @Min(0)
  @Max(MAX_VERSION)
  expectedVersion!: number;
}

export class ReasonedDto extends SeenVersionDto {
  @IsString()
  @MinLength(3)
  @MaxLength(LONG)
  reason!: string;
}

export class AssignmentQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  dossierId?: string;

  @IsOptional()
  @IsIn(ASSIGNMENT_STATES)
  state?: AssignmentState;
}

export class InvitationDto {
  @IsUUID()
  expertId!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CRITERIA)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  criteria!: string[];
}

export class InvitePanelDto extends SeenVersionDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((invitation: InvitationDto) => invitation?.expertId)
  @ValidateNested({ each: true })
  @Type(() => InvitationDto)
  experts!: InvitationDto[];
}

export class AcceptAssignmentDto extends SeenVersionDto {
  /** Whether there is anything to disclose; what excludes by itself is declared by a recusal. */
  @IsIn(['none', 'disclosed'])
  interest!: 'none' | 'disclosed';

  /** The declaration, as the expert signs it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2000)
  statement!: string;

  /** What is disclosed. */
  @IsOptional()
  @IsString()
  @MaxLength(LONG)
  text?: string;
}

export class DeclineAssignmentDto extends SeenVersionDto {
  @IsIn(DECLINE_REASONS)
  reason!: DeclineReason;

  @IsOptional()
  @IsString()
  @MaxLength(LONG)
  text?: string;
}

export const RECUSAL_KINDS = ['member', 'shareholder', 'paid_adviser', 'family', 'competitor', 'other'] as const;

export class RecuseAssignmentDto extends SeenVersionDto {
  @IsIn(RECUSAL_KINDS)
  kind!: (typeof RECUSAL_KINDS)[number];

  @IsString()
  @MinLength(3)
  @MaxLength(LONG)
  text!: string;
}

export class EvidenceAnchorDto {
  @IsUUID()
  evidenceId!: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  page?: number;
}

export class ScoreDto {
  /** @example SEC-01 */
  @IsString()
  @Length(1, 20)
  criterion!: string;

  /** May be missing in a draft. */
  @IsOptional()
  @IsIn(VERDICTS)
  verdict?: Verdict;

  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  rationale?: string;

  /** With `non_applicable`: one of the reasons that the criterion admits. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  naReason?: string;

  /** With `a_completer`: what the publisher is to be asked. */
  @IsOptional()
  @IsString()
  @MaxLength(LONG)
  question?: string;

  @IsOptional()
  @IsIn(CONFIDENCES)
  confidence?: Confidence;

  @IsOptional()
  @ValidateNested()
  @Type(() => EvidenceAnchorDto)
  anchor?: EvidenceAnchorDto;

  /** The submission that was judged; the one of the draft before, else the present one, when it is not given. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  submissionVersion?: number;
}

export class SaveDraftDto extends SeenVersionDto {
  @IsArray()
  @ArrayMaxSize(MAX_CRITERIA)
  @ValidateNested({ each: true })
  @Type(() => ScoreDto)
  scores!: ScoreDto[];
}

export class SubmitReviewDto extends SeenVersionDto {
  /** Instead of the draft, when it is given. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MAX_CRITERIA)
  @ValidateNested({ each: true })
  @Type(() => ScoreDto)
  scores?: ScoreDto[];
}

export class AmendReviewDto extends SeenVersionDto {
  /** Only what changes. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_CRITERIA)
  @ValidateNested({ each: true })
  @Type(() => ScoreDto)
  scores!: ScoreDto[];
}

export class MoreTimeDto extends ReasonedDto {
  /** Calendar days beyond the present due date. */
  @IsInt()
  @Min(1)
  @Max(366)
  days!: number;
}

export class MoreTimeAnswerDto extends SeenVersionDto {
  @IsBoolean()
  granted!: boolean;

  @IsOptional()
  @IsString()
  @MaxLength(LONG)
  reason?: string;
}

export class ExpertQuestionDto {
  @IsString()
  @Length(1, 20)
  criterion!: string;

  @IsString()
  @MinLength(5)
  @MaxLength(LONG)
  text!: string;
}

export class CloseQuestionDto extends SeenVersionDto {
  /** The clarification in which it was put to the publisher; absent when it is not relayed. */
  @IsOptional()
  @IsUUID()
  clarificationId?: string;

  /** What the expert is told. */
  @IsString()
  @MinLength(1)
  @MaxLength(LONG)
  answer!: string;
}

export class ReviewQuery {
  @IsOptional()
  @IsString()
  @MaxLength(20)
  criterion?: string;
}

export class SettleOutcomeDto extends SeenVersionDto {
  @IsIn(VERDICTS)
  verdict!: Verdict;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  naReason?: string;

  /** For the publisher, in words that name nobody. */
  @IsString()
  @MaxLength(20_000)
  rationale!: string;

  /** Why a divided criterion is closed so; stays inside the house. */
  @IsOptional()
  @IsString()
  @MaxLength(LONG)
  reason?: string;

  /** How a divided criterion was closed. */
  @IsOptional()
  @IsIn(['discussed', 'lead'])
  method?: 'discussed' | 'lead';
}

export class AgreementQuery {
  @IsOptional()
  @Transform(({ value }) => wholeNumber(value))
  @IsInt()
  @Min(2000)
  @Max(2200)
  year?: number;

  @IsOptional()
  @Matches(/^\d{1,4}\.\d{1,4}\.\d{1,4}$/)
  frameworkVersion?: string;
}
