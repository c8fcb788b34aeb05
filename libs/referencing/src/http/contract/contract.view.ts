import { LifecycleView } from '#libs/http';

export class SignatureView {
  at!: string;
  documentHash!: string;
}

export class ContractView extends LifecycleView {
  id!: string;
  number!: string;
  dossierId!: string;
  applicationId!: string;
  templateVersion!: string;
  /** The text both parties sign. */
  body!: string;
  documentHash!: string;
  publisherSignature!: SignatureView | null;
  regulatorSignature!: SignatureView | null;
  version!: number;
}
