import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { KnownId } from '#libs/http';
import type { Day } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AcknowledgeReferral } from '../../application/referral/acknowledge-referral.js';
import { ReferCase } from '../../application/referral/refer-case.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import type { ReferralId } from '../../domain/referral/referral.js';
import { IncidentCaseView } from '../case/case.view.js';
import { CasePresenter } from '../case/case-presenter.js';
import { AcknowledgeReferralDto, ReferCaseDto } from './referral.dto.js';
import { ReferralPackageView } from './referral.view.js';
import { ReferralPresenter } from './referral-presenter.js';

/** Competent authorities are seized of a case, with what is needed to judge it and nobody who reported. */
@ApiTags('cases')
@Controller('api/v1/cases/:caseId/referrals')
export class ReferralsController {
  constructor(
    private readonly referring: ReferCase,
    private readonly acknowledging: AcknowledgeReferral,
    private readonly cases: CasePresenter,
    private readonly presenter: ReferralPresenter,
  ) {}

  @Post()
  @HttpCode(200)
  @Operation('referIncidentCase', 'Seize a competent authority of the case')
  async refer(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Body() { expectedVersion, ...order }: ReferCaseDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.referring.execute(acting.actor, { caseId, expectedVersion }, order);
    return this.cases.view(acting, caseId);
  }

  @Post(':referralId/acknowledgement')
  @HttpCode(200)
  @Operation('acknowledgeReferral', 'The authority has it, under this reference')
  async acknowledge(
    @CurrentActing() acting: Acting,
    @Param('caseId') id: string,
    @Param('referralId', KnownId) referralId: string,
    @Body() { reference, on }: AcknowledgeReferralDto,
  ): Promise<IncidentCaseView> {
    const caseId = id as CaseId;
    await this.acknowledging.execute(acting.actor, caseId, referralId as ReferralId, { reference, on: on as Day });
    return this.cases.view(acting, caseId);
  }

  @Get(':referralId/package.json')
  @Operation('readReferralPackage', 'What the authority was sent')
  package(@Param('caseId') id: string, @Param('referralId', KnownId) referralId: string): Promise<ReferralPackageView> {
    return this.presenter.package(id as CaseId, referralId as ReferralId);
  }
}
