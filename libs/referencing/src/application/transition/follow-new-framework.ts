import { Injectable } from '@nestjs/common';
import { Clock, type Day, DomainError, type OrganisationId, SYSTEM } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application/application.js';
import type { OrientationFacts } from '../../domain/application/orientation.js';
import { TRIAL_TRACK } from '../../domain/dossier/dossier.js';
import type { Listing, ListingSnapshot } from '../../domain/listing/listing.js';
import {
  type Asked,
  type NewFramework,
  reopenedAmong,
  reopenedBy,
  transitionSource,
} from '../../domain/scope/new-framework.js';
import { OpenFollowUp } from '../dossier/open-follow-up.js';
import { OpenFindings } from '../finding/open-findings.js';
import type { Applicability, Rules } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';

/** What one listing has to do: a line of the letter to its publisher. */
export interface OwedTransition {
  readonly application: string;
  readonly criteria: readonly string[];
  readonly dueOn: Day;
}

/**
 * A version entered into force: what it asks more of becomes findings on each listing it touches, with the day of its
 * tier, and one dossier in which they are answered. The listing stays as it is; silence ends as for any finding.
 */
@Injectable()
export class FollowNewFramework {
  constructor(
    private readonly opening: OpenFindings,
    private readonly followUps: OpenFollowUp,
    private readonly clock: Clock,
  ) {}

  /** All that stands of one publisher. Told twice, it opens nothing twice. @returns what was opened */
  async ofPublisher(
    scope: ReferencingScope,
    organisation: OrganisationId,
    version: NewFramework,
  ): Promise<OwedTransition[]> {
    const rules = await scope.rules.under(version.frameworkVersion);
    const asked = { reopened: reopenedBy(version), transitionOn: version.transitionOn };
    const owed: OwedTransition[] = [];
    for (const listing of await scope.listings.liveOfPublisher(organisation)) {
      const one = await this.ofListing(scope, listing, asked, rules);
      if (one) owed.push(one);
    }
    return owed;
  }

  /**
   * What a decision has just listed under a version that is not in force any more, since its dossier was begun before:
   * it owes what the others were asked at the entry into force. @returns undefined when nothing was left to open
   */
  async ofLatecomer(scope: ReferencingScope, application: ApplicationId) {
    const rules = await scope.rules.inForce();
    const listing = await scope.listings.liveOf(application);
    const owed = listing && (await this.ofListing(scope, listing, rules, rules));
    return owed && { owed, frameworkVersion: rules.frameworkVersion };
  }

  private async ofListing(
    scope: ReferencingScope,
    listing: Listing,
    { reopened, transitionOn }: Asked,
    rules: Rules,
  ): Promise<OwedTransition | undefined> {
    const { id, applicationId, assessedBy, frameworkVersion, basis } = listing.toSnapshot();
    if (frameworkVersion === rules.frameworkVersion) return undefined;
    const { facts, name } = (await scope.applications.get(applicationId)).toSnapshot();
    const asked = facts && askedOf(rules, facts, basis);
    if (!asked) return undefined;
    const gaps = reopenedAmong(asked.criteria, reopened);
    const transitionDay = transitionOn?.[asked.tier];
    if (gaps.length === 0 || !transitionDay) return undefined;
    const isInTime = this.clock.today() < transitionDay;

    const opened = await this.opening.fromSource(scope, SYSTEM, {
      listingId: id,
      source: transitionSource(rules.frameworkVersion, id),
      gaps: gaps.map(({ criterion, severity, title }) => ({
        criterion,
        severity,
        ...(isInTime && { dueOn: transitionDay }),
        text: `La version ${rules.frameworkVersion} du référentiel demande davantage : ${title}`,
      })),
    });
    const days = opened.map((finding) => finding.toSnapshot().dueOn).sort();
    const [dueOn] = days;
    if (!dueOn) return undefined;
    await this.followUps.open(scope, {
      actor: SYSTEM,
      kind: 'transition',
      applicationId,
      parent: await scope.decisions.get(assessedBy),
      prepareBy: isInTime ? transitionDay : dueOn,
      tightened: reopened,
    });
    return { application: name, criteria: opened.map((finding) => finding.toSnapshot().criterion), dueOn };
  }
}

/** Undefined when the facts are not in the words of the version any more: the simulation had named it, a person looks. */
function askedOf(rules: Rules, facts: OrientationFacts, basis: ListingSnapshot['basis']): Applicability | undefined {
  const { track: _, ...today } = facts;
  try {
    return rules.applicability('transition', basis === 'trial' ? { ...today, track: TRIAL_TRACK } : today);
  } catch (refusal) {
    if (refusal instanceof DomainError) return undefined;
    throw refusal;
  }
}
