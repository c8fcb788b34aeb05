import { Type } from 'class-transformer';
import { IsIn, IsISO8601, IsUUID, Matches, ValidateNested } from 'class-validator';
import { MANDATE_SCOPES, type MandateScope } from '../domain/mandate-scope.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class DelegateDto {
  @IsIn(['organisation', 'person'])
  kind!: 'organisation' | 'person';

  @IsUUID()
  id!: string;
}

export class GrantMandateDto {
  @ValidateNested()
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
