import { type Actor, endOf } from '#libs/kernel';
import type { DecisionEvent } from '../../domain/decision/decision.events.js';
import type { Decision } from '../../domain/decision/decision.js';
import type { DecisionRule } from '../../domain/decision/decision-policy.js';
import { timersOf } from '../../domain/listing/listing-timers.js';
import type { Notice } from '../../domain/notice/notice.js';
import type { ListingChange } from '../listing/place-in-catalogue.js';
import type { ReferencingScope } from '../referencing.work.js';

type Telling = Pick<ReferencingScope, 'journal' | 'outbox' | 'timers'>;

export const NOTICE_TIMER = 'notice.deemed_read';

interface Told {
  readonly decision: Decision;
  readonly notice: Notice;
  readonly rule: DecisionRule;
  readonly change: ListingChange | null;
}

/** Writes down, sets the due dates of, and announces what a decision brought about: one entry per thing that changed. */
export async function tellDecision(scope: Telling, actor: Actor, told: Told): Promise<void> {
  await tellOfDecision(scope, actor, told);
  if (told.change) await tellOfListing(scope, actor, told, told.change);
}

async function tellOfDecision({ journal, outbox, timers }: Telling, actor: Actor, { decision, notice, change }: Told) {
  const { id: noticeId, deemedReadOn } = notice.toSnapshot();
  await journal.append({
    kind: decision.signedBy === null ? 'decision.take' : 'decision.sign',
    subject: { kind: 'decision', id: decision.id },
    actor,
    at: decision.signedAt,
    to: decision.outcome,
    facts: {
      number: decision.number,
      dossier: decision.dossierId,
      listing: decision.listingId,
      appVersion: decision.applicationVersion,
      criteriaVersion: decision.frameworkVersion,
      policyVersion: decision.policyVersion,
      proposedOutcome: decision.proposal?.outcome ?? null,
      decisionRule: decision.proposal?.rule ?? null,
      supersedes: decision.supersedes,
      contentHash: decision.hash,
    },
    secrets: signers(decision),
  });
  await timers.set({ subject: { kind: 'notice', id: noticeId }, kind: NOTICE_TIMER, dueAt: endOf(deemedReadOn) });
  await outbox.announce({
    name: 'referencing.decision-signed.v1',
    payload: {
      decisionId: decision.id,
      number: decision.number,
      dossierId: decision.dossierId,
      applicationId: decision.applicationId,
      organisationId: decision.organisationId,
      outcome: decision.outcome,
      hash: decision.hash,
      noticeId,
      kind: decision.kind,
      listingId: change?.listing.id ?? decision.listingId,
      supersedes: decision.supersedes,
    },
    occurredAt: decision.signedAt,
  } satisfies DecisionEvent);
}

async function tellOfListing(
  { journal, outbox, timers }: Telling,
  actor: Actor,
  { decision, rule }: Told,
  change: ListingChange,
) {
  const { before, action } = change;
  const listing = change.listing.toSnapshot();
  const { id, applicationId, status, basis, validUntil, coveredVersion, version } = listing;
  const subject = { kind: 'listing', id };
  await journal.append({
    kind: `listing.${action}`,
    subject,
    actor,
    at: decision.signedAt,
    ...(before && { from: before.status }),
    to: status,
    facts: { decision: decision.number, basis, validUntil, coveredVersion, formerBasis: before?.basis ?? null },
  });
  await timers.cancel(subject);
  for (const { kind, dueAt } of timersOf(listing, rule)) await timers.set({ subject, kind, dueAt });
  await outbox.announce({
    name: 'referencing.listing-changed.v1',
    payload: { listingId: id, applicationId, decisionId: decision.id, status, basis, validUntil, version },
    occurredAt: decision.signedAt,
  } satisfies DecisionEvent);
}

/** People are committed to, never written: the log is public one day. */
const signers = ({ preparedBy, signedBy, secondSignedBy }: Decision): Record<string, string> => ({
  ...(signedBy && { signedBy }),
  ...(preparedBy && { preparedBy }),
  ...(secondSignedBy && { secondSignedBy }),
});
