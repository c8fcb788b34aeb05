export class ReferralView {
  id!: string;
  service!: string;
  motive!: string;
  sentAt!: string;
  /** The authority has to have said by then that it has it. */
  dueAt!: string;
  overdue!: boolean;
  acknowledgedOn!: string | null;
  reference!: string | null;
  /** SHA-256 of the package in canonical form (RFC 8785). */
  hash!: string;
  packageHref!: string;
}

export class ReferredReportView {
  number!: string;
  receivedAt!: string;
  appVersion!: string | null;
  kind!: string;
  severity!: string;
  topic!: string | null;
  /** Without persons; null where it was not read yet, or is kept no more. */
  excerpt!: string | null;
}

export class ReferredIncidentView {
  number!: string;
  applicationName!: string;
  kind!: string;
  severity!: string;
  topics!: string[];
  versions!: string[];
  openedAt!: string;
  facts!: string | null;
}

export class ReportsOfDayView {
  day!: string;
  reports!: number;
}

/** What the authority was sent, as it stood then. */
export class ReferralPackageView {
  format!: string;
  service!: string;
  motive!: string;
  sentAt!: string;
  incident!: ReferredIncidentView;
  perDay!: ReportsOfDayView[];
  reports!: ReferredReportView[];
}
