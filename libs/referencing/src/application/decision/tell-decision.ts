import { type Actor, endOf } from '#libs/kernel';
import type { DecisionEvent } from '../../domain/decision/decision.events.js';
import type { Decision } from '../../domain/decision/decision.js';
import type { DecisionRule } from '../../domain/decision/decision-policy.js';
import type { Finding } from '../../domain/finding/finding.js';
import { timersOf } from '../../domain/listing/listing-timers.js';
import type { Notice } from '../../domain/notice/notice.js';
import type { WaivedFinding } from '../finding/open-findings.js';
import type { ListingChange } from '../listing/place-in-catalogue.js';
import type { ReferencingScope } from '../referencing.work.js';

type Telling = Pick<ReferencingScope, 'journal' | 'outbox' | 'timers'>;

export const NOTICE_TIMER = 'notice.deemed_read';
export const FINDING_TIMER = 'finding.due';

interface Told {
  readonly decision: Decision;
  readonly notice: Notice;
  readonly rule: DecisionRule;
  readonly change: ListingChange | null;
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
}

/** Writes down, sets the due dates of, and announces what a decision brought about: one entry per thing that changed. */
export async function tellDecision(scope: Telling, actor: Actor, told: Told): Promise<void> {
  await tellOfDecision(scope, actor, told);
  if (told.change) await tellOfListing(scope, actor, told, told.change);
  await tellOfFindings(scope, actor, told);
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

async function tellOfFindings(
  { journal, outbox, timers }: Telling,
  actor: Actor,
  { decision, change, findings, waived }: Told,
) {
  for (const { finding, from } of waived) {
    const { id, state, criterion } = finding.toSnapshot();
    const subject = { kind: 'finding', id };
    await journal.append({
      kind: 'finding.waive',
      subject,
      actor,
      at: decision.signedAt,
      from,
      to: state,
      facts: { criterion, decision: decision.number },
    });
    await timers.cancel(subject);
  }
  for (const finding of findings) {
    const { id, state, criterion, severity, dueOn, listingId } = finding.toSnapshot();
    const subject = { kind: 'finding', id };
    await journal.append({
      kind: 'finding.open',
      subject,
      actor,
      at: decision.signedAt,
      to: state,
      facts: { listing: listingId, criterion, severity, dueOn, decision: decision.number },
    });
    await timers.set({ subject, kind: FINDING_TIMER, dueAt: endOf(dueOn) });
  }
  if (!change || findings.length === 0) return;
  await outbox.announce({
    name: 'referencing.findings-opened.v1',
    payload: {
      listingId: change.listing.id,
      decisionId: decision.id,
      findingIds: findings.map((finding) => finding.toSnapshot().id),
    },
    occurredAt: decision.signedAt,
  } satisfies DecisionEvent);
}

/** People are committed to, never written: the log is public one day. */
const signers = ({ preparedBy, signedBy, secondSignedBy }: Decision): Record<string, string> => ({
  ...(signedBy && { signedBy }),
  ...(preparedBy && { preparedBy }),
  ...(secondSignedBy && { secondSignedBy }),
});
