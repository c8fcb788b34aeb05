/** What came of a file, or what would come of it. */
export class ImportView {
  dryRun!: boolean;
  lines!: number;
  added!: number;
  changed!: number;
  /** Lines that said what was known already. */
  unchanged!: number;
}
