import { type ActionView, lifeOf } from '#libs/http';
import type { ExpertQuestion } from '../application/evaluation.work.js';
import type { ExpertQuestionView } from './expert-question.view.js';
import { questionActions } from './lead-actions.js';
import { questionWords } from './state-words.js';

const waiting = { waitingOn: { open: 'lead' } };

/** A question as its expert reads it, who has nothing more to do about it. */
export const questionView = (question: ExpertQuestion): ExpertQuestionView => shown(question, []);

/** The question as the lead reads it: never who asked it. */
export const questionForLead = (question: ExpertQuestion): ExpertQuestionView =>
  shown(question, questionActions(question));

const shown = (question: ExpertQuestion, actions: ActionView[]): ExpertQuestionView => ({
  id: question.id,
  criterion: question.criterion,
  text: question.text,
  ...lifeOf(waiting, question.state, questionWords, null, actions),
  askedAt: question.askedAt.toISOString(),
  clarificationId: question.clarificationId,
  answer: question.answer,
  version: question.version,
});
