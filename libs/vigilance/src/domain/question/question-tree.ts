import { gravest, type Kind, type Severity } from '../report/vocabulary.js';

export const END = 'end';

export interface Option {
  readonly id: string;
  readonly label: string;
  /** The next question, or `end`. */
  readonly next: string;
  /** Somebody is in danger: the emergency numbers come before anything else. */
  readonly danger?: boolean;
  readonly advice?: readonly string[];
  readonly claims?: { readonly kind?: Kind; readonly severity?: Severity };
}

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly options: readonly Option[];
}

/** Questions that lead from one to the next; the answers say what the reporter claims. */
export interface QuestionTree {
  readonly version: number;
  readonly language: string;
  readonly start: string;
  readonly advice: Readonly<Record<string, string>>;
  readonly questions: readonly Question[];
}

/** Option by question, as the reporter chose. */
export type Answers = Readonly<Record<string, string>>;

export interface Claim {
  readonly kind: Kind;
  readonly severity: Severity;
  readonly danger: boolean;
  /** Keys of the advice that must be shown first. */
  readonly advice: readonly string[];
}

export interface AnswerFault {
  readonly question: string;
  readonly fault: 'missing' | 'unknown_option' | 'not_asked';
}

export type Followed =
  | { readonly claim: Claim; readonly faults: readonly [] }
  | { readonly faults: readonly AnswerFault[] };

/**
 * Walks the tree along the answers. The first kind on the way is kept unless a later answer names a graver stake; the
 * severity is the gravest on the way. Every fault is named, with its question.
 */
export function followAnswers(tree: QuestionTree, answers: Answers): Followed {
  const questions = new Map(tree.questions.map((question) => [question.id, question]));
  const way: Option[] = [];
  const asked = new Set<string>();
  const faults: AnswerFault[] = [];
  for (let id = tree.start; id !== END && !asked.has(id); ) {
    asked.add(id);
    const chosen = answers[id];
    const option = questions.get(id)?.options.find((one) => one.id === chosen);
    if (!option) {
      faults.push({ question: id, fault: chosen === undefined ? 'missing' : 'unknown_option' });
      break;
    }
    way.push(option);
    id = option.next;
  }
  const stray = Object.keys(answers).filter((id) => !asked.has(id));
  if (faults.length === 0) for (const question of stray) faults.push({ question, fault: 'not_asked' });
  if (faults.length > 0) return { faults };
  return { claim: claimOf(way), faults: [] };
}

function claimOf(way: readonly Option[]): Claim {
  const claims = way.flatMap((option) => option.claims ?? []);
  const harmed = claims.some(({ kind }) => kind === 'health_harm');
  return {
    kind: harmed ? 'health_harm' : (claims.find(({ kind }) => kind !== undefined)?.kind ?? 'praise_other'),
    severity: claims.reduce<Severity>((worst, { severity = 'none' }) => gravest(worst, severity), 'none'),
    danger: way.some(({ danger }) => danger === true),
    advice: [...new Set(way.flatMap(({ advice = [] }) => advice))],
  };
}

/** What makes a tree unusable: questions that lead nowhere or nobody reaches, circles, doubled names, missing advice. */
export function flawsOfTree(tree: QuestionTree): string[] {
  const ids = tree.questions.map(({ id }) => id);
  const known = new Set(ids);
  const flaws = ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: stands twice`);
  for (const { id, options } of tree.questions) {
    const names = options.map((option) => option.id);
    if (new Set(names).size < names.length) flaws.push(`${id}: an option stands twice`);
    for (const { id: option, next, advice = [] } of options) {
      if (next !== END && !known.has(next)) flaws.push(`${id}/${option}: leads to ${next}, which is no question`);
      for (const key of advice) if (!(key in tree.advice)) flaws.push(`${id}/${option}: there is no advice ${key}`);
    }
  }
  if (!known.has(tree.start)) return [...flaws, `there is no question ${tree.start} to start with`];
  const reached = new Set<string>();
  if (goesRound(tree, tree.start, [], reached)) flaws.push('the questions go round in a circle');
  return [...flaws, ...ids.filter((id) => !reached.has(id)).map((id) => `${id}: nobody reaches it`)];
}

function goesRound(tree: QuestionTree, id: string, above: readonly string[], reached: Set<string>): boolean {
  if (above.includes(id)) return true;
  reached.add(id);
  const next = tree.questions.find((question) => question.id === id)?.options.map((option) => option.next) ?? [];
  return [...new Set(next)].some((one) => one !== END && goesRound(tree, one, [...above, id], reached));
}

/** A tree without its words: two languages must ask the same, and lead the same ways. */
export const shapeOf = ({ version, start, advice, questions }: QuestionTree): string =>
  JSON.stringify({
    version,
    start,
    advice: Object.keys(advice),
    questions: questions.map(({ id, options }) => [id, options.map(({ label: _, ...option }) => option)]),
  });
