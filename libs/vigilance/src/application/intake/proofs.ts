import { Invalid } from '#libs/kernel';

/** Something to be solved: what a client is sent, as the library that solves it expects it. */
export interface ProofChallenge {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

/** A challenge that was solved: it may be spent once, until it expires. */
export interface SolvedProof {
  readonly nonce: Buffer;
  readonly expiresAt: Date;
}

/** Proofs that a machine worked for a report, so that a flood of them costs who sends it. */
export abstract class Proofs {
  abstract challenge(): Promise<ProofChallenge>;

  /** @throws Invalid `proof_refused` for one that was forged, spliced, made for something else, not solved or late */
  abstract check(given: string): Promise<SolvedProof>;
}

export const refusedProof = (): Invalid =>
  new Invalid('proof_refused', 'The proof of work does not hold: ask for another challenge, or send none.', [
    { code: 'proof_refused', message: 'does not hold', field: '/proof' },
  ]);
