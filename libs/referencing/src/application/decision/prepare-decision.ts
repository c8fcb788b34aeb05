import { Injectable } from '@nestjs/common';
import { type AccountId, Clock, Conflict, Invalid } from '#libs/kernel';
import type { DecisionId } from '../../domain/decision/decision.js';
import {
  type DecisionDraft,
  type DraftContent,
  faultsOf,
  prepareDraft,
  signFirst,
} from '../../domain/decision/decision-draft.js';
import type { DecisionPolicy } from '../../domain/decision/decision-policy.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import type { ReferencingScope } from '../referencing.work.js';
import type { DecisionScope } from './decision.ports.js';
import { judgedFile } from './judged-file.js';

type PreparingScope = Pick<ReferencingScope, 'drafts' | 'reports' | 'scopeItems'>;

/** The decision before it is one: the lead writes it, and a departure gets its first signature here. */
@Injectable()
export class PrepareDecision {
  constructor(private readonly clock: Clock) {}

  /** T21, or E1 when it is to replace a decision. @throws Invalid `decision_incomplete` with every fault; Conflict `report_not_closed` */
  async prepare(
    scope: PreparingScope,
    dossier: Dossier,
    content: DraftContent,
    by: AccountId,
    policy: DecisionPolicy,
    replaces: DecisionId | null = null,
  ): Promise<DecisionDraft> {
    const faults = faultsOf({ ...content, replaces }, await judgedFile(scope, dossier), policy);
    if (faults.length > 0) throw new Invalid('decision_incomplete', 'The decision is not complete.', faults);

    const former = await scope.drafts.of(dossier.id);
    const author = { dossierId: dossier.id, replaces, preparedBy: by, preparedAt: this.clock.now() };
    const draft = prepareDraft(content, author, former);
    await scope.drafts.save(draft);
    return draft;
  }

  /** T22, E2. @throws Conflict `decision_not_prepared`, `signer_prepared` */
  async signFirst(
    scope: Pick<DecisionScope, 'drafts'>,
    dossier: Dossier,
    by: AccountId,
    replaces: DecisionId | null = null,
  ): Promise<DecisionDraft> {
    const draft = await draftOf(scope, dossier, replaces);
    const signed = signFirst(draft, by, this.clock.now());
    await scope.drafts.save(signed);
    return signed;
  }
}

/** @throws Conflict (`decision_not_prepared`), also when what is prepared is to replace something else */
export async function draftOf(
  scope: Pick<DecisionScope, 'drafts'>,
  dossier: Dossier,
  replaces: DecisionId | null = null,
): Promise<DecisionDraft> {
  const draft = await scope.drafts.of(dossier.id);
  if (!draft || draft.replaces !== replaces)
    throw new Conflict('decision_not_prepared', 'The decision has not been prepared.');
  return draft;
}
