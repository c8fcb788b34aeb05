import { DomainError } from '#libs/kernel';
import type { Identity } from '../domain/account.js';
import type { Assurance } from '../domain/assurance.js';
import type { Login } from './identity.work.js';

/** What the identity provider has proved about the person who came back. */
export interface ProvenIdentity {
  readonly identity: Identity;
  readonly assurance: Assurance;
  readonly idToken: string;
}

/** Where people prove who they are (OpenID Connect). */
export abstract class IdentityProvider {
  /** State, nonce and verifier of a new login. */
  abstract prepare(): Promise<Pick<Login, 'state' | 'nonce' | 'verifier'>>;
  /** Where to send the browser. The hint is a person the provider may propose. */
  abstract authorizationUrl(login: Login, hint?: string): Promise<string>;
  /** @throws LoginRefused */
  abstract identify(answer: URLSearchParams, login: Login): Promise<ProvenIdentity>;
  /** Where the session at the provider is ended; undefined when it cannot be. */
  abstract logoutUrl(idToken: string): Promise<string | undefined>;
}

/** A login that does not hold. The reason is for the log: whoever attacks learns nothing from the answer. */
export class LoginRefused extends DomainError {
  constructor(readonly reason: string) {
    super('forbidden', 'login_refused', 'This login cannot be accepted: start again.');
  }
}
