import type { Standing } from '#libs/access';
import type { ReadHearing, ReadProposal } from '../../application/measure/measure-reads.js';
import { hearingLifecycle } from '../../domain/measure/hearing.lifecycle.js';
import { proposalLifecycle } from '../../domain/measure/measure-proposal.lifecycle.js';
import type { ActionView } from '../dossier/action.view.js';
import { type MeasureOperation, measureOperations } from './measure.operations.js';
import type { HearingView, MeasureProposalView } from './measure.view.js';

export function hearingView({ hearing, applicationName }: ReadHearing, standings: ReadonlySet<Standing>): HearingView {
  const { openedBy: _, answeredBy: __, openedAt, answeredAt, state, ...rest } = hearing;
  const doors = [
    { operation: 'answerHearing', ...action('answer', `/api/v1/hearings/${hearing.id}/observations`) },
    { operation: 'cancelHearing', ...action('cancel', `/api/v1/hearings/${hearing.id}/cancellation`) },
  ] as const;
  return {
    ...rest,
    applicationName,
    state,
    waitingOn: hearingLifecycle.waitingOn[state] ?? 'nobody',
    openedAt: openedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    actions:
      state === 'open'
        ? doors.filter(({ operation }) => isFor(operation, standings)).map(({ operation: _, ...door }) => door)
        : [],
  };
}

export function proposalView(
  { proposal, applicationName }: ReadProposal,
  standings: ReadonlySet<Standing>,
): MeasureProposalView {
  const { closedBy: _, proposedAt, closedAt, state, ...rest } = proposal;
  const dismiss = action('dismiss', `/api/v1/measure-proposals/${proposal.id}/dismissal`);
  return {
    ...rest,
    applicationName,
    state,
    waitingOn: proposalLifecycle.waitingOn[state] ?? 'nobody',
    proposedAt: proposedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
    actions: state === 'open' && isFor('dismissMeasureProposal', standings) ? [dismiss] : [],
  };
}

const action = (name: string, href: string): ActionView => ({
  name,
  allowed: true,
  reasons: [],
  method: 'POST',
  href,
});

export const isFor = (operation: MeasureOperation, standings: ReadonlySet<Standing>): boolean => {
  const { allow } = measureOperations[operation];
  return allow === 'signed_in' || allow.some((standing) => standings.has(standing));
};
