import type { ActionView } from '#libs/http';
import { offers } from '#libs/kernel';
import type { AssignmentSnapshot } from '../domain/assignment.js';
import {
  type AssignmentAction,
  type AssignmentCondition,
  type AssignmentParty,
  assignmentConditionTexts,
  assignmentLifecycle,
} from '../domain/assignment.lifecycle.js';

/** How a person takes each action; what is missing here is the system's, or part of another action. */
const ROUTES: Readonly<Partial<Record<AssignmentAction, { method: 'POST' | 'PUT'; path: string }>>> = {
  accept: { method: 'POST', path: 'acceptance' },
  clear: { method: 'POST', path: 'clearance' },
  declareConflict: { method: 'POST', path: 'recusal' },
  decline: { method: 'POST', path: 'decline' },
  cancel: { method: 'POST', path: 'cancellation' },
  saveDraft: { method: 'PUT', path: 'draft' },
  submit: { method: 'POST', path: 'submission' },
  recall: { method: 'POST', path: 'recall' },
  amend: { method: 'POST', path: 'amendment' },
  replace: { method: 'POST', path: 'replacement' },
  void: { method: 'POST', path: 'voiding' },
  askMoreTime: { method: 'POST', path: 'more-time' },
  answerMoreTime: { method: 'POST', path: 'more-time-answer' },
};

/** An expert takes his own review out by declaring the conflict that he found. */
const pathFor = (name: AssignmentAction, party: AssignmentParty, path: string): string =>
  name === 'void' && party === 'expert' ? 'recusal' : path;

/** What this party may do now, with the reasons for what is refused. */
export function assignmentActions(
  { id, state }: AssignmentSnapshot,
  party: Exclude<AssignmentParty, 'system'>,
  met: ReadonlySet<AssignmentCondition>,
): ActionView[] {
  return offers(assignmentLifecycle, state, new Set([party]), met, assignmentConditionTexts).flatMap(
    ({ name, allowed, reasons }) => {
      const route = ROUTES[name];
      if (!route) return [];
      const href = `/api/v1/assignments/${id}/${pathFor(name, party, route.path)}`;
      return [{ name, allowed, reasons: [...reasons], method: route.method, href }];
    },
  );
}
