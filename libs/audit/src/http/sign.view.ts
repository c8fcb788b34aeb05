/** Another authority struck the application off its own list. */
export class StrikeOffView {
  id!: string;
  listingId!: string;
  authority!: string;
  /** Day. */
  struckOffOn!: string;
  reference!: string | null;
  motive!: string;
  recordedAt!: string;
}

/** What software saw of one criterion. */
export class CheckRunView {
  id!: string;
  listingId!: string;
  criterion!: string;
  /** The check that the framework names: `releve_traceurs`… */
  checkName!: string;
  result!: 'passed' | 'failed';
  seen!: string;
  recordedAt!: string;
}

/** What was recorded of a listing from outside and may cause an audit out of turn, newest first. */
export class AuditSignsView {
  strikeOffs!: StrikeOffView[];
  /** The newest hundred. */
  checkRuns!: CheckRunView[];
}
