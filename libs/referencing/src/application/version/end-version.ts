import { Injectable } from '@nestjs/common';
import { type Actor, Clock, SYSTEM } from '#libs/kernel';
import type { Dossier, DossierId } from '../../domain/dossier/dossier.js';
import { dossierLifecycle } from '../../domain/dossier/dossier.lifecycle.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { ApplicationVersion, Retraction, VersionMove } from '../../domain/version/application-version.js';
import { weightiestFirst } from '../../domain/version/impact.js';
import { versionConditions } from '../../domain/version/version-conditions.js';
import { CloseBehind } from '../dossier/close-behind.js';
import { DossierSteps } from '../dossier/dossier-steps.js';
import { OpenFindings } from '../finding/open-findings.js';
import { ProposeMeasure } from '../measure/propose-measure.js';
import { OrganisationReader } from '../neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { DUTY_SEVERITY } from './assess-change.js';
import {
  CONFIRMATION_TIMER,
  tellUndeclared,
  tellVersion,
  UNDECLARED_TIMER,
  undeclaredSubject,
  versionSubject,
} from './tell-version.js';
import { type HeldVersion, holdVersion, type OnVersion, onVersion } from './version-frame.js';

/** How a version ends without being covered. */
@Injectable()
export class EndVersion {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly closing: CloseBehind,
    private readonly findings: OpenFindings,
    private readonly proposals: ProposeMeasure,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  /** V8: it never was released, or was rolled back. @throws ActionNotAllowed, ConditionsNotMet, StaleVersion */
  retract(actor: Actor, on: OnVersion, retraction: Retraction) {
    return onVersion(this.work, on, async (scope, held) => {
      const dossier = await dossierOf(scope, held.version);
      const facts = { retraction, dossierOfItsOwn: dossier === undefined || judgesOnly(dossier) };
      const move = held.version.retract(retraction, versionConditions(held.version.toSnapshot(), facts));
      await this.end(scope, actor, held, move);
      if (dossier) await this.withdraw(scope, actor, dossier);
    });
  }

  /** V5, V6: its dossier ended, and did not cover it. May run twice: a version that is covered is left alone. */
  async dossierEnded(scope: ReferencingScope, dossierId: DossierId): Promise<void> {
    const judged = await scope.versions.judgedBy(dossierId);
    if (judged?.state !== 'assessing') return;
    const { state } = (await scope.dossiers.get(dossierId)).toSnapshot();
    if (!dossierLifecycle.final.includes(state)) return;
    const held = await holdVersion(scope, judged.id);
    if (state !== 'decided') return this.notFiled(scope, held);
    await this.end(scope, SYSTEM, held, held.version.decisionNegative());
    const { formerKept, number } = held.version.toSnapshot();
    if (formerKept === false)
      await this.proposeSuspension(
        scope,
        held,
        `La version ${number} est refusée et la version évaluée n’est plus distribuée.`,
      );
  }

  /** V11: pending versions and undeclared changes of a listing that ended are closed. May run twice. */
  async listingEnded(scope: ReferencingScope, listingId: ListingId): Promise<void> {
    const { status } = (await scope.listings.forUpdate(listingId)).toSnapshot();
    if (status !== 'delisted') return;
    for (const { id } of await scope.versions.pendingOf(listingId)) {
      const held = await holdVersion(scope, id);
      const dossier = await dossierOf(scope, held.version);
      await this.end(scope, SYSTEM, held, held.version.endWithListing());
      if (dossier && judgesOnly(dossier)) await this.withdraw(scope, SYSTEM, dossier);
    }
    for (const change of await scope.undeclaredChanges.openOn(listingId)) {
      const move = change.drop('Le référencement a pris fin.');
      await scope.undeclaredChanges.save(change);
      await scope.timers.cancel(undeclaredSubject(change), UNDECLARED_TIMER);
      await tellUndeclared(scope, change, move, { actor: SYSTEM, at: this.clock.now() });
    }
  }

  /** V6. A publisher who withdraws the file of a version that he does not take back has not filed it either. */
  private async notFiled(scope: ReferencingScope, held: HeldVersion): Promise<void> {
    const { version, listing, applied } = held;
    await this.end(scope, SYSTEM, held, version.timeOut());
    const { number, impact } = version.toSnapshot();
    const [criterion] = impact ? weightiestFirst(impact, applied) : [];
    if (!criterion) return;
    await this.findings.fromSource(scope, SYSTEM, {
      listingId: listing.id,
      source: { type: 'version', id: version.id },
      gaps: [
        {
          criterion: criterion.criterion,
          severity: DUTY_SEVERITY,
          text: `Le changement substantiel de la version ${number} n’a pas fait l’objet d’un dossier à temps.`,
        },
      ],
    });
  }

  private async end(scope: ReferencingScope, actor: Actor, held: HeldVersion, move: VersionMove): Promise<void> {
    const { version, listing } = held;
    const at = this.clock.now();
    await scope.versions.save(version);
    await scope.timers.cancel(versionSubject(version), CONFIRMATION_TIMER);
    await tellVersion(scope, version, move, { actor, at, facts: { end: version.toSnapshot().end } });
    const { name } = await this.organisations.get(listing.toSnapshot().organisationId);
    await scope.publicListings.refresh(listing.id, name, at);
  }

  private async proposeSuspension(scope: ReferencingScope, { version, listing }: HeldVersion, motive: string) {
    if (listing.toSnapshot().status !== 'active') return;
    const source = { type: 'version', id: version.id } as const;
    await this.proposals.put(scope, SYSTEM, { listingId: listing.id, measure: 'suspend', source, motive });
  }

  private async withdraw(scope: ReferencingScope, actor: Actor, dossier: Dossier): Promise<void> {
    await this.steps.take(scope, actor, dossier, 'withdraw');
    await this.closing.close(scope, dossier);
  }
}

/** The dossier that judges it, if it still runs; locked. */
async function dossierOf(scope: ReferencingScope, version: ApplicationVersion): Promise<Dossier | undefined> {
  const { dossierId, state } = version.toSnapshot();
  if (dossierId === null || state !== 'assessing') return undefined;
  const dossier = await scope.dossiers.forUpdate(dossierId);
  return dossierLifecycle.final.includes(dossier.state) ? undefined : dossier;
}

/** A renewal that took the change along judges the rest too. */
const judgesOnly = (dossier: Dossier): boolean => dossier.toSnapshot().kind === 'change';
