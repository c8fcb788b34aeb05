import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { once } from '#libs/http';
import { isDay } from '#libs/kernel';
import { DECLARABLE_KINDS, type DeclarableKind } from '../domain/conflict.js';
import { SeenVersionDto } from './evaluation.dto.js';

@ValidatorConstraint({ name: 'isDay' })
class DayConstraint implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return typeof value === 'string' && isDay(value);
  }

  defaultMessage(): string {
    return '$property must be a day (YYYY-MM-DD)';
  }
}

const SIREN = /^\d{9}$/;
const DAY_SHAPE = /^\d{4}-\d{2}-\d{2}$/;

export class ExpertProfileDto extends SeenVersionDto {
  /** Bricks of the framework. */
  @IsArray()
  @ArrayMaxSize(50)
  @Transform(({ value }) => once(value))
  @IsString({ each: true })
  @Matches(/^[A-Z]{2,5}$/, { each: true })
  competences!: string[];

  @IsOptional()
  @Matches(DAY_SHAPE)
  @Validate(DayConstraint)
  mandateFrom?: string | null;

  @IsOptional()
  @Matches(DAY_SHAPE)
  @Validate(DayConstraint)
  mandateTo?: string | null;
}

class InterestDto {
  @Matches(SIREN)
  siren!: string;

  @Matches(DAY_SHAPE)
  @Validate(DayConstraint)
  from!: string;

  @IsOptional()
  @Matches(DAY_SHAPE)
  @Validate(DayConstraint)
  to?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class DeclareInterestDto extends InterestDto {
  @IsIn(DECLARABLE_KINDS)
  kind!: DeclarableKind;
}

export const PINNED_KINDS = ['pinned_conflict', 'pinned_free', 'appeal_review'] as const;

export class PinInterestDto extends InterestDto {
  @IsIn(PINNED_KINDS)
  kind!: (typeof PINNED_KINDS)[number];
}

export class EndInterestDto {
  @Matches(DAY_SHAPE)
  @Validate(DayConstraint)
  to!: string;
}

export class OrganisationGroupDto {
  /** SIREN of the other organisations of the group; an empty list dissolves it. */
  @IsArray()
  @ArrayMaxSize(1000)
  @Transform(({ value }) => once(value))
  @Matches(SIREN, { each: true })
  members!: string[];
}
