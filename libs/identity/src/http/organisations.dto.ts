import { Transform } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
} from 'class-validator';
import { PageQuery } from '#libs/http';
import { ORGANISATION_KINDS, type OrganisationKind } from '../domain/organisation.js';

export class OrganisationsQuery extends PageQuery {
  /** Only those that are verified, or only those that are not. */
  @IsOptional()
  @Transform(({ value }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  verified?: boolean;

  /** Letters of the name, or the SIREN. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
}

export class RegisterOrganisationDto {
  @IsString()
  @Length(2, 200)
  @Matches(/\S/, { message: 'name must not be blank' })
  name!: string;

  /** Nine digits. */
  @IsString()
  @Matches(/^\d{9}$/)
  siren!: string;

  @IsIn(ORGANISATION_KINDS)
  kind!: OrganisationKind;
}

export class VerifyOrganisationDto {
  /** False takes the verification back. */
  @IsBoolean()
  verified!: boolean;

  /** Needed to take a verification back. */
  @ValidateIf(({ verified, reason }: VerifyOrganisationDto) => verified === false || reason !== undefined)
  @IsString()
  @Length(1, 2000)
  reason?: string;

  /** `version` of the organisation that was looked at. */
  @IsInt()
  @Min(1)
  expectedVersion!: number;
}
