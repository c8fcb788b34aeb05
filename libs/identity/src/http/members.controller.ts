import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { KnownId } from '#libs/http';
import type { OrganisationId } from '#libs/kernel';
import { ChangeMembers } from '../application/change-members.js';
import { IdentityReads } from '../application/identity-reads.js';
import type { MembershipId } from '../domain/membership.js';
import { AddMemberDto, MemberRoleDto } from './members.dto.js';
import { MembersView } from './members.view.js';

@Controller('api/v1/organisations/:organisationId')
export class MembersController {
  constructor(
    private readonly reads: IdentityReads,
    private readonly members: ChangeMembers,
  ) {}

  @Get('members')
  @Operation('listMembers', 'Who belongs to an organisation')
  async list(@Param('organisationId') id: OrganisationId): Promise<MembersView> {
    return { items: await this.reads.members(id) };
  }

  @Post('members')
  @Operation('addMember', 'Adds somebody by his address')
  async add(
    @CurrentActing() { actor }: Acting,
    @Param('organisationId') id: OrganisationId,
    @Body() { email, role }: AddMemberDto,
  ): Promise<MembersView> {
    await this.members.add(actor, id, email, role);
    return this.list(id);
  }

  @Put('members/:membershipId/role')
  @Operation('changeMemberRole', 'Gives a member another role')
  async changeRole(
    @CurrentActing() { actor }: Acting,
    @Param('organisationId') id: OrganisationId,
    @Param('membershipId', KnownId) membership: MembershipId,
    @Body() { role }: MemberRoleDto,
  ): Promise<MembersView> {
    await this.members.changeRole(actor, id, membership, role);
    return this.list(id);
  }

  @Delete('members/:membershipId')
  @HttpCode(204)
  @Operation('removeMember', 'Ends a membership at once')
  remove(
    @CurrentActing() { actor }: Acting,
    @Param('organisationId') id: OrganisationId,
    @Param('membershipId', KnownId) membership: MembershipId,
  ): Promise<void> {
    return this.members.remove(actor, id, membership);
  }

  @Post('departure')
  @HttpCode(204)
  @Operation('leaveOrganisation', 'Ends my own membership')
  leave(@CurrentActing() { actor }: Acting, @Param('organisationId') id: OrganisationId): Promise<void> {
    return this.members.leave(actor, id);
  }
}
