/** One month, as it was told last or in a former version. */
export class UsageView {
  /** Month, `YYYY-MM`. */
  period!: string;
  downloads!: number;
  activeUsers!: number;
  source!: string;
  recordedAt!: string;
  /** Came in a file. */
  imported!: boolean;
  version!: number;
}

export class UsageListView {
  items!: UsageView[];
}
