import { type AccountId, type Id, StaleVersion, transition } from '#libs/kernel';
import type { ApplicationId } from '../application/application.js';
import type { DossierId } from '../dossier/dossier.js';
import {
  type ContractAction,
  type ContractState,
  contractConditionTexts,
  contractLifecycle,
} from './contract.lifecycle.js';

export type ContractId = Id<'Contract'>;

export interface Signature {
  readonly by: AccountId;
  readonly at: Date;
  /** SHA-256 of the text that was before the signer's eyes, in hexadecimal. */
  readonly documentHash: string;
}

export interface ContractSnapshot {
  readonly id: ContractId;
  readonly number: string;
  readonly applicationId: ApplicationId;
  readonly dossierId: DossierId;
  readonly templateVersion: string;
  readonly body: string;
  readonly documentHash: string;
  readonly state: ContractState;
  readonly publisherSignature: Signature | null;
  readonly regulatorSignature: Signature | null;
  readonly issuedAt: Date;
  readonly version: number;
}

type NewContract = Omit<ContractSnapshot, 'state' | 'publisherSignature' | 'regulatorSignature' | 'version'>;

/** Convention de référencement between publisher and authority: in force once both have signed the same text. */
export class Contract {
  private constructor(private snapshot: ContractSnapshot) {}

  static issue(contract: NewContract): Contract {
    return new Contract({
      ...contract,
      state: 'issued',
      publisherSignature: null,
      regulatorSignature: null,
      version: 1,
    });
  }

  static restore(snapshot: ContractSnapshot): Contract {
    return new Contract(snapshot);
  }

  toSnapshot(): ContractSnapshot {
    return this.snapshot;
  }

  get state(): ContractState {
    return this.snapshot.state;
  }

  expectVersion(expected: number): void {
    if (expected !== this.snapshot.version) throw new StaleVersion(expected, this.snapshot.version);
  }

  /** @throws ConditionsNotMet (`same_document`) when the text signed is not the text issued */
  sign(party: 'publisher' | 'regulator', signature: Signature): void {
    const same = signature.documentHash === this.snapshot.documentHash;
    this.move(party === 'publisher' ? 'signPublisher' : 'signRegulator', same);
    this.snapshot = {
      ...this.snapshot,
      ...(party === 'publisher' ? { publisherSignature: signature } : { regulatorSignature: signature }),
    };
  }

  decline(): void {
    this.move('decline');
  }

  timeOut(): void {
    this.move('timeout');
  }

  private move(action: ContractAction, same = false): void {
    const met = new Set(same ? (['same_document'] as const) : []);
    const { to } = transition(contractLifecycle, this.snapshot.state, action, met, contractConditionTexts);
    this.snapshot = { ...this.snapshot, state: to, version: this.snapshot.version + 1 };
  }
}
