import { type Actor, dayOf, daysBetween, newId, SYSTEM } from '#libs/kernel';
import type { Decision } from '../../domain/decision/decision.js';
import { dueAfterRestoration } from '../../domain/finding/due-day.js';
import { Finding } from '../../domain/finding/finding.js';
import type { FindingRule } from '../../domain/finding/finding-policy.js';
import type { ListingSnapshot } from '../../domain/listing/listing.js';
import type { ReferencingScope } from '../referencing.work.js';
import { tellMoved, tellOpened } from './tell-finding.js';

interface ChangedListing {
  readonly actor: Actor;
  readonly decision: Decision;
  readonly rule: FindingRule;
  readonly before: ListingSnapshot | null;
  readonly after: ListingSnapshot;
}

/** What an end and a restoration of a listing do to its findings; the public sheet is the caller's to write anew. */
export async function followListing(scope: ReferencingScope, change: ChangedListing): Promise<void> {
  const { before, after } = change;
  if (before?.status !== 'delisted' && after.status === 'delisted') await closeAll(scope, change);
  if (before?.status === 'delisted' && after.status !== 'delisted') await takeUpAgain(scope, change, before);
  if (before && change.decision.outcome === 'prolonged') await giveTheSameTime(scope, change, before);
}

/** What was due on the last day of the listing is due on its new last day; what had a day of its own keeps it. */
async function giveTheSameTime(
  scope: ReferencingScope,
  { actor, decision, rule, after }: ChangedListing,
  { validUntil }: ListingSnapshot,
): Promise<void> {
  const at = decision.signedAt;
  for (const finding of await scope.findings.liveOn(after.id)) {
    const { sourceType, dueOn } = finding.toSnapshot();
    if (sourceType !== 'decision' || dueOn !== validUntil) continue;
    const move = finding.decideAnew(after.validUntil, decision.number, at);
    await scope.findings.save(finding);
    await tellMoved(scope, finding, move, { actor, at, policy: rule.policy, facts: { decision: decision.number } });
  }
}

/** F11: without a listing there is nothing to put right. The decision that ended it is the motive. */
async function closeAll(scope: ReferencingScope, { decision, rule, after }: ChangedListing): Promise<void> {
  const at = decision.signedAt;
  for (const finding of await scope.findings.liveOn(after.id)) {
    const move = finding.endWithListing(decision.number, at);
    await scope.findings.save(finding);
    const facts = { decision: decision.number };
    await tellMoved(scope, finding, move, { actor: SYSTEM, at, policy: rule.policy, facts });
  }
}

/** What fell with the listing is opened again by the decision that restores it, with the days that were lost. */
async function takeUpAgain(
  scope: ReferencingScope,
  { actor, decision, rule, after }: ChangedListing,
  { delistedAt }: ListingSnapshot,
): Promise<void> {
  const at = decision.signedAt;
  const today = dayOf(at);
  const lost = delistedAt === null ? 0 : daysBetween(dayOf(delistedAt), today);
  const opened = (await scope.findings.fallenWith(after.id)).map((fallen) => {
    const { id: reopens, criterion, severity, text, proof, dueOn } = fallen.toSnapshot();
    return Finding.open({
      id: newId<'Finding'>(),
      listingId: after.id,
      criterion,
      severity,
      sourceType: 'decision',
      sourceId: decision.id,
      text,
      proof,
      dueOn: dueAfterRestoration(dueOn, lost, rule, today),
      reopens,
      openedAt: at,
    });
  });
  await scope.findings.add(opened);
  await tellOpened(scope, opened, { actor, at, policy: rule.policy, facts: { decision: decision.number } });
}

/** The findings of a decision that was found wrong fall with it; those of the decision that replaces it are opened anew. */
export async function waiveFindingsOf(
  scope: ReferencingScope,
  replacement: Decision,
  { policy }: FindingRule,
  actor: Actor,
): Promise<void> {
  if (replacement.kind !== 'replacement' || replacement.supersedes === null) return;
  const [at, facts] = [replacement.signedAt, { decision: replacement.number }];
  const met = new Set(['motive_given', 'no_interest_declared'] as const);
  for (const finding of await scope.findings.liveFrom('decision', replacement.supersedes)) {
    const move = finding.waive(replacement.number, met, at);
    await scope.findings.save(finding);
    await tellMoved(scope, finding, move, { actor, at, policy, facts });
  }
}
