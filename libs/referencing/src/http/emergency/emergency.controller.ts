import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { PageQuery } from '#libs/http';
import { ApiTags } from '#openapi';
import { EmergencyReads, type ReadEmergencyAccess } from '../../application/emergency/emergency-register.js';
import { OpenEmergencyAccess } from '../../application/emergency/open-emergency-access.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import type { EmergencyAccess } from '../../domain/emergency/emergency-access.js';
import { keysetPage } from '../decision/keyset-page.js';
import { EmergencyAccessQuery, OpenEmergencyAccessDto } from './emergency.dto.js';
import {
  type EmergencyAccessLineView,
  EmergencyAccessPageView,
  EmergencyAccessView,
  EmergencyCountsView,
} from './emergency.view.js';

/** The glass that may be broken, and everybody who is to know that it was (REG-05). */
@ApiTags('emergency access')
@Controller('api/v1')
export class EmergencyController {
  constructor(
    private readonly opening: OpenEmergencyAccess,
    private readonly reads: EmergencyReads,
  ) {}

  @Post('dossiers/:dossierId/emergency-accesses')
  @Operation(
    'openEmergencyAccess',
    'Read a dossier without a right to it, for a while, with a reason; everybody concerned is told',
  )
  async open(
    @CurrentActing() { actor }: Acting,
    @Param('dossierId') id: string,
    @Body() { motive }: OpenEmergencyAccessDto,
  ): Promise<EmergencyAccessView> {
    return viewOf(await this.opening.execute(actor, id as DossierId, motive));
  }

  @Get('dossiers/:dossierId/emergency-accesses')
  @Operation('listEmergencyAccessesOfDossier', 'Who read this dossier in an emergency, and why')
  ofDossier(@Param('dossierId') dossierId: string, @Query() query: PageQuery): Promise<EmergencyAccessPageView> {
    return this.page(query, { dossierId });
  }

  @Get('emergency-accesses')
  @Operation(
    'listEmergencyAccesses',
    'Every emergency access, newest first, for the oversight body and its yearly report',
  )
  list(@Query() query: EmergencyAccessQuery): Promise<EmergencyAccessPageView> {
    const { after: _after, limit: _limit, ...filter } = query;
    return this.page(query, filter);
  }

  @Get('public/emergency-accesses')
  @Operation('readEmergencyFigures', 'How often dossiers were read in an emergency, by year and role')
  async figures(): Promise<EmergencyCountsView> {
    return { items: await this.reads.counts() };
  }

  private page(query: PageQuery, filter: Parameters<EmergencyReads['list']>[0]): Promise<EmergencyAccessPageView> {
    return keysetPage(
      query,
      (after, limit) => this.reads.list(filter, after, limit),
      ({ access }) => access.id,
      lineOf,
    );
  }
}

const viewOf = ({ id, dossierId, role, motive, openedAt, endsAt }: EmergencyAccess): EmergencyAccessView => ({
  id,
  dossierId,
  role,
  motive,
  openedAt: openedAt.toISOString(),
  endsAt: endsAt.toISOString(),
});

const lineOf = ({ access, ...about }: ReadEmergencyAccess): EmergencyAccessLineView => ({
  ...viewOf(access),
  ...about,
});
