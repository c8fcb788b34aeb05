import type { Standing } from '#libs/access';
import type { ActionView } from '#libs/http';
import { offers } from '#libs/kernel';
import {
  type CaseAction,
  type CaseCondition,
  type CaseParty,
  caseConditionTexts,
  caseLifecycle,
} from '../../domain/case/case.lifecycle.js';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import { vigilanceOperations } from '../../vigilance.operations.js';

/** How a person takes each action; what is missing here is done by the system. */
const ROUTES: Readonly<
  Partial<Record<CaseAction, { readonly operation: keyof typeof vigilanceOperations; readonly path: string }>>
> = {
  qualify: { operation: 'qualifyIncidentCase', path: 'qualification' },
  route: { operation: 'routeIncidentCase', path: 'route' },
  refer: { operation: 'referIncidentCase', path: 'referrals' },
  dismiss: { operation: 'dismissIncidentCase', path: 'dismissal' },
  confirm: { operation: 'confirmIncidentCase', path: 'confirmation' },
  close: { operation: 'closeIncidentCase', path: 'closure' },
  requalify: { operation: 'requalifyIncidentCase', path: 'requalification' },
  askLowering: { operation: 'lowerIncidentCase', path: 'lowering' },
  attach: { operation: 'attachReportToCase', path: 'reports' },
  detach: { operation: 'detachReportFromCase', path: 'detachment' },
  merge: { operation: 'mergeIncidentCase', path: 'merging' },
  separate: { operation: 'separateIncidentCase', path: 'separation' },
  upholdContest: { operation: 'upholdCaseContest', path: 'contest/upholding' },
  rejectContest: { operation: 'rejectCaseContest', path: 'contest/rejection' },
  reopen: { operation: 'reopenIncidentCase', path: 'reopening' },
};

const PEOPLE: ReadonlySet<CaseParty> = new Set(['vigilance_officer', 'duty_officer', 'oversight']);
/** What is said with the act itself is taken for said. */
const GIVEN: readonly CaseCondition[] = [
  'motive_given',
  'severity_kept',
  'gaps_linked',
  'same_application',
  'other_at_work',
];

/** What is known of a case before an act. */
export interface CaseCircumstances {
  readonly isListed: boolean;
  readonly mayReopen: boolean;
  readonly reports: number;
  /** What holds for a ruling on its contest. */
  readonly rulable: ReadonlySet<CaseCondition>;
}

/** What this reader may do now, with the reasons for what is refused. */
export function caseActions(
  { id, state, severity, mergedInto }: CaseSnapshot,
  { isListed, mayReopen, reports, rulable }: CaseCircumstances,
  standings: ReadonlySet<Standing>,
): ActionView[] {
  const met = new Set<CaseCondition>([
    ...GIVEN,
    ...rulable,
    ...(isListed ? (['listed'] as const) : []),
    ...(severity === 'S1' ? [] : (['severity_raised'] as const)),
    ...(severity === 'S4' ? [] : (['severity_lowered'] as const)),
    ...(reports > 1 || mergedInto !== null ? (['another_report_stays'] as const) : []),
    mergedInto === null ? 'not_merged' : 'merged',
    ...(mayReopen ? (['reopened_in_time'] as const) : []),
  ]);
  return offers(caseLifecycle, state, PEOPLE, met, caseConditionTexts).flatMap(({ name, allowed, reasons }) => {
    const route = ROUTES[name];
    if (!route || !isFor(route.operation, standings)) return [];
    return [{ name, allowed, reasons: [...reasons], method: 'POST', href: `/api/v1/cases/${id}/${route.path}` }];
  });
}

const isFor = (operation: keyof typeof vigilanceOperations, standings: ReadonlySet<Standing>): boolean => {
  const { allow } = vigilanceOperations[operation];
  return Array.isArray(allow) && allow.some((standing) => standings.has(standing));
};
