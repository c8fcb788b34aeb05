import { Injectable } from '@nestjs/common';
import { type Actor, Clock, SYSTEM } from '#libs/kernel';
import type { ContractId, ContractSnapshot } from '../../domain/contract/contract.js';
import { personOf } from '../dossier/dossier-action.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import { ReferencingWork } from '../referencing.work.js';

export interface ContractSignature {
  readonly contractId: ContractId;
  readonly expectedVersion: number;
  /** Hash of the text the signer read. */
  readonly documentHash: string;
}

/** One party signs; the second signature puts the contract in force and lets the publisher prepare the file. */
@Injectable()
export class SignContract {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, party: 'publisher' | 'regulator', command: ContractSignature): Promise<ContractSnapshot> {
    return this.work.transaction(async (scope) => {
      const { dossierId } = (await scope.contracts.get(command.contractId)).toSnapshot();
      const dossier = await scope.dossiers.forUpdate(dossierId);
      const contract = await scope.contracts.forUpdate(command.contractId);
      contract.expectVersion(command.expectedVersion);
      const from = contract.state;
      contract.sign(party, { by: personOf(actor), at: this.clock.now(), documentHash: command.documentHash });

      await scope.contracts.save(contract);
      await scope.journal.append({
        kind: `contract.sign-${party}`,
        subject: { kind: 'contract', id: command.contractId },
        actor,
        at: this.clock.now(),
        from,
        to: contract.state,
        facts: { dossier: dossierId, documentHash: command.documentHash },
      });
      if (contract.state === 'in_force') await this.steps.take(scope, SYSTEM, dossier, 'contractInForce');
      return contract.toSnapshot();
    });
  }
}
