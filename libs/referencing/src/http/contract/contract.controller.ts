import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { DeclineContract } from '../../application/contract/decline-contract.js';
import { SignContract } from '../../application/contract/sign-contract.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { ContractId } from '../../domain/contract/contract.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { DeclineContractDto, SignContractDto } from './contract.dto.js';
import { ContractView } from './contract.view.js';
import { ContractPresenter } from './contract-presenter.js';

@ApiTags('contracts')
@Controller('api/v1')
export class ContractController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly presenter: ContractPresenter,
    private readonly signContract: SignContract,
    private readonly declineContract: DeclineContract,
  ) {}

  @Get('dossiers/:dossierId/contract')
  @Operation('readContractOfDossier', 'The contract that covers the application of a dossier')
  readOfDossier(@CurrentActing() acting: Acting, @Param('dossierId') id: string): Promise<ContractView> {
    return this.work.read(async (scope) => {
      const { applicationId } = (await scope.dossiers.get(id as DossierId)).toSnapshot();
      const contract = await scope.contracts.liveOf(applicationId);
      if (!contract) throw new NotFound('contract', id);
      return this.presenter.view(scope, contract.toSnapshot(), acting.standings);
    });
  }

  @Get('contracts/:contractId')
  @Operation('readContract', 'One contract, with its text and its hash')
  read(@CurrentActing() acting: Acting, @Param('contractId') id: string): Promise<ContractView> {
    return this.work.read(async (scope) =>
      this.presenter.view(scope, (await scope.contracts.get(id as ContractId)).toSnapshot(), acting.standings),
    );
  }

  @Post('contracts/:contractId/publisher-signature')
  @HttpCode(200)
  @Operation('signContractAsPublisher', 'Sign the contract for the publisher')
  async signAsPublisher(
    @CurrentActing() acting: Acting,
    @Param('contractId') id: string,
    @Body() body: SignContractDto,
  ): Promise<ContractView> {
    const signed = await this.signContract.execute(acting.actor, 'publisher', {
      contractId: id as ContractId,
      ...body,
    });
    return this.work.read((scope) => this.presenter.view(scope, signed, acting.standings));
  }

  @Post('contracts/:contractId/regulator-signature')
  @HttpCode(200)
  @Operation('signContractAsRegulator', 'Sign the contract for the authority')
  async signAsRegulator(
    @CurrentActing() acting: Acting,
    @Param('contractId') id: string,
    @Body() body: SignContractDto,
  ): Promise<ContractView> {
    const signed = await this.signContract.execute(acting.actor, 'regulator', {
      contractId: id as ContractId,
      ...body,
    });
    return this.work.read((scope) => this.presenter.view(scope, signed, acting.standings));
  }

  @Post('contracts/:contractId/declination')
  @HttpCode(200)
  @Operation('declineContract', 'Refuse the contract: its dossier lapses')
  async decline(
    @CurrentActing() acting: Acting,
    @Param('contractId') id: string,
    @Body() body: DeclineContractDto,
  ): Promise<ContractView> {
    const declined = await this.declineContract.execute(
      acting.actor,
      id as ContractId,
      body.expectedVersion,
      body.reason,
    );
    return this.work.read((scope) => this.presenter.view(scope, declined, acting.standings));
  }
}
