import { Injectable } from '@nestjs/common';
import type { Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt } from '#libs/http';
import { Clock, offers } from '#libs/kernel';
import type { ReferencingScope } from '../../application/referencing.work.js';
import type { ContractSnapshot, Signature } from '../../domain/contract/contract.js';
import {
  type ContractAction,
  type ContractParty,
  type ContractState,
  contractConditionTexts,
  contractLifecycle,
} from '../../domain/contract/contract.lifecycle.js';
import { type ReferencingOperation, referencingOperations } from '../../referencing.operations.js';
import { contractWords } from '../state-words.js';
import type { ContractView, SignatureView } from './contract.view.js';

/** A contract as one reader gets it, with what he may do about it now. */
@Injectable()
export class ContractPresenter {
  constructor(private readonly clock: Clock) {}

  async view(
    scope: ReferencingScope,
    contract: ContractSnapshot,
    standings: ReadonlySet<Standing>,
  ): Promise<ContractView> {
    const due = await this.due(scope, contract);
    const { id, number, dossierId, applicationId, templateVersion, body, documentHash, state, version } = contract;
    return {
      id,
      number,
      dossierId,
      applicationId,
      templateVersion,
      body,
      documentHash,
      ...lifeOf(
        contractLifecycle,
        state,
        contractWords,
        limitAt(due, this.clock.now()),
        actionsOf(contract, standings),
      ),
      publisherSignature: signature(contract.publisherSignature),
      regulatorSignature: signature(contract.regulatorSignature),
      version,
    };
  }

  /** Both have to sign while the dossier waits for it. */
  private async due(scope: ReferencingScope, { dossierId, state }: ContractSnapshot): Promise<Date | null> {
    if (!TO_SIGN.includes(state)) return null;
    const dossier = (await scope.dossiers.get(dossierId)).toSnapshot();
    return dossier.state === 'contracting' ? dossier.stateDueAt : null;
  }
}

const TO_SIGN: readonly ContractState[] = ['issued', 'half_signed'];

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
      const allow = route ? (referencingOperations[route.operation].allow as readonly Standing[]) : [];
      if (!route || !allow.some((standing) => standings.has(standing))) return [];
      return [{ name, allowed, reasons: [...reasons], method: 'POST', href: `/api/v1/contracts/${id}/${route.path}` }];
    },
  );
}

const signature = (signed: Signature | null): SignatureView | null =>
  signed && { at: new Date(signed.at).toISOString(), documentHash: signed.documentHash };
