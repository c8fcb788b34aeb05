import { type AccountId, newId } from '#libs/kernel';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { changedCriteria, freeze, type Submission } from '../../domain/submission/submission.js';
import type { ReferencingScope } from '../referencing.work.js';

interface Frozen {
  readonly submission: Submission;
  /** Criteria that differ from the version before; all of them for the first. */
  readonly changed: readonly string[];
}

/** Takes the next immutable version of a file: only the files that an answer names go into it. */
export async function freezeFile(
  scope: ReferencingScope,
  dossierId: DossierId,
  by: AccountId,
  at: Date,
  statement: string,
): Promise<Frozen> {
  const answers = (await scope.answers.of(dossierId)).map(({ version: _, ...answer }) => answer);
  const used = new Set(answers.flatMap(({ evidence }) => evidence));
  const evidence = (await scope.evidence.of(dossierId))
    .filter(({ id }) => used.has(id))
    .map(({ id, fileName, mediaType, size, sha256 }) => ({ id, fileName, mediaType, size, sha256 }));
  const before = await scope.submissions.latest(dossierId);
  const content = { answers, evidence, statement };
  const submission = freeze({
    id: newId<'Submission'>(),
    dossierId,
    number: (before?.number ?? 0) + 1,
    frozenAt: at,
    frozenBy: by,
    content,
  });
  await scope.submissions.append(submission);
  const changed = before ? changedCriteria(before.content, content) : answers.map(({ criterion }) => criterion);
  return { submission, changed };
}
