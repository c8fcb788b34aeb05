import { createChallenge, solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { MovableClock } from '#libs/kernel';
import type { IntakeRules } from '../../application/neighbours.js';
import { AltchaProofs } from './altcha-proofs.js';

type Challenge = Parameters<typeof solveChallenge>[0]['challenge'];

const HOUR = 3_600_000;
const clock = new MovableClock(new Date('2027-03-01T09:00:00Z'));
const rules = { proofOfWork: { cost: 10, from: 3, to: 6, validHours: 1 } } as unknown as IntakeRules;
const proofs = (secret = 'a secret of thirty-two characters') =>
  new AltchaProofs(rules, clock, { SESSION_SECRET: secret });

const challenge = async () => (await proofs().challenge()) as unknown as Challenge;
const written = (payload: object) => Buffer.from(JSON.stringify(payload)).toString('base64');
const solved = async (asked: Challenge) => ({
  challenge: asked,
  solution: await solveChallenge({ challenge: asked, deriveKey }),
});
const refused = (payload: object) =>
  expect(proofs().check(written(payload))).rejects.toMatchObject({ code: 'proof_refused' });

describe('a proof of work', () => {
  it('holds when its challenge was solved, until the hour is over', async () => {
    const proof = written(await solved(await challenge()));
    const { nonce, expiresAt } = await proofs().check(proof);
    expect([nonce.length, expiresAt.getTime() - clock.now().getTime()]).toEqual([16, HOUR]);

    clock.advance(HOUR);
    await expect(proofs().check(proof)).rejects.toMatchObject({ code: 'proof_refused' });
  });

  it.each(['', 'no proof', '!!!', written({}), written([])])('is refused when it is %s', async (given) => {
    await expect(proofs().check(given)).rejects.toMatchObject({ code: 'proof_refused' });
  });

  it('is refused when nobody solved it', async () => {
    const asked = await challenge();
    const { keyPrefix } = asked.parameters;

    await refused({ challenge: asked, solution: { counter: 3, derivedKey: keyPrefix.padEnd(64, '0') } });
    const other = await solved(await challenge());
    await refused({ challenge: asked, solution: other.solution });
  });

  it('is refused when any part of its challenge was changed', async () => {
    const { challenge: asked, solution } = await solved(await challenge());
    const { parameters } = asked;
    const changes = [
      { cost: 1 },
      { nonce: 'ab'.repeat(16) },
      { salt: 'ab'.repeat(16) },
      { keyPrefix: '00' },
      { data: { ...parameters.data, expiresAt: Number(parameters.data?.expiresAt) + HOUR } },
      { data: { ...parameters.data, action: 'something-else' } },
      { expiresAt: 9_999_999_999 },
    ];
    for (const change of changes) {
      await refused({ challenge: { ...asked, parameters: { ...parameters, ...change } }, solution });
    }
  });

  it('is refused when the challenge is nobody’s, or of another service', async () => {
    const data = { action: 'incident-report', expiresAt: clock.now().getTime() + HOUR };
    const options = { algorithm: 'PBKDF2/SHA-256', cost: 10, counter: 3, deriveKey, data };
    await refused(await solved(await createChallenge(options)));

    const theirs = (await proofs('another secret of thirty-two char').challenge()) as unknown as Challenge;
    await refused(await solved(theirs));
  });
});
