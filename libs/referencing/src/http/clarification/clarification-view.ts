import type { Acting, Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt } from '#libs/http';
import { offers } from '#libs/kernel';
import type { ClarificationSnapshot } from '../../domain/clarification/clarification.js';
import {
  type ClarificationAction,
  type ClarificationParty,
  clarificationConditionTexts,
  clarificationLifecycle,
} from '../../domain/clarification/clarification.lifecycle.js';
import { type ReferencingOperation, referencingOperations } from '../../referencing.operations.js';
import { clarificationWords } from '../state-words.js';
import type { ClarificationView } from './clarification.view.js';

const ROUTES: Readonly<Partial<Record<ClarificationAction, { operation: ReferencingOperation; path: string }>>> = {
  answer: { operation: 'answerClarification', path: 'answer' },
  accept: { operation: 'acceptClarification', path: 'acceptance' },
  askAgain: { operation: 'repeatClarification', path: 'repetition' },
  cancel: { operation: 'cancelClarification', path: 'cancellation' },
  extend: { operation: 'extendClarification', path: 'extension' },
};

const PARTIES: ReadonlySet<ClarificationParty> = new Set(['publisher', 'case_officer', 'lead']);

/** A clarification as one reader may see it: the publisher never learns who asked. */
export function clarificationView(
  clarification: ClarificationSnapshot,
  { person, standings }: Acting,
  now: Date,
): ClarificationView {
  const { id, dossierId, askedBy, blocking, state, rounds, dueAt, version } = clarification;
  const limit = limitAt(state === 'open' ? dueAt : null, now);
  return {
    id,
    dossierId,
    ...(person.staffRoles.length > 0 && { askedBy }),
    blocking,
    ...lifeOf(clarificationLifecycle, state, clarificationWords, limit, actionsOf(clarification, standings)),
    rounds: rounds.map((round) => ({ ...round, questions: [...round.questions], replies: [...round.replies] })),
    dueAt: dueAt.toISOString(),
    version,
  };
}

function actionsOf({ id, state, extended }: ClarificationSnapshot, standings: ReadonlySet<Standing>): ActionView[] {
  const met = new Set(['every_question_answered', 'rounds_left', ...(extended ? [] : ['never_extended'])] as const);
  return offers(clarificationLifecycle, state, PARTIES, met as never, clarificationConditionTexts).flatMap(
    ({ name, allowed, reasons }) => {
      const route = ROUTES[name];
      const allow = route ? (referencingOperations[route.operation].allow as readonly Standing[]) : [];
      if (!route || !allow.some((standing) => standings.has(standing))) return [];
      return [
        { name, allowed, reasons: [...reasons], method: 'POST', href: `/api/v1/clarifications/${id}/${route.path}` },
      ];
    },
  );
}
