import { IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

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
  /** First day on which new dossiers rest on it. */
  @Matches(DAY)
  effectiveOn!: string;

  /**
   * Class of each changed criterion, by its id.
   * @example { "SEC-05": "tightened" }
   */
  @IsObject()
  classes!: Record<string, string>;

  /**
   * By when listings comply, by tier; needed unless it is the first version.
   * @example { "R1": "2027-12-01", "R2": "2027-12-01", "R3": "2027-09-01", "R4": "2027-09-01" }
   */
  @IsOptional()
  @IsObject()
  transitionOn?: Record<string, string>;
}

export class RecallDto extends ExpectedVersionDto {
  /** The serious error that was found, as it will be published. */
  @IsString()
  @MinLength(10)
  @MaxLength(4_000)
  error!: string;
}
