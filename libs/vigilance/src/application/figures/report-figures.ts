import type { ReportFigure } from '../../domain/figures/report-rate.js';

/** What reports say of the applications that are listed now; those of which nothing was reported are left out. */
export abstract class ReportFigures {
  /** By application, over the window of the policy that ends now. */
  abstract all(): Promise<ReadonlyMap<string, ReportFigure>>;
}
