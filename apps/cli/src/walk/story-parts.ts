import type { HttpClient } from './http-client.js';

/** Who plays, by the part they have in the story. */
export interface Cast {
  readonly publisher: HttpClient;
  readonly caseOfficer: HttpClient;
  readonly lead: HttpClient;
  readonly signatory: HttpClient;
  readonly public: HttpClient;
  /** Any expert, by account. */
  expert(accountId: string): HttpClient;
}

/** What makes one telling of the story differ from another. */
export interface Plot {
  readonly name: string;
  readonly kind: 'initial' | 'trial';
  readonly facts: {
    readonly category: string;
    readonly access: string;
    readonly catalog: string;
    readonly flags: readonly string[];
    readonly device_class?: string;
  };
  /** Chosen by the story among the criteria in scope: which ones the experts find to fail. */
  readonly failing: (scope: readonly ScopeItem[]) => readonly string[];
  /** What the rule must propose, or the story ends with a surprise. */
  readonly outcome: string;
  /** What is refused leaves the application listed as it was: a change, for one. */
  readonly staysListed?: boolean;
}

export interface ScopeItem {
  readonly criterion: string;
  readonly brick: string;
  readonly severity: string;
  readonly obligation: string;
  readonly inForce: boolean;
  readonly evidenceExpected: number;
  readonly naReasons: readonly string[];
  /** Kept from an earlier decision: neither answered nor judged again. */
  readonly carried: object | null;
}

export interface Told {
  readonly dossierId: string;
  readonly number: string;
  readonly slug: string;
  readonly outcome: string;
}

/** Called before and after each step, so that a person may follow and a test may look. */
export type Step = <Result>(title: string, act: () => Promise<Result>) => Promise<Result>;

/** Until something that the worker does holds. @throws Error when it never will */
export type Wait = (until: () => Promise<boolean>, what: string) => Promise<void>;
