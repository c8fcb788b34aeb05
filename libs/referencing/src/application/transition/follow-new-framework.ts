import { Injectable } from '@nestjs/common';
import { Clock, type Day, DomainError, type OrganisationId, SYSTEM } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application/application.js';
import type { OrientationFacts } from '../../domain/application/orientation.js';
import type { Decision } from '../../domain/decision/decision.js';
import { listsApplication } from '../../domain/decision/outcome.js';
import { type Dossier, TRIAL_TRACK } from '../../domain/dossier/dossier.js';
import type { Listing, ListingId, ListingSnapshot } from '../../domain/listing/listing.js';
import {
  type Asked,
  type NewFramework,
  reopenedAmong,
  reopenedBy,
  transitionSource,
  verdictsIfNothing,
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
  /** The rule would not list it any more if nothing were done by then. */
  readonly fails: boolean;
}

/** A listing of which the version cannot say what it asks: what was declared of it is not in its words. */
export interface UnreadableListing {
  readonly listingId: ListingId;
  readonly application: string;
}

/** What a version came to, over some listings. */
export interface Followed {
  readonly frameworkVersion: string;
  readonly owed: readonly OwedTransition[];
  readonly unreadable: readonly UnreadableListing[];
}

type OfListing = { readonly owes: OwedTransition } | { readonly unreadable: UnreadableListing };

/**
 * A version entered into force: what it asks more of becomes findings on each listing it touches, with the day of its
 * tier, and one dossier in which they are answered. The listing stays as it is; silence ends as for any finding. Where the
 * facts of an application cannot be read under it, nothing can be asked yet: a person looks, and the publisher says anew
 * what it is.
 */
@Injectable()
export class FollowNewFramework {
  constructor(
    private readonly opening: OpenFindings,
    private readonly followUps: OpenFollowUp,
    private readonly clock: Clock,
  ) {}

  /** All that stands of one publisher. Told twice, it opens nothing twice. @returns what was opened, and what nobody can tell yet */
  async ofPublisher(scope: ReferencingScope, organisation: OrganisationId, version: NewFramework): Promise<Followed> {
    const rules = await scope.rules.under(version.frameworkVersion);
    const asked = { reopened: reopenedBy(version), transitionOn: version.transitionOn };
    const found: OfListing[] = [];
    for (const listing of await scope.listings.liveOfPublisher(organisation)) {
      const one = await this.ofListing(scope, listing, asked, rules);
      if (one) found.push(one);
    }
    return followed(rules, found);
  }

  /**
   * What a decision has just listed under a version that is not in force any more, since its dossier was begun before:
   * it owes what the others were asked at the entry into force. The same holds of what can be read at last.
   */
  async ofLatecomer(scope: ReferencingScope, application: ApplicationId): Promise<Followed> {
    const rules = await scope.rules.inForce();
    const listing = await scope.listings.liveOf(application);
    const one = listing && (await this.ofListing(scope, listing, rules, rules));
    return followed(rules, one ? [one] : []);
  }

  private async ofListing(
    scope: ReferencingScope,
    listing: Listing,
    { reopened, transitionOn }: Asked,
    rules: Rules,
  ): Promise<OfListing | undefined> {
    const { id, applicationId, assessedBy, frameworkVersion, basis } = listing.toSnapshot();
    if (frameworkVersion === rules.frameworkVersion) return undefined;
    const { facts, name } = (await scope.applications.get(applicationId)).toSnapshot();
    const asked = facts && askedOf(rules, facts, basis);
    if (!asked) return this.leaveToAPerson(scope, rules, { listingId: id, application: name });
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
    const parent = await scope.decisions.get(assessedBy);
    const dossier = await this.followUps.open(scope, {
      actor: SYSTEM,
      kind: 'transition',
      applicationId,
      parent,
      prepareBy: isInTime ? transitionDay : dueOn,
      tightened: reopened,
    });
    const fails = dossier !== undefined && (await failsIfNothing(scope, rules, { asked, gaps, parent, dossier }));
    const criteria = opened.map((finding) => finding.toSnapshot().criterion);
    return { owes: { application: name, criteria, dueOn, fails } };
  }

  /** Kept in the journal of the listing, once for each version. */
  private async leaveToAPerson(
    scope: ReferencingScope,
    { frameworkVersion }: Rules,
    unreadable: UnreadableListing,
  ): Promise<OfListing> {
    const subject = { kind: 'listing', id: unreadable.listingId };
    const isKnown = (await scope.journal.history(subject)).some(
      ({ kind, facts }) => kind === UNREADABLE && facts.criteriaVersion === frameworkVersion,
    );
    if (!isKnown) {
      const facts = { criteriaVersion: frameworkVersion };
      await scope.journal.append({ kind: UNREADABLE, subject, actor: SYSTEM, at: this.clock.now(), facts });
    }
    return { unreadable };
  }
}

const UNREADABLE = 'listing.facts-unreadable';

const followed = ({ frameworkVersion }: Rules, found: readonly OfListing[]): Followed => ({
  frameworkVersion,
  owed: found.flatMap((one) => ('owes' in one ? [one.owes] : [])),
  unreadable: found.flatMap((one) => ('unreadable' in one ? [one.unreadable] : [])),
});

interface Reopened {
  readonly asked: Applicability;
  readonly gaps: Applicability['criteria'];
  readonly parent: Decision;
  readonly dossier: Dossier;
}

/** What the simulation had said of it, over the verdicts it has today. */
async function failsIfNothing(scope: ReferencingScope, rules: Rules, { asked, gaps, parent, dossier }: Reopened) {
  const verdicts = verdictsIfNothing(parent.verdicts, gaps);
  const past = await scope.pastOf(dossier);
  return !listsApplication(rules.propose({ tier: asked.tier, scope: asked.criteria, verdicts, past }).outcome);
}

/** Undefined when the facts are not in the words of the version any more. */
function askedOf(rules: Rules, facts: OrientationFacts, basis: ListingSnapshot['basis']): Applicability | undefined {
  const { track: _, ...today } = facts;
  try {
    return rules.applicability('transition', basis === 'trial' ? { ...today, track: TRIAL_TRACK } : today);
  } catch (refusal) {
    if (refusal instanceof DomainError) return undefined;
    throw refusal;
  }
}
