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
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { PageQuery } from '#libs/http';
import { APPEAL_OUTCOMES, type AppealOutcome, CONTESTED, type ContestedKind } from '../domain/appeal.js';
import { APPEAL_STATES, type AppealState } from '../domain/appeal.lifecycle.js';

const MAX_VERSION = 1_000_000;
const MAX_MEMBERS = 20;

export class FileAppealDto {
  /** Why the decision, or its absence, is contested. */
  @IsString()
  @MinLength(10)
  @MaxLength(20_000)
  grounds!: string;
}

/** Which version of the appeal the actor had before his eyes. */
export class OnAppealDto {
  /** `version` of the view that was read. */
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  expectedVersion!: number;
}

export class AppealMotiveDto extends OnAppealDto {
  @IsString()
  @MinLength(10)
  @MaxLength(8000)
  motive!: string;
}

export class AppealMembersDto extends OnAppealDto {
  /** Accounts of the oversight body: none of them took part in what is contested. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_MEMBERS)
  @IsUUID(undefined, { each: true })
  members!: string[];
}

export class AppealStayDto extends AppealMotiveDto {
  /** The member states that it cannot wait for the settlement. */
  @IsBoolean()
  urgent!: boolean;

  /** The member states that there is a serious doubt about the decision. */
  @IsBoolean()
  seriouslyDoubtful!: boolean;
}

export class AppealDefenceDto extends OnAppealDto {
  @IsString()
  @MinLength(10)
  @MaxLength(20_000)
  defence!: string;
}

export class SettleAppealDto extends AppealMotiveDto {
  @IsIn(APPEAL_OUTCOMES)
  outcome!: AppealOutcome;
}

export class AppealQuery extends PageQuery {
  @IsOptional()
  @IsIn(APPEAL_STATES)
  state?: AppealState;

  @IsOptional()
  @IsIn(CONTESTED)
  contested?: ContestedKind;

  @IsOptional()
  @IsUUID()
  applicationId?: string;

  @IsOptional()
  @IsUUID()
  decisionId?: string;

  @IsOptional()
  @IsUUID()
  dossierId?: string;
}
