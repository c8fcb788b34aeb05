import { Injectable } from '@nestjs/common';
import { type Actor, Clock, SYSTEM } from '#libs/kernel';
import type { ContractId, ContractSnapshot } from '../../domain/contract/contract.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import { ReferencingWork } from '../referencing.work.js';

/** A party refuses the contract: without one the dossier cannot go on, and lapses (K3, T6). */
@Injectable()
export class DeclineContract {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, contractId: ContractId, expectedVersion: number, reason: string): Promise<ContractSnapshot> {
    return this.work.transaction(async (scope) => {
      const { dossierId } = (await scope.contracts.get(contractId)).toSnapshot();
      const dossier = await scope.dossiers.forUpdate(dossierId);
      const contract = await scope.contracts.forUpdate(contractId);
      contract.expectVersion(expectedVersion);
      const from = contract.state;
      contract.decline();

      await scope.contracts.save(contract);
      await scope.journal.append({
        kind: 'contract.decline',
        subject: { kind: 'contract', id: contractId },
        actor,
        at: this.clock.now(),
        from,
        to: contract.state,
        facts: { dossier: dossierId },
        secrets: { reason },
      });
      await this.steps.take(scope, SYSTEM, dossier, 'timeout');
      return contract.toSnapshot();
    });
  }
}
