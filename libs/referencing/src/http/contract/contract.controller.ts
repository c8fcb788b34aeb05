import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { type Acting, CurrentActing, Operation, type Standing } from '#libs/access';
import { NotFound, offers } from '#libs/kernel';
import { DeclineContract } from '../../application/contract/decline-contract.js';
import { SignContract } from '../../application/contract/sign-contract.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { ContractId, ContractSnapshot, Signature } from '../../domain/contract/contract.js';
import {
  type ContractAction,
  type ContractParty,
  contractConditionTexts,
  contractLifecycle,
} from '../../domain/contract/contract.lifecycle.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { type ReferencingOperation, referencingOperations } from '../../referencing.operations.js';
import { ActionView } from '../dossier/action.view.js';
import { DeclineContractDto, SignContractDto } from './contract.dto.js';
import { ContractView, SignatureView } from './contract.view.js';

@ApiTags('contracts')
@Controller('api/v1')
export class ContractController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly signContract: SignContract,
    private readonly declineContract: DeclineContract,
  ) {}

  @Get('dossiers/:dossierId/contract')
  @Operation('readContractOfDossier', 'The contract that covers the application of a dossier')
  readOfDossier(@CurrentActing() acting: Acting, @Param('dossierId') id: string): Promise<ContractView> {
    return this.work.read(async ({ dossiers, contracts }) => {
      const { applicationId } = (await dossiers.get(id as DossierId)).toSnapshot();
      const contract = await contracts.liveOf(applicationId);
      if (!contract) throw new NotFound('contract', id);
      return view(contract.toSnapshot(), acting.standings);
    });
  }

  @Get('contracts/:contractId')
  @Operation('readContract', 'One contract, with its text and its hash')
  read(@CurrentActing() acting: Acting, @Param('contractId') id: string): Promise<ContractView> {
    return this.work.read(async ({ contracts }) =>
      view((await contracts.get(id as ContractId)).toSnapshot(), acting.standings),
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
    return view(signed, acting.standings);
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
    return view(signed, acting.standings);
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
    return view(declined, acting.standings);
  }
}

const ROUTES: Readonly<Partial<Record<ContractAction, { operation: ReferencingOperation; path: string }>>> = {
  signPublisher: { operation: 'signContractAsPublisher', path: 'publisher-signature' },
  signRegulator: { operation: 'signContractAsRegulator', path: 'regulator-signature' },
  decline: { operation: 'declineContract', path: 'declination' },
};

const PARTIES: ReadonlySet<ContractParty> = new Set(['publisher', 'signatory']);

function actionsOf({ id, state }: ContractSnapshot, standings: ReadonlySet<Standing>): ActionView[] {
  return offers(contractLifecycle, state, PARTIES, new Set(['same_document']), contractConditionTexts).flatMap(
    ({ name, allowed, reasons }) => {
      const route = ROUTES[name];
      const allow: readonly Standing[] = route ? referencingOperations[route.operation].allow : [];
      if (!route || !allow.some((standing) => standings.has(standing))) return [];
      return [{ name, allowed, reasons: [...reasons], method: 'POST', href: `/api/v1/contracts/${id}/${route.path}` }];
    },
  );
}

const signature = (signed: Signature | null): SignatureView | null =>
  signed && { at: new Date(signed.at).toISOString(), documentHash: signed.documentHash };

const view = (contract: ContractSnapshot, standings: ReadonlySet<Standing>): ContractView => ({
  id: contract.id,
  number: contract.number,
  dossierId: contract.dossierId,
  applicationId: contract.applicationId,
  templateVersion: contract.templateVersion,
  body: contract.body,
  documentHash: contract.documentHash,
  state: contract.state,
  waitingOn: contractLifecycle.waitingOn[contract.state] ?? 'nobody',
  publisherSignature: signature(contract.publisherSignature),
  regulatorSignature: signature(contract.regulatorSignature),
  actions: actionsOf(contract, standings),
  version: contract.version,
});
