import { generateKeyPairSync, randomBytes } from 'node:crypto';
import Provider, { type Configuration, interactionPolicy, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import type { IdpPerson } from './idp-person.js';
import { CONTENT_SECURITY_POLICY, logoutPage, messagePage } from './page.js';

export interface IdpOptions {
  /** Where people see the provider: the public origin and a path, `https://host/idp`. */
  readonly issuer: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** The origin of the service that people sign in to. */
  readonly publicUrl: string;
  readonly people: readonly IdpPerson[];
  /** Made anew for each process unless given. */
  readonly signingKey?: JWK;
}

export const SCOPES = ['openid', 'given_name', 'usual_name', 'email', 'uid', 'siret', 'idp_id'] as const;

export const newSigningKey = (): JWK => ({
  ...(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK),
  use: 'sig',
  alg: 'RS256',
  kid: randomBytes(8).toString('hex'),
});

/** oidc-provider with the habits of ProConnect: signed user information, `usual_name`, levels eidas1 to eidas3. */
export function createProvider({
  issuer,
  client,
  publicUrl,
  people,
  signingKey = newSigningKey(),
}: IdpOptions): Provider {
  const byKey = new Map(people.map((person) => [person.key, person]));
  const configuration: Configuration = {
    jwks: { keys: [signingKey] },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${publicUrl}/auth/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        response_types: ['code'],
        grant_types: ['authorization_code'],
        token_endpoint_auth_method: 'client_secret_post',
        id_token_signed_response_alg: 'RS256',
        userinfo_signed_response_alg: 'RS256',
      },
    ],
    scopes: SCOPES,
    claims: {
      openid: ['sub'],
      ...Object.fromEntries(SCOPES.slice(1).map((scope) => [scope, [scope]])),
      acr: null,
      amr: null,
      auth_time: null,
    },
    acrValues: ['eidas1', 'eidas2', 'eidas3'],
    features: {
      claimsParameter: { enabled: true },
      devInteractions: { enabled: false },
      jwtUserinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx, form) => show(ctx, logoutPage(form)) },
    },
    cookies: { keys: [randomBytes(32).toString('hex')], names: cookieNames },
    interactions: {
      policy: alwaysAsk(),
      url: (_, { uid }) => `${new URL(issuer).pathname}/interaction/${uid}`,
    },
    loadExistingGrant: grantEverything,
    findAccount: (_, sub) => {
      const person = byKey.get(sub);
      return person && { accountId: sub, claims: async () => claimsOf(person) };
    },
    renderError: (ctx, { error, error_description }) => show(ctx, messagePage('Erreur', error_description ?? error)),
    pkce: { required: () => false },
    ttl: { AuthorizationCode: 30, AccessToken: 60, IdToken: 60, Interaction: 600, Session: 43_200, Grant: 43_200 },
  };
  return new Provider(issuer, configuration);
}

const cookieNames = {
  session: '_aval_idp_session',
  interaction: '_aval_idp_interaction',
  resume: '_aval_idp_resume',
};

const claimsOf = ({ key, given, family, email }: IdpPerson) => ({
  sub: key,
  given_name: given,
  usual_name: family,
  email,
  uid: key,
  siret: '99910010000017',
  idp_id: 'demonstration',
});

/** A demonstration changes people all the time: whoever signs in is asked who he is, also within a session. */
function alwaysAsk(): interactionPolicy.DefaultPolicy {
  const policy = interactionPolicy.base();
  policy
    .get('login')
    ?.checks.add(
      new interactionPolicy.Check('always_ask', 'somebody must be chosen', ({ oidc }) =>
        oidc.result?.login ? interactionPolicy.Check.NO_NEED_TO_PROMPT : interactionPolicy.Check.REQUEST_PROMPT,
      ),
    );
  return policy;
}

/** The one client is the service itself: nobody is asked for consent. */
const grantEverything: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const { client, session, provider } = oidc;
  if (!client || !session?.accountId) return undefined;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope(SCOPES.join(' '));
  grant.addOIDCClaims(['acr', 'amr', 'auth_time']);
  await grant.save();
  return grant;
};

function show(ctx: KoaContextWithOIDC, html: string): void {
  ctx.type = 'html';
  ctx.set('content-security-policy', CONTENT_SECURITY_POLICY);
  ctx.body = html;
}
