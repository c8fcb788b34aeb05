export type ErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not_found'
  | 'conflict'
  | 'precondition'
  | 'too_large'
  | 'unsupported'
  | 'invalid'
  | 'too_many'
  | 'unavailable';

/** One thing that stands in the way, in a form a client can translate. `field` is a JSON pointer when an input is at fault. */
export interface Reason {
  readonly code: string;
  readonly message: string;
  readonly field?: string;
}

/**
 * A refusal of the domain. Anything else that is thrown is a bug.
 * `code` is snake_case, never reused, and is what a client translates; `message` is for a reader of logs.
 */
export class DomainError extends Error {
  constructor(
    readonly kind: ErrorKind,
    readonly code: string,
    message: string,
    readonly facts: Readonly<Record<string, unknown>> = {},
    readonly reasons: readonly Reason[] = [],
  ) {
    super(message);
    this.name = new.target.name;
  }
}

export class NotFound extends DomainError {
  constructor(thing: string, id: string) {
    super('not_found', 'not_found', `There is no ${thing} ${id} that you may see.`, { thing });
  }
}

export class Forbidden extends DomainError {
  constructor(code: string, message: string, facts: Readonly<Record<string, unknown>> = {}) {
    super('forbidden', code, message, facts);
  }
}

/** A guard refuses: the request was well formed, the present state of things forbids it. */
export class Conflict extends DomainError {
  constructor(
    code: string,
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
    reasons: readonly Reason[] = [],
  ) {
    super('conflict', code, message, facts, reasons);
  }
}

/** The input breaks a schema or a vocabulary; every fault is listed with its field. */
export class Invalid extends DomainError {
  constructor(code: string, message: string, reasons: readonly Reason[] = []) {
    super('invalid', code, message, {}, reasons);
  }
}

/** What somebody else did between the reader's look and his act. */
export interface LastChange {
  readonly action: string;
  readonly by: string;
  readonly at: string;
}

/** The thing changed since the client read it (409), so that nobody overwrites what he has not seen. */
export class StaleVersion extends DomainError {
  constructor(expected: number, actual: number, last?: LastChange) {
    super('conflict', 'stale_version', `You acted on version ${expected}; the current one is ${actual}.`, {
      expected,
      actual,
      ...(last && { last }),
    });
  }
}

/** More requests than one source may make: it may come again. @param seconds until then, whole */
export class TooMany extends DomainError {
  constructor(code: string, message: string, seconds: number) {
    super('too_many', code, message, { retryAfterSeconds: seconds });
  }
}
