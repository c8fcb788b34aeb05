import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { errors } from 'oidc-provider';
import { faultOfAuthorize } from './authorize-parameters.js';
import { CONTENT_SECURITY_POLICY, messagePage, peoplePage } from './page.js';
import { createProvider, type IdpOptions } from './provider.js';

/** The largest form that the page can send, with room to spare. */
const FORM_LIMIT_BYTES = 4096;

/**
 * The whole identity provider as one request listener, to be mounted at the path of its issuer. The front proxy
 * passes that path on; addresses are made from the issuer, so no forwarded header is needed for them.
 */
export function createDevIdp(options: IdpOptions): RequestListener {
  const mount = new URL(options.issuer).pathname.replace(/\/$/, '');
  const provider = createProvider(options);
  provider.proxy = true;
  const protocol = provider.callback();

  return (request, response) => {
    const url = new URL(request.url ?? '/', options.issuer);
    if (url.pathname === '/livez') return void response.writeHead(200).end('ok');
    if (!url.pathname.startsWith(`${mount}/`)) return sendPage(response, 404, messagePage('Introuvable', url.pathname));

    const path = url.pathname.slice(mount.length);
    if (path.startsWith('/interaction/')) {
      return void interact(provider, options, request, response).catch((fault) => refuse(response, fault));
    }
    const fault = path === '/auth' ? faultOfAuthorize(url.searchParams) : undefined;
    if (fault) return sendPage(response, 400, messagePage('Erreur Y000400', fault));

    Object.assign(request, { originalUrl: request.url, url: `${path}${url.search}` });
    return void protocol(request, response);
  };
}

/** Shows the people, or signs one in: the one that was clicked, else the one the service hinted at. */
async function interact(
  provider: Provider,
  { people }: IdpOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response);
  const key = request.method === 'POST' ? (await readForm(request)).get('person') : params.login_hint;
  const person = people.find((candidate) => candidate.key === key);
  if (!person) return sendPage(response, 200, peoplePage(people, request.url ?? ''));

  const login = { accountId: person.key, acr: person.acr, amr: [...person.amr], remember: false };
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > FORM_LIMIT_BYTES) throw new errors.InvalidRequest('the form is too large');
  }
  return new URLSearchParams(text);
}

function refuse(response: ServerResponse, fault: unknown): void {
  const known = fault instanceof errors.OIDCProviderError ? fault : undefined;
  const reason = known?.error_description ?? (fault as Error).message;
  sendPage(response, known?.statusCode ?? 500, messagePage('Connexion interrompue', reason));
}

function sendPage(response: ServerResponse, status: number, html: string): void {
  response
    .writeHead(status, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
    .end(html);
}
