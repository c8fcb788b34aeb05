import type { DecidedVerdict } from '../decision/decision.js';
import type { DossierKind } from '../dossier/dossier.js';
import type { ScopeItem, ScopeReason } from '../submission/answer.js';

/** A criterion as the framework gives it, before anybody asked what is known of it. */
export type ApplicableItem = Omit<ScopeItem, 'reason' | 'carried'>;

/** What was decided last on the application. */
export interface FormerDecision {
  /** Public number, as the publisher reads it: "kept from decision N". */
  readonly number: string;
  readonly verdicts: readonly DecidedVerdict[];
}

export interface ScopeSources {
  readonly applicable: readonly ApplicableItem[];
  readonly former: FormerDecision | null;
  /** Criteria that declared changes of the application touch. */
  readonly impacted: ReadonlySet<string>;
  /** Criteria of a new framework that ask for more than before. */
  readonly tightened: ReadonlySet<string>;
}

type Why = Exclude<ScopeReason, 'carried'> | null;

/** Why each kind judges a criterion; null: it keeps the outcome it has. */
const JUDGES: Readonly<Record<DossierKind, (item: Known) => Why>> = {
  initial: () => 'full',
  trial: () => 'full',
  renewal: () => 'full',
  compliance: ({ former, impacted }) => {
    if (!former) return 'pending';
    if (!holds(former)) return 'failed';
    return impacted ? 'impacted' : null;
  },
  conversion: ({ former }) => {
    if (!former) return 'pending';
    return holds(former) ? null : 'failed';
  },
  change: ({ former, impacted }) => {
    if (!former) return 'pending';
    return impacted ? 'impacted' : null;
  },
  transition: ({ former, tightened }) => (tightened || !former ? 'tightened' : null),
};

interface Known {
  readonly former: DecidedVerdict | undefined;
  readonly impacted: boolean;
  readonly tightened: boolean;
}

/**
 * The frozen scope of a dossier: what is judged in it and why, and what is kept from the decision before. Merged kinds
 * judge the union; all applicable criteria stand in it, so that the decision rule always sees the whole.
 */
export function scopeOf(kinds: readonly DossierKind[], sources: ScopeSources): ScopeItem[] {
  const { applicable, former, impacted, tightened } = sources;
  const verdicts = new Map(former?.verdicts.map((verdict) => [verdict.criterion, verdict]));
  return applicable.map((item) => {
    const decided = verdicts.get(item.criterion);
    const known = {
      former: decided,
      impacted: impacted.has(item.criterion),
      tightened: tightened.has(item.criterion),
    };
    const [reason] = kinds.flatMap((kind) => JUDGES[kind](known) ?? []);
    if (reason !== undefined || !decided || !former) return { ...item, reason: reason ?? 'pending', carried: null };
    const carried = { decision: former.number, verdict: decided.verdict, trust: decided.trust };
    return { ...item, reason: 'carried', carried };
  });
}

const holds = ({ verdict }: DecidedVerdict): boolean => verdict === 'conforme' || verdict === 'non_applicable';
