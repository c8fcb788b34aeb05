import type { Bilingual } from '../language.js';

/** A question as the report knows it; which answer leads where. */
export interface AskedQuestion {
  readonly id: string;
  readonly title: string;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    readonly next: string;
    readonly advice: readonly string[];
  }[];
}

export interface QuestionWay {
  readonly start: string;
  readonly version: number;
  readonly questions: readonly AskedQuestion[];
}

export interface DraftFile {
  readonly no: number;
  readonly name: string;
  /** In bytes. */
  readonly size: number;
}

export interface Details {
  readonly occurredOn?: string;
  readonly appVersion?: string;
  readonly system?: string;
}

export interface Contact {
  readonly mayContact: boolean;
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** What is left of a report that was sent: what its confirmation shows. */
export interface Sent {
  readonly number: string;
  readonly code: string;
  readonly next: Bilingual;
  /** Answers that led to advice: it is said again, in the language of the reader. */
  readonly answers: Readonly<Record<string, string>>;
}

/** A report that is being written. Each page fills one part; a part that is there was gone through. */
export interface ReportDraft {
  /** Under which it is sent: twice is once. */
  readonly key: string;
  readonly questionsVersion: number;
  readonly application?: { readonly slug?: string; readonly name: string };
  readonly search?: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly details?: Details;
  readonly files: readonly DraftFile[];
  readonly filesDone?: boolean;
  readonly contact?: Contact;
  readonly sent?: Sent;
}

export const CHECK = 'verification';
const AFTER_QUESTIONS = ['recit', 'precisions', 'fichiers', 'coordonnees'] as const;

export const stepOfQuestion = (id: string): string => `questions/${id}`;

/** The questions along the answers, up to the first that waits for one. */
export function asked({ answers }: Pick<ReportDraft, 'answers'>, way: QuestionWay): AskedQuestion[] {
  const found: AskedQuestion[] = [];
  for (let id = way.start; ; ) {
    const question = way.questions.find((one) => one.id === id);
    if (!question || found.includes(question)) return found;
    found.push(question);
    const chosen = question.options.find((option) => option.id === answers[question.id]);
    if (!chosen) return found;
    id = chosen.next;
  }
}

/** The advice that the answers call for, each once. */
export const adviceOf = (draft: Pick<ReportDraft, 'answers'>, way: QuestionWay): string[] => [
  ...new Set(
    asked(draft, way).flatMap(
      ({ id, options }) => options.find((option) => option.id === draft.answers[id])?.advice ?? [],
    ),
  ),
];

/** With this answer; those that are not asked any more are dropped. */
export function answered(draft: ReportDraft, way: QuestionWay, question: string, option: string): ReportDraft {
  const answers = { ...draft.answers, [question]: option };
  const kept = new Set(asked({ answers }, way).map(({ id }) => id));
  return { ...draft, answers: Object.fromEntries(Object.entries(answers).filter(([id]) => kept.has(id))) };
}

const stepsOf = (draft: ReportDraft, way: QuestionWay): string[] => [
  'application',
  ...asked(draft, way).map(({ id }) => stepOfQuestion(id)),
  ...AFTER_QUESTIONS,
];

function isDone(step: string, { application, text, details, filesDone, contact, answers }: ReportDraft): boolean {
  switch (step) {
    case 'application':
      return application !== undefined;
    case 'recit':
      return text !== undefined;
    case 'precisions':
      return details !== undefined;
    case 'fichiers':
      return filesDone === true;
    case 'coordonnees':
      return contact !== undefined;
    default:
      return answers[step.replace('questions/', '')] !== undefined;
  }
}

/** What is still to be said; the check of all of it when there is nothing. Who changes one answer comes back there. */
export const nextStep = (draft: ReportDraft, way: QuestionWay): string =>
  stepsOf(draft, way).find((step) => !isDone(step, draft)) ?? CHECK;

/** The page before; undefined before the first. */
export function stepBefore(step: string, draft: ReportDraft, way: QuestionWay): string | undefined {
  const steps = [...stepsOf(draft, way), CHECK];
  return steps[steps.indexOf(step) - 1];
}
