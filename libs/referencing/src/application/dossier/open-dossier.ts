import { Injectable } from '@nestjs/common';
import { type Actor, addDays, Clock, Conflict, type Day, endOf, lastDay, newId, startOf } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application/application.js';
import { dayBefore } from '../../domain/decision/decision-policy.js';
import { Dossier, type DossierSnapshot, type OpenedByPublisher, TRIAL_TRACK } from '../../domain/dossier/dossier.js';
import { isOwedByTransition } from '../../domain/finding/finding.js';
import type { ListingSnapshot } from '../../domain/listing/listing.js';
import { refuseTrialTooSoon } from '../../domain/listing/trial-rest.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { LIMIT_TIMER } from './dossier-steps.js';
import { OpenFollowUp } from './open-follow-up.js';

/** A publisher starts a file for an application whose orientation is answered; it stays his own until he files it. */
@Injectable()
export class OpenDossier {
  constructor(
    private readonly work: ReferencingWork,
    private readonly followUps: OpenFollowUp,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, applicationId: ApplicationId, kind: OpenedByPublisher): Promise<DossierSnapshot> {
    return this.work.transaction(async (scope) => {
      if (kind === 'transition') return this.again(scope, actor, applicationId);
      if (kind === 'conversion' || kind === 'renewal') return this.later(scope, actor, applicationId, kind);
      return this.first(scope, actor, applicationId, kind);
    });
  }

  /** A first file, or a first trial: a draft that stays the publisher's own until he files it. */
  private async first(scope: ReferencingScope, actor: Actor, applicationId: ApplicationId, kind: 'initial' | 'trial') {
    if (await scope.listings.liveOf(applicationId)) {
      throw new Conflict('already_listed', 'The application is listed: renew it, or convert its trial.');
    }
    const application = (await scope.applications.get(applicationId)).toSnapshot();
    if (!application.facts) throw new Conflict('orientation_missing', 'Answer the orientation questions first.');
    const { track: _, ...facts } = application.facts;
    const now = this.clock.now();
    const dossier = Dossier.open({
      id: newId<'Dossier'>(),
      kind,
      applicationId,
      organisationId: application.organisationId,
      applicationVersion: application.currentVersion,
      facts: kind === 'trial' ? { ...facts, track: TRIAL_TRACK } : facts,
      createdAt: now,
    });
    const { limits, calendar, policy } = await scope.rules.for(dossier);
    if (kind === 'trial') refuseTrialTooSoon(await scope.pastOf(dossier), policy, this.clock.today());
    const last = lastDay(this.clock.today(), limits.draft_kept, calendar);
    dossier.limitTo(endOf(last));

    await scope.dossiers.add(dossier);
    await scope.timers.set({
      subject: { kind: 'dossier', id: dossier.id },
      kind: LIMIT_TIMER,
      dueAt: endOf(last),
      reminders: (limits.reminders.draft ?? []).map((days) => ({
        occurrence: `-${days}d`,
        at: startOf(addDays(last, -days)),
      })),
    });
    await scope.journal.append({
      kind: 'dossier.open',
      subject: { kind: 'dossier', id: dossier.id },
      actor,
      at: now,
      to: 'draft',
      facts: { kind, application: applicationId },
    });
    return dossier.toSnapshot();
  }

  /** The transition that lapsed or was withdrawn, as long as what it was to answer is open (F3: a dossier is its proof). */
  private async again(scope: ReferencingScope, actor: Actor, applicationId: ApplicationId): Promise<DossierSnapshot> {
    const listing = (await scope.listings.liveOf(applicationId))?.toSnapshot();
    if (!listing) throw new Conflict('not_listed', 'The application is not listed: file a first request.');
    const owed = (await scope.findings.liveOn(listing.id))
      .map((finding) => finding.toSnapshot())
      .filter((finding) => isOwedByTransition(finding) && finding.dueOn >= this.clock.today());
    const [prepareBy] = owed.map(({ dueOn }) => dueOn).sort();
    if (!prepareBy) throw new Conflict('no_transition_owed', 'No finding of a new framework version is open.');
    const opened = await this.followUps.open(scope, {
      actor,
      kind: 'transition',
      applicationId,
      parent: await scope.decisions.get(listing.assessedBy),
      prepareBy,
      tightened: new Set(owed.map(({ criterion }) => criterion)),
    });
    if (!opened) throw new Conflict('dossier_open', 'A dossier of this kind is open already.');
    return opened.toSnapshot();
  }

  /** From a listing that stands: a trial into a full one, or a term into the next (T3). */
  private async later(
    scope: ReferencingScope,
    actor: Actor,
    applicationId: ApplicationId,
    kind: 'conversion' | 'renewal',
  ): Promise<DossierSnapshot> {
    const listing = (await scope.listings.liveOf(applicationId))?.toSnapshot();
    if (!listing) throw new Conflict('not_listed', 'The application is not listed: file a first request.');
    const { policy } = await scope.rules.under(listing.frameworkVersion);
    refuseOutOfSeason(kind, listing, this.clock.today(), policy.listing.renewal.opens_before);
    const opened = await this.followUps.open(scope, {
      actor,
      kind,
      applicationId,
      parent: await scope.decisions.get(listing.assessedBy),
      ...(kind === 'renewal' && { prepareBy: listing.validUntil }),
    });
    if (!opened) throw new Conflict('dossier_open', 'A dossier of this kind is open already.');
    return opened.toSnapshot();
  }
}

function refuseOutOfSeason(
  kind: 'conversion' | 'renewal',
  { basis, validUntil }: ListingSnapshot,
  today: Day,
  opensBefore: string,
): void {
  if (kind === 'conversion') {
    if (basis !== 'trial') throw new Conflict('not_on_trial', 'Only a listing on trial is converted.');
    return;
  }
  if (basis !== 'full') throw new Conflict('not_renewable', 'Only a full listing is renewed.');
  const opensOn = dayBefore(validUntil, opensBefore);
  if (today < opensOn) throw new Conflict('renewal_too_early', 'The renewal is not open yet.', { opensOn });
}
