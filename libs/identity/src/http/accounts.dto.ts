import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '#libs/http';
import { STAFF_ROLES, type StaffRole } from '../domain/account.js';

export class AccountsQuery extends PageQuery {
  /** Letters of the name or the address. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;

  /** Only those who hold this role. */
  @IsOptional()
  @IsIn(STAFF_ROLES)
  role?: StaffRole;
}
