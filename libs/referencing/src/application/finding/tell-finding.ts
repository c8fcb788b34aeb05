import type { Actor } from '#libs/kernel';
import type { FindingEvent } from '../../domain/finding/finding.events.js';
import type { Finding, FindingMove } from '../../domain/finding/finding.js';
import type { FindingPolicy } from '../../domain/finding/finding-policy.js';
import { timerOf } from '../../domain/finding/finding-timer.js';
import type { ReferencingScope } from '../referencing.work.js';

type Telling = Pick<ReferencingScope, 'journal' | 'outbox' | 'timers'>;

export interface FindingTold {
  readonly actor: Actor;
  readonly at: Date;
  readonly policy: FindingPolicy;
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, string>>;
}

/** Findings of one source: an entry and a due day each, one announcement for all. */
export async function tellOpened(scope: Telling, findings: readonly Finding[], told: FindingTold): Promise<void> {
  const [first] = findings;
  if (!first) return;
  const { actor, at, policy, facts } = told;
  for (const finding of findings) {
    const { id, state, criterion, severity, dueOn, listingId, sourceType, sourceId } = finding.toSnapshot();
    await scope.journal.append({
      kind: 'finding.open',
      subject: { kind: 'finding', id },
      actor,
      at,
      to: state,
      facts: { listing: listingId, criterion, severity, dueOn, source: sourceType, sourceId, ...facts },
    });
    await setTimer(scope, finding, policy, at);
  }
  const { listingId, sourceType, sourceId } = first.toSnapshot();
  await scope.outbox.announce({
    name: 'referencing.findings-opened.v1',
    payload: { listingId, sourceType, sourceId, findingIds: findings.map(({ id }) => id) },
    occurredAt: at,
  } satisfies FindingEvent);
}

/** One step of a finding: what is written down, what is due now, and what others are told. */
export async function tellMoved(
  scope: Telling,
  finding: Finding,
  { action, from, to }: FindingMove,
  { actor, at, policy, facts, secrets }: FindingTold,
): Promise<void> {
  const { id, listingId, criterion, dueOn, sourceType, sourceId, version } = finding.toSnapshot();
  await scope.journal.append({
    kind: `finding.${action}`,
    subject: { kind: 'finding', id },
    actor,
    at,
    from,
    to,
    facts: { listing: listingId, criterion, dueOn, ...facts },
    ...(secrets && { secrets }),
  });
  await setTimer(scope, finding, policy, at);
  await scope.outbox.announce({
    name: 'referencing.finding-moved.v1',
    payload: { findingId: id, listingId, sourceType, sourceId, action, from, to, version },
    occurredAt: at,
  } satisfies FindingEvent);
}

async function setTimer({ timers }: Telling, finding: Finding, policy: FindingPolicy, now: Date): Promise<void> {
  const subject = { kind: 'finding', id: finding.id };
  await timers.cancel(subject);
  const timer = timerOf(finding.toSnapshot(), policy, now);
  if (timer) await timers.set({ subject, ...timer });
}
