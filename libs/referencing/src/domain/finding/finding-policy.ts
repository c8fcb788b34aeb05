import type { WorkingCalendar } from '#libs/kernel';

/** The figures of the policy that a finding uses. Durations as the policy writes them: `30d`, `15wd`. */
export interface FindingPolicy {
  readonly findings: {
    /** By severity; a gap without a time of its own has as long as the listing. */
    readonly from_decision: Readonly<Record<string, string>>;
    readonly from_audit_incident_framework: Readonly<Record<string, string>>;
    /** In which evidence is to be looked at. */
    readonly verification: string;
    /** The rejection of this number is the last. */
    readonly rejections_before_failed: number;
  };
  readonly procedure?:
    | {
        /** What is left at least to do better after a rejection. */
        readonly after_rejection?: string | undefined;
        /** Days before the due day, under `finding`. */
        readonly reminders: Readonly<Record<string, readonly number[]>>;
      }
    | undefined;
}

/** One version of the policy, and how its days are counted. */
export interface FindingRule {
  readonly policy: FindingPolicy;
  readonly calendar: WorkingCalendar;
}
