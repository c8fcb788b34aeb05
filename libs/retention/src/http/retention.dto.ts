import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { PageQuery } from '#libs/http';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class PlanQuery {
  /** Day on which the job is imagined to run; today unless told. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  @Matches(DAY)
  at?: string;
}

export class PlannedItemsQuery extends PageQuery {
  /** Day on which the job is imagined to run; today unless told. */
  @IsOptional()
  @IsString()
  @MaxLength(10)
  @Matches(DAY)
  at?: string;
}

export class HoldsQuery extends PageQuery {
  /** Only those that stand, or only those that were lifted. */
  @IsOptional()
  @IsIn(['standing', 'lifted'])
  state?: 'standing' | 'lifted';
}

export class PutHoldDto {
  @IsIn(['dossier', 'application', 'organisation', 'account'])
  subjectKind!: 'dossier' | 'application' | 'organisation' | 'account';

  @IsUUID()
  subjectId!: string;

  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

export class LiftHoldDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  expectedVersion!: number;

  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}
