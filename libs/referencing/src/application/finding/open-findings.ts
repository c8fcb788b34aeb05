import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Day, newId, SYSTEM } from '#libs/kernel';
import type { Decision } from '../../domain/decision/decision.js';
import type { DueGap } from '../../domain/decision/listing-grant.js';
import { dueDecidedAnew, dueFromSource } from '../../domain/finding/due-day.js';
import { Finding, type FindingSource } from '../../domain/finding/finding.js';
import type { FindingRule } from '../../domain/finding/finding-policy.js';
import type { Listing, ListingId } from '../../domain/listing/listing.js';
import { OrganisationReader } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';
import { tellMoved, tellOpened } from './tell-finding.js';

/** A criterion to put right, as an audit, a case or a new framework found it. */
export interface FoundGap {
  readonly criterion: string;
  readonly severity: string;
  /** What is wrong, in the words the publisher reads. */
  readonly text: string;
  /** Where the source sets the day itself; else the policy does, by severity. */
  readonly dueOn?: Day;
}

export interface GapsOfSource {
  readonly listingId: ListingId;
  readonly source: { readonly type: Exclude<FindingSource, 'decision'>; readonly id: string };
  readonly gaps: readonly FoundGap[];
}

/** Opens what an audit, a case or a new framework found on a listing. */
@Injectable()
export class OpenFindings {
  constructor(
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  /**
   * In the caller's transaction. A gap that this source has already opened is left out, so it may be told twice; on a
   * listing that has ended there is nothing to put right.
   * @returns what was opened
   */
  async fromSource(
    scope: ReferencingScope,
    actor: Actor,
    { listingId, source, gaps }: GapsOfSource,
  ): Promise<Finding[]> {
    const { status, frameworkVersion, organisationId } = (await scope.listings.forUpdate(listingId)).toSnapshot();
    if (status === 'delisted') return [];
    const rule = await scope.rules.under(frameworkVersion);
    const known = new Set((await scope.findings.from(source.type, source.id)).map((one) => one.toSnapshot().criterion));
    const [at, today] = [this.clock.now(), this.clock.today()];
    const opened = gaps
      .filter(({ criterion }) => !known.has(criterion))
      .map(({ criterion, severity, text, dueOn }) =>
        Finding.open({
          id: newId<'Finding'>(),
          listingId,
          criterion,
          severity,
          sourceType: source.type,
          sourceId: source.id,
          text,
          proof: source.type === 'framework' ? 'dossier' : 'files',
          dueOn: dueOn ?? dueFromSource(severity, rule, today),
          openedAt: at,
        }),
      );
    await scope.findings.add(opened);
    await tellOpened(scope, opened, { actor, at, policy: rule.policy });
    if (opened.length > 0) {
      const { name } = await this.organisations.get(organisationId);
      await scope.publicListings.refresh(listingId, name, at);
    }
    return opened;
  }
}

interface ListedInSpite {
  readonly actor: Actor;
  readonly decision: Decision;
  readonly listing: Listing;
  readonly dueGaps: readonly DueGap[];
  readonly rule: FindingRule;
}

/**
 * One finding for each gap that the listing was given in spite of, in the words of the decision. A criterion that still
 * has to be put right because of an earlier decision is not opened twice: the later of the two days holds for it.
 * @returns what was opened; the public sheet is the caller's to write anew
 */
export async function openFindings(
  scope: ReferencingScope,
  { actor, decision, listing, dueGaps, rule }: ListedInSpite,
): Promise<Finding[]> {
  if (dueGaps.length === 0) return [];
  const { id: listingId, basis, validUntil } = listing.toSnapshot();
  const at = decision.signedAt;
  const facts = { decision: decision.number };
  const { policy } = rule;
  const running = new Map(
    (await scope.findings.liveOn(listingId))
      .filter((finding) => finding.toSnapshot().sourceType === 'decision')
      .map((finding) => [finding.toSnapshot().criterion, finding]),
  );
  const texts = new Map(decision.motives.map(({ criterion, text }) => [criterion, text]));
  const opened: Finding[] = [];
  for (const { criterion, severity, dueOn } of dueGaps) {
    const text = texts.get(criterion) ?? '';
    const known = running.get(criterion);
    if (known) {
      const due = dueDecidedAnew(known.toSnapshot().dueOn, dueOn, basis === 'full' ? null : validUntil);
      const move = known.decideAnew(due, text, at);
      await scope.findings.save(known);
      await tellMoved(scope, known, move, { actor: SYSTEM, at, policy, facts });
    } else {
      const of = { sourceType: 'decision', sourceId: decision.id } as const;
      const proof = basis === 'full' ? 'files' : 'dossier';
      const id = newId<'Finding'>();
      opened.push(Finding.open({ id, listingId, criterion, severity, ...of, text, proof, dueOn, openedAt: at }));
    }
  }
  await scope.findings.add(opened);
  await tellOpened(scope, opened, { actor, at, policy, facts });
  return opened;
}
