import { Type } from 'class-transformer';
import { IsEmail, IsIn, IsISO8601, IsObject, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import { MANDATE_SCOPES, type MandateScope } from '../domain/mandate-scope.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A verified organisation by its SIREN, or a person by his address. */
export class DelegateDto {
  @IsIn(['organisation', 'person'])
  kind!: 'organisation' | 'person';

  /** For an organisation. */
  @ValidateIf(({ kind, siren }: DelegateDto) => kind === 'organisation' || siren !== undefined)
  @Matches(/^\d{9}$/)
  siren?: string;

  /** For a person. */
  @ValidateIf(({ kind, email }: DelegateDto) => kind === 'person' || email !== undefined)
  @IsEmail()
  @MaxLength(320)
  email?: string;
}

export class GrantMandateDto {
  @ValidateNested()
  @IsObject()
  @Type(() => DelegateDto)
  delegate!: DelegateDto;

  /** Each includes those before it: read, prepare, submit. */
  @IsIn(MANDATE_SCOPES)
  scope!: MandateScope;

  /** First day. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  from!: string;

  /** Last day. */
  @Matches(DAY)
  @IsISO8601({ strict: true })
  to!: string;
}
