import type { Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt } from '#libs/http';
import type { ReadHearing, ReadProposal } from '../../application/measure/measure-reads.js';
import { hearingLifecycle } from '../../domain/measure/hearing.lifecycle.js';
import { proposalLifecycle } from '../../domain/measure/measure-proposal.lifecycle.js';
import { hearingWords, proposalWords } from '../state-words.js';
import { type MeasureOperation, measureOperations } from './measure.operations.js';
import type { HearingView, MeasureProposalView } from './measure.view.js';

export function hearingView(
  { hearing, applicationName }: ReadHearing,
  standings: ReadonlySet<Standing>,
  now: Date,
): HearingView {
  const { openedBy: _, answeredBy: __, openedAt, answeredAt, state, ...rest } = hearing;
  const doors = [
    { operation: 'answerHearing', ...action('answer', `/api/v1/hearings/${hearing.id}/observations`) },
    { operation: 'cancelHearing', ...action('cancel', `/api/v1/hearings/${hearing.id}/cancellation`) },
  ] as const;
  const mine = doors.filter(({ operation }) => isFor(operation, standings)).map(({ operation: _, ...door }) => door);
  const [limit, actions] = state === 'open' ? [limitAt(rest.dueOn, now), mine] : [null, []];
  return {
    ...rest,
    applicationName,
    ...lifeOf(hearingLifecycle, state, hearingWords, limit, actions),
    openedAt: openedAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  };
}

export function proposalView(
  { proposal, applicationName }: ReadProposal,
  standings: ReadonlySet<Standing>,
): MeasureProposalView {
  const { closedBy: _, proposedAt, closedAt, state, ...rest } = proposal;
  const dismiss = action('dismiss', `/api/v1/measure-proposals/${proposal.id}/dismissal`);
  const actions = state === 'open' && isFor('dismissMeasureProposal', standings) ? [dismiss] : [];
  return {
    ...rest,
    applicationName,
    ...lifeOf(proposalLifecycle, state, proposalWords, null, actions),
    proposedAt: proposedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
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
