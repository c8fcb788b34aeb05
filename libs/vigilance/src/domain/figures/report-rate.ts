/** What was reported of one listed application in the window that ends today, and in the one before. */
export interface ReportCounts {
  readonly applicationId: string;
  readonly category: string;
  /** Each case once, and each report that belongs to none; what was set aside is left out. */
  readonly reports: number;
  /** Of harm to health, privacy or security. */
  readonly complaints: number;
  readonly complaintsBefore: number;
}

export interface ReportFigure {
  readonly reports: number;
  /** The shrunk number of reports over that of an application of the same category: 1 is as many as others. */
  readonly ratio: number;
  /** Rise of complaints about health and data over the window before, from 0 to 1. */
  readonly complaints: number;
}

/**
 * Shrunk towards the mean of the category, as a gamma prior of that weight does: one report of a quiet category is not yet
 * many. Applications of which nothing was reported are left out.
 * @param weight how many reports the prior is worth
 */
export function figuresOf(counts: readonly ReportCounts[], weight: number): ReadonlyMap<string, ReportFigure> {
  const expected = new Map<string, number>();
  for (const category of new Set(counts.map((one) => one.category))) {
    const alike = counts.filter((one) => one.category === category);
    expected.set(category, alike.reduce((sum, one) => sum + one.reports, 0) / alike.length);
  }
  return new Map(
    counts
      .filter(({ reports }) => reports > 0)
      .map(({ applicationId, category, reports, complaints, complaintsBefore }) => [
        applicationId,
        {
          reports,
          ratio: (reports + weight) / ((expected.get(category) ?? 0) + weight),
          complaints: Math.max(0, complaints - complaintsBefore) / (complaints + complaintsBefore + weight),
        },
      ]),
  );
}
