import { Type } from 'class-transformer';
import {
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

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const PERIOD = /^[1-9]\d{0,3}(wd|d|m)$/;

export class FrameworkTextsDto {
  /** The framework, as YAML text. */
  @IsString()
  @MinLength(1)
  @MaxLength(500_000)
  framework!: string;

  /** The policy, as YAML text; without it, the one in force goes on. */
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500_000)
  policy?: string;
}

export class ExpectedVersionDto {
  /** `lockVersion` as it was read. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  expectedVersion!: number;
}

export class RewriteDraftDto extends FrameworkTextsDto {
  /** `lockVersion` as it was read. */
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  expectedVersion!: number;
}

export class RevisionDto extends ExpectedVersionDto {
  /** The comments received and the answers given, as they will be published. */
  @IsString()
  @MinLength(10)
  @MaxLength(20_000)
  answers!: string;
}

export class PublicationDto extends ExpectedVersionDto {
  /** First day on which new dossiers rest on it; the day for which its impact was simulated. */
  @Matches(DAY)
  effectiveOn!: string;
}

export class TransitionDto {
  /** @example "12m" */
  @Matches(PERIOD)
  R1!: string;

  /** @example "12m" */
  @Matches(PERIOD)
  R2!: string;

  /** @example "12m" */
  @Matches(PERIOD)
  R3!: string;

  /** @example "12m" */
  @Matches(PERIOD)
  R4!: string;
}

export class ChangesDto extends ExpectedVersionDto {
  /**
   * Class of each changed criterion, by its id.
   * @example { "SEC-05": "tightened" }
   */
  @IsObject()
  classes!: Record<string, string>;

  /** How long current listings have to comply, by tier, from the day of effect: days or months. */
  @ValidateNested()
  @Type(() => TransitionDto)
  transition!: TransitionDto;
}

export class SimulationDto {
  /** The day on which the version would take effect. */
  @Matches(DAY)
  effectiveOn!: string;
}

export class RecallDto extends ExpectedVersionDto {
  /** The serious error that was found, as it will be published. */
  @IsString()
  @MinLength(10)
  @MaxLength(4_000)
  error!: string;
}
