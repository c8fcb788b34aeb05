export class SignedOutView {
  /** Where the browser should go next: the identity provider ends its own session there. */
  next!: string;
}
