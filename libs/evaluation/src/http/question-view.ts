import type { ExpertQuestion } from '../application/evaluation.work.js';
import type { ExpertQuestionView } from './evaluation.view.js';

/** A question without who asked it. */
export const questionView = (question: ExpertQuestion, namesGivenAway?: string[]): ExpertQuestionView => ({
  id: question.id,
  criterion: question.criterion,
  text: question.text,
  state: question.state,
  askedAt: question.askedAt.toISOString(),
  clarificationId: question.clarificationId,
  answer: question.answer,
  ...(namesGivenAway && { namesGivenAway }),
  version: question.version,
});
