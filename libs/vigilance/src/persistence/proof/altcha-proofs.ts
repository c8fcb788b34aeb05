import { hkdfSync } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { createChallenge, type Payload, randomInt, verifySolution } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { z } from 'zod';
import { Settings } from '#libs/config';
import { Clock } from '#libs/kernel';
import { type ProofChallenge, Proofs, refusedProof, type SolvedProof } from '../../application/intake/proofs.js';
import { IntakeRules } from '../../application/neighbours.js';

const HOUR_MS = 3_600_000;
/** What the work is done for: a challenge of another action proves nothing here. */
const ACTION = 'incident-report';

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{2,${2 * bytes}}$`));
const payloadSchema = z.strictObject({
  challenge: z.strictObject({
    parameters: z.strictObject({
      algorithm: z.literal('PBKDF2/SHA-256'),
      nonce: hex(16).length(32),
      salt: hex(16).length(32),
      cost: z.int().positive(),
      keyLength: z.literal(32),
      keyPrefix: hex(32),
      keySignature: hex(32).length(64),
      data: z.strictObject({ action: z.literal(ACTION), expiresAt: z.int().positive() }),
    }),
    signature: hex(32).length(64),
  }),
  solution: z.object({ counter: z.int().nonnegative(), derivedKey: hex(32).length(64), time: z.number().optional() }),
});

/**
 * ALTCHA challenges (version 2). All of a challenge is signed, and the key that solves it is too: a proof is checked
 * without doing the work again. Its end is in the signed data and not in the field of the library, which asks the clock
 * of the machine.
 */
@Injectable()
export class AltchaProofs extends Proofs {
  private readonly secrets;

  constructor(
    private readonly intake: IntakeRules,
    private readonly clock: Clock,
    @Inject(Settings) { SESSION_SECRET }: Pick<Settings, 'SESSION_SECRET'>,
  ) {
    super();
    this.secrets = {
      hmacSignatureSecret: derived(SESSION_SECRET, 'aval report proof: challenge'),
      hmacKeySignatureSecret: derived(SESSION_SECRET, 'aval report proof: key'),
    };
  }

  override async challenge(): Promise<ProofChallenge> {
    const { cost, from, to, validHours } = this.intake.proofOfWork;
    const { parameters, signature = '' } = await createChallenge({
      algorithm: 'PBKDF2/SHA-256',
      cost,
      counter: randomInt(to, from),
      deriveKey,
      data: { action: ACTION, expiresAt: this.clock.now().getTime() + validHours * HOUR_MS },
      ...this.secrets,
    });
    return { parameters: { ...parameters }, signature };
  }

  override async check(given: string): Promise<SolvedProof> {
    const payload = payloadIn(given);
    const { nonce, data } = payload.challenge.parameters;
    const expiresAt = new Date(data.expiresAt);
    const { challenge, solution } = payload as unknown as Payload;
    const { verified } = await verifySolution({ challenge, solution, deriveKey, ...this.secrets });
    if (!verified || expiresAt <= this.clock.now()) throw refusedProof();
    return { nonce: Buffer.from(nonce, 'hex'), expiresAt };
  }
}

function payloadIn(given: string): z.infer<typeof payloadSchema> {
  try {
    return payloadSchema.parse(JSON.parse(Buffer.from(given, 'base64').toString('utf8')));
  } catch {
    throw refusedProof();
  }
}

const derived = (secret: string, purpose: string): string =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, 32)).toString('hex');
