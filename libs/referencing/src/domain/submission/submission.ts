import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { AccountId, Id } from '#libs/kernel';
import type { DossierId } from '../dossier/dossier.js';
import type { Answer, Evidence } from './answer.js';

export type SubmissionId = Id<'Submission'>;

/** Everything the publisher answers for, as it stood when he sent it. */
export interface SubmittedFile {
  readonly answers: readonly Omit<Answer, 'version'>[];
  readonly evidence: readonly Pick<Evidence, 'id' | 'fileName' | 'mediaType' | 'size' | 'sha256'>[];
  /** The statement of sincerity, word for word. */
  readonly statement: string;
}

/** Version N of a file, frozen for ever (invariant 3). `hash` is SHA-256 of the canonical JSON of number and content. */
export interface Submission {
  readonly id: SubmissionId;
  readonly dossierId: DossierId;
  readonly number: number;
  readonly frozenAt: Date;
  readonly frozenBy: AccountId;
  readonly content: SubmittedFile;
  readonly hash: string;
}

export function freeze(submission: Omit<Submission, 'hash'>): Submission {
  return { ...submission, hash: hashOf(submission) };
}

/** The hash that receipt, screen and letter all bear (PUB-01). */
export function hashOf({ dossierId, number, content }: Omit<Submission, 'hash'>): string {
  const canonical = canonicalize({ dossierId, number, content });
  if (canonical === undefined) throw new Error('a submission cannot be written as JSON');
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

/** The criteria whose answer or evidence differ between two versions of a file: only those are judged anew. */
export function changedCriteria(before: SubmittedFile, after: SubmittedFile): string[] {
  const key = (file: SubmittedFile) => {
    const hashes = new Map(file.evidence.map(({ id, sha256 }) => [id, sha256]));
    return new Map(
      file.answers.map(({ criterion, evidence, ...answer }) => [
        criterion,
        canonicalize({ ...answer, evidence: evidence.map((id) => hashes.get(id) ?? id).sort() }),
      ]),
    );
  };
  const [old, now] = [key(before), key(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((criterion) => old.get(criterion) !== now.get(criterion))
    .sort();
}
