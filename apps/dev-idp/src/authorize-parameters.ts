/** What ProConnect lets through at its authorization endpoint. */
const LISTED = new Set([
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'claims',
  'state',
  'nonce',
  'prompt',
  'idp_hint',
  'acr_values',
  'login_hint',
]);

const SHORTEST = 32;

/** Why ProConnect would refuse this request with its error Y000400; undefined when it would not. */
export function faultOfAuthorize(query: URLSearchParams): string | undefined {
  const unlisted = [...query.keys()].find((name) => !LISTED.has(name));
  if (unlisted) return `${unlisted} is not a listed parameter`;
  const short = ['state', 'nonce'].find((name) => (query.get(name) ?? '').length < SHORTEST);
  return short && `${short} has fewer than ${SHORTEST} characters`;
}
