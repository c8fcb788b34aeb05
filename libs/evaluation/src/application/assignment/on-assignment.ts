import type { Assignment, AssignmentId } from '../../domain/assignment.js';
import type { EvaluatedDossier } from '../../domain/evaluated-dossier.js';
import type { EvaluationScope, EvaluationWork } from '../evaluation.work.js';

/** Which assignment, and the version of it that the actor had before his eyes. */
export interface OnAssignment {
  readonly assignmentId: AssignmentId;
  readonly expectedVersion: number;
}

/** An assignment with its dossier, both locked: two people on one panel act one after the other. */
export interface Held {
  readonly scope: EvaluationScope;
  readonly dossier: EvaluatedDossier;
  readonly assignment: Assignment;
}

/** Locks the dossier first, always: so that no two acts can wait for each other. */
export async function hold(scope: EvaluationScope, assignmentId: AssignmentId): Promise<Held> {
  const { dossierId } = (await scope.assignments.get(assignmentId)).toSnapshot();
  const dossier = await scope.dossiers.forUpdate(dossierId);
  return { scope, dossier, assignment: await scope.assignments.forUpdate(assignmentId) };
}

/** The frame of every act on an assignment: lock, compare versions, act. */
export function onAssignment<Result>(
  work: EvaluationWork,
  { assignmentId, expectedVersion }: OnAssignment,
  act: (held: Held) => Promise<Result>,
): Promise<Result> {
  return work.transaction(async (scope) => {
    const held = await hold(scope, assignmentId);
    held.assignment.expectVersion(expectedVersion);
    return act(held);
  });
}
