import { ActionView } from '../dossier/action.view.js';

export class SignatureView {
  at!: string;
  documentHash!: string;
}

export class ContractView {
  id!: string;
  number!: string;
  dossierId!: string;
  applicationId!: string;
  templateVersion!: string;
  /** The text both parties sign. */
  body!: string;
  documentHash!: string;
  state!: string;
  waitingOn!: string;
  publisherSignature!: SignatureView | null;
  regulatorSignature!: SignatureView | null;
  actions!: ActionView[];
  version!: number;
}
