import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '#libs/http';
import {
  DOSSIER_KINDS,
  type DossierKind,
  OPENED_BY_PUBLISHER,
  type OpenedByPublisher,
} from '../../domain/dossier/dossier.js';
import { DOSSIER_STATES, type DossierState } from '../../domain/dossier/dossier.lifecycle.js';

const MAX_VERSION = 1_000_000;

/** Which version of the thing the actor had before his eyes. */
export class VersionedDto {
  /** `version` of the view that was read. */
  @IsInt()
  @Min(1)
  @Max(MAX_VERSION)
  expectedVersion!: number;
}

export class OpenDossierDto {
  @IsIn(OPENED_BY_PUBLISHER)
  kind!: OpenedByPublisher;
}

export class MergeDossierDto extends VersionedDto {
  /** The change or transition that the renewal takes along. */
  @IsUUID()
  dossierId!: string;
}

export class AdmitDossierDto extends VersionedDto {
  /** Account of the lead who will follow the dossier. */
  @IsUUID()
  leadId!: string;
}

export class MotivatedDto extends VersionedDto {
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  motive!: string;
}

export class DeclareInadmissibleDto extends MotivatedDto {
  /** How to come back, and how to appeal. */
  @IsString()
  @MinLength(10)
  @MaxLength(4000)
  remedies!: string;
}

export class SubmitDossierDto extends VersionedDto {
  /** The statement of sincerity, as the person signs it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2000)
  statement!: string;
}

export class FlaggedItemDto {
  /** @example DRO-01 */
  @IsString()
  @Length(1, 20)
  criterion!: string;

  @IsString()
  @MinLength(5)
  @MaxLength(2000)
  reason!: string;
}

export class ReturnDossierDto extends VersionedDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => FlaggedItemDto)
  items!: FlaggedItemDto[];
}

export class ReopenReviewDto extends MotivatedDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(20, { each: true })
  criteria!: string[];
}

export class SubmitObservationsDto extends VersionedDto {
  /** Empty to waive the right to be heard. */
  @IsString()
  @MaxLength(20000)
  text!: string;
}

export class WithdrawDossierDto extends VersionedDto {
  /** The number of the dossier, typed again; its id while it has no number. */
  @IsString()
  @MaxLength(60)
  confirmation!: string;
}

export class DossierQuery extends PageQuery {
  @IsOptional()
  @IsIn(DOSSIER_STATES)
  state?: DossierState;

  @IsOptional()
  @IsIn(DOSSIER_KINDS)
  kind?: DossierKind;

  @IsOptional()
  @IsUUID()
  applicationId?: string;

  /** Only those whose limit has passed. */
  @IsOptional()
  @Type(() => String)
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';

  /** Only those this person leads. */
  @IsOptional()
  @Type(() => String)
  @IsIn(['true', 'false'])
  mine?: 'true' | 'false';
}

export class SignTogetherItemDto extends VersionedDto {
  @IsUUID()
  dossierId!: string;
}

export class SignTogetherDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => SignTogetherItemDto)
  items!: SignTogetherItemDto[];
}
