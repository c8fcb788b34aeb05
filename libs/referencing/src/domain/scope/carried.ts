import type { ReportedOutcome } from '../report/report.js';
import type { ScopeItem } from '../submission/answer.js';

/** What is kept from an earlier decision stands beside what was judged now, and says where it comes from. */
export function withCarried(scope: readonly ScopeItem[], outcomes: readonly ReportedOutcome[]): ReportedOutcome[] {
  const kept = scope.flatMap(({ criterion, carried }) =>
    carried === null
      ? []
      : [
          {
            criterion,
            verdict: carried.verdict,
            rationale: `Conservé de la décision ${carried.decision}.`,
            method: 'carried',
            ...(carried.trust !== null && { trust: carried.trust }),
          },
        ],
  );
  return [...outcomes, ...kept];
}
