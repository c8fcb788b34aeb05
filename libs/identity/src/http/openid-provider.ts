import { Inject, Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Settings } from '#libs/config';
import { DomainError } from '#libs/kernel';
import type { Login } from '../application/identity.work.js';
import { IdentityProvider, LoginRefused, type ProvenIdentity } from '../application/identity-provider.js';
import { identityOf, textOf } from './claims.js';

/** What we ask for, in the words of ProConnect. */
const SCOPE = 'openid given_name usual_name email';

/** Level and means are told only to those who ask. */
const CLAIMS = JSON.stringify({ id_token: { acr: { essential: true }, amr: { essential: true } } });

/** The algorithm of every signature we accept, asymmetric: a public key can never serve to forge one. */
const SIGNED_BY = 'RS256';

const TIMEOUT_SECONDS = 5;

/**
 * Any OpenID Connect provider, held to the strict side of the protocol: state and nonce of 43 characters, `iss` of
 * the answer checked, every token's signature verified though it came over TLS, user information signed and about
 * the same person. ProConnect refuses parameters it does not list, so a PKCE challenge is sent only when asked for.
 */
@Injectable()
export class OpenIdProvider extends IdentityProvider {
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(@Inject(Settings) private readonly settings: Settings) {
    super();
  }

  override async prepare(): Promise<Pick<Login, 'state' | 'nonce' | 'verifier'>> {
    const verifier = this.settings.OIDC_PKCE ? oidc.randomPKCECodeVerifier() : null;
    return { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier };
  }

  override async authorizationUrl({ state, nonce, verifier }: Login, hint?: string): Promise<string> {
    const challenge = verifier && {
      code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    };
    return oidc.buildAuthorizationUrl(await this.provider(), {
      redirect_uri: this.callback,
      scope: SCOPE,
      claims: CLAIMS,
      state,
      nonce,
      ...(hint && { login_hint: hint }),
      ...challenge,
    }).href;
  }

  override async identify(answer: URLSearchParams, login: Login): Promise<ProvenIdentity> {
    const provider = await this.provider();
    try {
      return await this.exchange(provider, new URL(`${this.callback}?${answer}`), login);
    } catch (fault) {
      if (fault instanceof LoginRefused) throw fault;
      throw isAway(fault) ? away(fault) : new LoginRefused(reasonOf(fault));
    }
  }

  override async logoutUrl(idToken: string): Promise<string | undefined> {
    const provider = await this.provider();
    if (!provider.serverMetadata().end_session_endpoint) return undefined;
    return oidc.buildEndSessionUrl(provider, {
      id_token_hint: idToken,
      post_logout_redirect_uri: new URL('/', this.settings.PUBLIC_URL).href,
      state: oidc.randomState(),
    }).href;
  }

  private get callback(): string {
    return new URL('/auth/callback', this.settings.PUBLIC_URL).href;
  }

  private async exchange(provider: oidc.Configuration, current: URL, login: Login): Promise<ProvenIdentity> {
    const tokens = await oidc.authorizationCodeGrant(provider, current, {
      expectedState: login.state,
      expectedNonce: login.nonce,
      idTokenExpected: true,
      ...(login.verifier && { pkceCodeVerifier: login.verifier }),
    });
    const claims = tokens.claims();
    if (!claims || !tokens.id_token) throw new LoginRefused('there is no ID token');
    const user = await oidc.fetchUserInfo(provider, tokens.access_token, claims.sub);
    if (user.iss === undefined || user.aud === undefined) {
      throw new LoginRefused('the user information does not say by whom or for whom it is');
    }
    const amr = Array.isArray(claims.amr) ? claims.amr.filter((means) => typeof means === 'string') : [];
    return {
      identity: identityOf(claims, user),
      assurance: { acr: textOf(claims.acr) ?? null, amr },
      idToken: tokens.id_token,
    };
  }

  /** Read at the first login and kept; a provider that was away is asked again. */
  private provider(): Promise<oidc.Configuration> {
    this.discovered ??= this.discover().catch((fault: unknown) => {
      this.discovered = undefined;
      throw away(fault);
    });
    return this.discovered;
  }

  private discover(): Promise<oidc.Configuration> {
    const { NODE_ENV, OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = this.settings;
    const client = { id_token_signed_response_alg: SIGNED_BY, userinfo_signed_response_alg: SIGNED_BY };
    const execute = [
      oidc.enableNonRepudiationChecks,
      ...(NODE_ENV === 'production' ? [] : [oidc.allowInsecureRequests]),
    ];
    const options = { execute, timeout: TIMEOUT_SECONDS };
    const secret = oidc.ClientSecretPost(OIDC_CLIENT_SECRET);
    return oidc.discovery(new URL(OIDC_ISSUER), OIDC_CLIENT_ID, client, secret, options);
  }
}

const away = (cause: unknown): DomainError =>
  Object.assign(new DomainError('unavailable', 'identity_provider_away', 'The identity provider is away.'), { cause });

/** The network failed, or the provider did: neither says anything about the person. */
function isAway(fault: unknown): boolean {
  const { code, status, name } = (fault ?? {}) as { code?: unknown; status?: unknown; name?: unknown };
  const isServerFault = typeof status === 'number' && status >= 500;
  return (
    isServerFault || code === 'OAUTH_TIMEOUT' || name === 'AbortError' || (fault as Error)?.message === 'fetch failed'
  );
}

function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return String(fault);
  const { code, error } = fault as { code?: string; error?: string };
  const cause = fault.cause instanceof Error ? `: ${fault.cause.message}` : '';
  return [error ?? code, `${fault.message}${cause}`].filter(Boolean).join(' – ');
}
