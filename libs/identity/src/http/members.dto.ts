import { IsEmail, IsIn, MaxLength } from 'class-validator';
import { MEMBER_ROLES, type MemberRole } from '../domain/membership.js';

export class MemberRoleDto {
  @IsIn(MEMBER_ROLES)
  role!: MemberRole;
}

export class AddMemberDto extends MemberRoleDto {
  /** Somebody who has never signed in becomes a member when he does, with this address. */
  @IsEmail()
  @MaxLength(320)
  email!: string;
}
