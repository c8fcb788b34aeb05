/** One criterion to put right, whatever found it. */
export class FindingView {
  id!: string;
  listingId!: string;
  applicationName!: string;
  criterion!: string;
  severity!: string;
  sourceType!: string;
  sourceId!: string;
  text!: string;
  /** Last day on which evidence is in time. */
  dueOn!: string;
  overdue!: boolean;
  state!: string;
  waitingOn!: string;
  openedAt!: string;
  closedAt!: string | null;
  version!: number;
}

export class FindingPageView {
  items!: FindingView[];
  /** Cursor of the next page; absent on the last. */
  next?: string;
}
