import { IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { PageQuery } from '#libs/http';
import { HEARD_MEASURES, type HeardMeasure } from '../../domain/measure/hearing.js';
import { HEARING_STATES, type HearingState } from '../../domain/measure/hearing.lifecycle.js';
import { PROPOSED_MEASURES, type ProposedMeasure } from '../../domain/measure/measure-proposal.js';
import { PROPOSAL_STATES, type ProposalState } from '../../domain/measure/measure-proposal.lifecycle.js';
import { MotivatedDto, VersionedDto } from '../dossier/dossier.dto.js';

/** Why, and what the publisher may do now. */
export class SignedMotiveDto extends MotivatedDto {
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  remedies!: string;
}

/** A measure that is signed. */
export class MeasureDto extends SignedMotiveDto {
  /** The proposal that is followed. */
  @IsOptional()
  @IsUUID()
  proposalId?: string;
}

export class LiftSuspensionDto extends MeasureDto {
  /** The signatory states that the corrective measures were verified, or that the suspension was unfounded. */
  @IsBoolean()
  causeGone!: boolean;
}

export class OpenHearingDto extends MotivatedDto {
  @IsIn(HEARD_MEASURES)
  measure!: HeardMeasure;
}

export class AnswerHearingDto extends VersionedDto {
  @IsString()
  @MinLength(1)
  @MaxLength(20_000)
  observations!: string;
}

export class HearingQuery extends PageQuery {
  @IsOptional()
  @IsIn(HEARING_STATES)
  state?: HearingState;

  @IsOptional()
  @IsUUID()
  listingId?: string;
}

export class ProposeMeasureDto {
  @IsIn(PROPOSED_MEASURES)
  measure!: ProposedMeasure;

  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  motive!: string;
}

export class MeasureProposalQuery extends PageQuery {
  @IsOptional()
  @IsIn(PROPOSAL_STATES)
  state?: ProposalState;

  @IsOptional()
  @IsUUID()
  listingId?: string;
}
