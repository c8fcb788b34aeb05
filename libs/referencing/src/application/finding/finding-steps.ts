import { Injectable } from '@nestjs/common';
import { type Actor, Clock, type Day, StaleVersion } from '#libs/kernel';
import type { Finding, FindingId, FindingMove, FindingSnapshot } from '../../domain/finding/finding.js';
import type { FindingCondition } from '../../domain/finding/finding.lifecycle.js';
import { type FindingFacts, findingConditions } from '../../domain/finding/finding-conditions.js';
import { countFiles } from '../../domain/finding/finding-evidence.js';
import type { ListingSnapshot } from '../../domain/listing/listing.js';
import { EvaluationReader, OrganisationReader, type Rules } from '../neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { AntivirusRule } from '../submission/antivirus-rule.js';
import { tellMoved } from './tell-finding.js';

/** Which finding, and the version of it that the actor had before his eyes. */
export interface OnFinding {
  readonly findingId: FindingId;
  readonly expectedVersion: number;
}

/** A finding under lock, with its listing and the rules of that listing. */
export interface HeldFinding {
  readonly finding: Finding;
  readonly listing: ListingSnapshot;
  readonly rules: Rules;
  readonly now: Date;
  readonly today: Day;
}

/** The frame of every act on a finding: lock, compare versions, judge, act, tell, and write the public sheet anew. */
@Injectable()
export class FindingSteps {
  constructor(
    private readonly work: ReferencingWork,
    private readonly evaluation: EvaluationReader,
    private readonly organisations: OrganisationReader,
    private readonly antivirus: AntivirusRule,
    private readonly clock: Clock,
  ) {}

  /**
   * One act of a person. `given` is what his form says, `act` takes the step with the conditions that hold.
   * @throws ActionNotAllowed, ConditionsNotMet, StaleVersion
   */
  take(
    actor: Actor,
    { findingId, expectedVersion }: OnFinding,
    given: Partial<FindingFacts> | ((held: HeldFinding) => Partial<FindingFacts>),
    act: (
      held: HeldFinding,
      met: ReadonlySet<FindingCondition>,
      scope: ReferencingScope,
    ) => Promise<FindingMove> | FindingMove,
  ): Promise<FindingSnapshot> {
    return this.work.transaction(async (scope) => {
      const held = await this.hold(scope, findingId);
      await expectVersion(scope, held.finding, expectedVersion);
      const said = typeof given === 'function' ? given(held) : given;
      const met = await this.conditions(scope, held, actor, said);
      await this.finish(scope, held, actor, await act(held, met, scope));
      return held.finding.toSnapshot();
    });
  }

  /** The listing is locked first, as by everything that ends it: two people on one thing act one after the other. */
  async hold(scope: ReferencingScope, id: FindingId): Promise<HeldFinding> {
    const { listingId } = (await scope.findings.get(id)).toSnapshot();
    const listing = (await scope.listings.forUpdate(listingId)).toSnapshot();
    const finding = await scope.findings.forUpdate(id);
    const rules = await scope.rules.under(listing.frameworkVersion);
    return { finding, listing, rules, now: this.clock.now(), today: this.clock.today() };
  }

  /** Which conditions of the lifecycle hold for this person, with what his form says. */
  async conditions(
    scope: ReferencingScope,
    { finding, listing, rules, today }: Omit<HeldFinding, 'now'>,
    { accountId }: Actor,
    said: Partial<FindingFacts>,
  ): Promise<ReadonlySet<FindingCondition>> {
    const interested = accountId !== null && (await this.isInterested(listing, accountId));
    const files = countFiles(await scope.findingEvidence.of(finding.id), this.antivirus.required);
    const rejectionsBeforeFailed = rules.policy.findings.rejections_before_failed;
    return findingConditions(
      finding.toSnapshot(),
      { actor: accountId, interested, files, rejectionsBeforeFailed, ...said },
      today,
    );
  }

  /** Keeps the step that was taken and tells it; of several findings the sheet is written once, by the caller. */
  async keep(scope: ReferencingScope, held: HeldFinding, actor: Actor, move: FindingMove): Promise<void> {
    await scope.findings.save(held.finding);
    await tellMoved(scope, held.finding, move, { actor, at: held.now, policy: held.rules.policy });
  }

  async finish(scope: ReferencingScope, held: HeldFinding, actor: Actor, move: FindingMove): Promise<void> {
    await this.keep(scope, held, actor, move);
    await this.refresh(scope, held.listing);
  }

  /** What the public reads of the listing follows its findings. */
  async refresh(scope: ReferencingScope, { id, organisationId }: ListingSnapshot): Promise<void> {
    const { name } = await this.organisations.get(organisationId);
    await scope.publicListings.refresh(id, name, this.clock.now());
  }

  private async isInterested({ organisationId }: ListingSnapshot, account: NonNullable<Actor['accountId']>) {
    return (await this.evaluation.interestedIn(organisationId)).includes(account);
  }
}

async function expectVersion(scope: ReferencingScope, finding: Finding, expected: number): Promise<void> {
  const { version } = finding.toSnapshot();
  if (version === expected) return;
  throw new StaleVersion(expected, version, await scope.lastChange({ kind: 'finding', id: finding.id }));
}
