import { type DomainError, type ErrorKind, type Reason } from '#libs/kernel';
import { type ProblemTexts, platformProblems } from './problem-texts.js';

export const STATUS_OF: Readonly<Record<ErrorKind, number>> = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  precondition: 412,
  too_large: 413,
  unsupported: 415,
  invalid: 422,
  too_many: 429,
  unavailable: 503,
};

/** RFC 9457 problem details, with a stable `code` and every reason with the field it is about. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail?: string;
  readonly instance?: string;
  readonly reasons?: readonly Reason[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

export type Language = 'fr' | 'en';

/** French unless the reader asks for English first. */
export const languageOf = (acceptLanguage: string | undefined): Language =>
  /^\s*en\b/i.test(acceptLanguage ?? '') ? 'en' : 'fr';

/** The catalogue of titles: the platform's own, and those each context registers at start. */
export class ProblemCatalogue {
  private readonly texts = new Map<string, ProblemTexts[string]>(Object.entries(platformProblems));

  register(texts: ProblemTexts): void {
    for (const [code, text] of Object.entries(texts)) this.texts.set(code, text);
  }

  get codes(): string[] {
    return [...this.texts.keys()];
  }

  text(code: string, language: Language): string | undefined {
    return this.texts.get(code)?.[language];
  }

  problem(error: DomainError, language: Language, instance: string): Problem {
    const status = STATUS_OF[error.kind];
    const reasons = error.reasons.map((reason) => ({
      ...reason,
      message: this.text(reason.code, language) ?? reason.message,
    }));
    return {
      type: `/problems/${error.code}`,
      title: this.text(error.code, language) ?? error.message,
      status,
      code: error.code,
      ...(language === 'en' && { detail: error.message }),
      instance,
      ...(reasons.length > 0 && { reasons }),
      ...(Object.keys(error.facts).length > 0 && { facts: error.facts }),
    };
  }
}
