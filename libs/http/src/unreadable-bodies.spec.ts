import { fastify } from 'fastify';
import { asDomainError } from './as-domain-error.js';
import { refuseUnholdable } from './hygiene.js';

/** What is said of a body, as sent. */
async function refusalOf(payload: string) {
  const app = fastify({ onProtoPoisoning: 'ignore', onConstructorPoisoning: 'ignore' });
  let refusal: unknown;
  app.addHook('preValidation', async ({ body }) => refuseUnholdable(body));
  app.setErrorHandler((fault, _request, reply) => {
    refusal = asDomainError(fault);
    void reply.status(400).send();
  });
  app.post('/', async () => 'read');
  await app.inject({ method: 'POST', url: '/', payload, headers: { 'content-type': 'application/json' } });
  return refusal;
}

describe('a body that cannot be read', () => {
  it.each([
    ['is empty', '', 'body_missing', '/'],
    ['is no JSON', '{x', 'not_json', '/'],
    ['would change what an object is', '{"a":{"__proto__":{"b":1}}}', 'forbidden_name', '/a/__proto__'],
    ['would change it by its constructor', '{"constructor":{"prototype":1}}', 'forbidden_name', '/constructor'],
  ])('because it %s is refused with its place', async (_, payload, code, field) => {
    expect(await refusalOf(payload)).toMatchObject({ kind: 'malformed', reasons: [{ code, field }] });
  });

  it('is not one that merely speaks of such names', async () => {
    expect(await refusalOf('{"text":"__proto__"}')).toBeUndefined();
  });
});
