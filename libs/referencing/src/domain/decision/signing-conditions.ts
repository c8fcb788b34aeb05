import type { AccountId, ConditionTexts } from '#libs/kernel';

/** What the signature of a decision hangs on, whether it is the first of a dossier or replaces another. */
export type SigningCondition =
  | 'decision_prepared'
  | 'signer_independent'
  | 'not_first_signer'
  | 'one_signature_suffices'
  | 'second_signature_needed'
  | 'first_signature_given';

export const signingConditionTexts: ConditionTexts<SigningCondition> = {
  decision_prepared: 'The decision has not been prepared.',
  signer_independent: 'Who prepared, evaluated or has an interest does not sign (invariant 5).',
  not_first_signer: 'The second signature must be another person’s.',
  one_signature_suffices: 'A departure from the proposal needs two signatures.',
  second_signature_needed: 'One signature suffices.',
  first_signature_given: 'The first signature is missing.',
};

export interface DecisionDraftFacts {
  readonly preparedBy: AccountId;
  readonly departs: boolean;
  readonly firstSignedBy: AccountId | null;
}

/** Which of them hold for somebody who would sign. @param actorId null for the system, which signs nothing */
export function signingConditions(
  draft: DecisionDraftFacts | null,
  involved: ReadonlySet<AccountId>,
  actorId: AccountId | null,
): Readonly<Record<SigningCondition, boolean>> {
  return {
    decision_prepared: draft !== null,
    signer_independent: actorId !== null && !involved.has(actorId) && draft?.preparedBy !== actorId,
    not_first_signer: draft?.firstSignedBy !== actorId,
    one_signature_suffices: draft !== null && !draft.departs,
    second_signature_needed: draft?.departs === true && draft.firstSignedBy === null,
    first_signature_given: draft?.departs === true && draft.firstSignedBy !== null,
  };
}
