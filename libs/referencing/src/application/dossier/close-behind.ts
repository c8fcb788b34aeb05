import { SYSTEM } from '#libs/kernel';
import type { Dossier } from '../../domain/dossier/dossier.js';
import type { ReferencingScope } from '../referencing.work.js';

/** A dossier that ends leaves nothing open: questions are cancelled, an unsigned contract is void, the evaluation is told. */
export async function closeBehind(
  scope: ReferencingScope,
  dossier: Dossier,
  at: Date,
  outcome: string | null = null,
): Promise<void> {
  for (const clarification of await scope.clarifications.of(dossier.id)) {
    if (clarification.toSnapshot().state !== 'open') continue;
    clarification.cancel();
    await scope.clarifications.save(clarification);
    await scope.timers.cancel({ kind: 'clarification', id: clarification.toSnapshot().id });
  }
  const contract = await scope.contracts.liveOf(dossier.toSnapshot().applicationId);
  const snapshot = contract?.toSnapshot();
  if (contract && snapshot?.dossierId === dossier.id && snapshot.state !== 'in_force') {
    contract.timeOut();
    await scope.contracts.save(contract);
    const subject = { kind: 'contract', id: snapshot.id };
    await scope.journal.append({
      kind: 'contract.timeout',
      subject,
      actor: SYSTEM,
      at,
      from: snapshot.state,
      to: 'declined',
    });
  }
  const payload = { dossierId: dossier.id, outcome };
  await scope.outbox.announce({ name: 'referencing.dossier-closed.v1', payload, occurredAt: at });
}
