/** What is done with one class of data. Durations as in the policy of the procedure: `24m`, `14d`, `12h`. */
export interface RetentionRule {
  readonly name: string;
  /** Counted from the end of what is kept. */
  readonly keep: string;
  /** The publisher is warned twice before. */
  readonly told: boolean;
}

export interface Warnings {
  /** Before the day of erasure, in months. */
  readonly firstMonths: number;
  /** Before the day of erasure, in days. */
  readonly secondDays: number;
}

/** An erasure says under which version of which rule it was ordered. */
export const ruleText = ({ name, keep }: RetentionRule, version: number): string => `${name}@${version}: ${keep}`;
