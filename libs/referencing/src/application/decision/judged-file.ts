import { Conflict } from '#libs/kernel';
import type { DecidedVerdict } from '../../domain/decision/decision.js';
import type { DecidedFile } from '../../domain/decision/decision-draft.js';
import { proposalFor } from '../../domain/decision/outcome.js';
import { type Dossier, isOnTrialTrack } from '../../domain/dossier/dossier.js';
import type { ReportedOutcome } from '../../domain/report/report.js';
import type { ScopeItem } from '../../domain/submission/answer.js';
import type { ReferencingScope } from '../referencing.work.js';

type Trusted = ReportedOutcome & { readonly trust?: string };

/** What the closed report and the frozen scope say together: the file that is decided on. @throws Conflict (`report_not_closed`) */
export async function judgedFile(
  scope: Pick<ReferencingScope, 'reports' | 'scopeItems'>,
  dossier: Dossier,
): Promise<DecidedFile> {
  const report = await scope.reports.latest(dossier.id);
  if (!report) throw new Conflict('report_not_closed', 'The report must be closed before anything is decided.');
  const snapshot = dossier.toSnapshot();
  const kind = isOnTrialTrack(snapshot) ? 'trial' : snapshot.kind;
  const verdicts = verdictsOf(await scope.scopeItems.of(dossier.id), report.outcomes);
  return { kind, proposal: proposalFor(snapshot, report.proposal), verdicts };
}

/** A criterion without an outcome is still to be completed: silence never counts as conformity. */
function verdictsOf(items: readonly ScopeItem[], outcomes: readonly Trusted[]): DecidedVerdict[] {
  const found = new Map(outcomes.map((outcome) => [outcome.criterion, outcome]));
  return items.map(({ criterion, brick, severity, obligation, inForce }) => {
    const outcome = found.get(criterion);
    return {
      criterion,
      brick,
      severity,
      obligation,
      inForce,
      verdict: outcome?.verdict ?? 'a_completer',
      trust: outcome?.trust ?? null,
    };
  });
}
