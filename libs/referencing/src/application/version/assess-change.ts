import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, type Day, lastDay, SYSTEM } from '#libs/kernel';
import type { Classed, VersionMove } from '../../domain/version/application-version.js';
import type { VersionCondition } from '../../domain/version/application-version.lifecycle.js';
import { filingLimit, weightiestFirst } from '../../domain/version/impact.js';
import { OpenFollowUp } from '../dossier/open-follow-up.js';
import { OpenFindings } from '../finding/open-findings.js';
import { TakeMeasure } from '../measure/take-measure.js';
import { OrganisationReader } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';
import { followCoveredVersion } from './follow-covered-version.js';
import { CONFIRMATION_TIMER, tellVersion, versionSubject } from './tell-version.js';
import type { HeldVersion } from './version-frame.js';

/** Severity of a finding about the duty to declare and to file (domain model, V3 and V6). */
export const DUTY_SEVERITY = 'majeur';

/** V2 and V3: what changed is judged by a dossier on the criteria it touches; until then the former version is covered. */
@Injectable()
export class AssessChange {
  constructor(
    private readonly followUps: OpenFollowUp,
    private readonly findings: OpenFindings,
    private readonly measures: TakeMeasure,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  /** V2. */
  async confirm(
    scope: ReferencingScope,
    actor: Actor,
    held: HeldVersion,
    classed: Classed,
    met: ReadonlySet<VersionCondition>,
  ): Promise<void> {
    const move = held.version.confirmSubstantial(classed, met);
    await scope.timers.cancel(versionSubject(held.version), CONFIRMATION_TIMER);
    const opened = await this.openDossier(scope, actor, held);
    await this.tell(scope, actor, held, move, opened);
  }

  /** V3: it was covered as a minor version. The one before is covered again, and the late declaration is a finding. */
  async reclassify(
    scope: ReferencingScope,
    actor: Actor,
    held: HeldVersion,
    classed: Classed,
    met: ReadonlySet<VersionCondition>,
  ): Promise<void> {
    const { version, listing } = held;
    const move = version.reclassify(classed, met);
    const opened = await this.openDossier(scope, actor, held);
    await this.goBack(scope, actor, held);
    await this.tell(scope, actor, held, move, opened);
    const { number } = version.toSnapshot();
    const [criterion] = weightiestFirst(classed.impact, held.applied);
    if (!criterion) return;
    await this.findings.fromSource(scope, actor, {
      listingId: listing.id,
      source: { type: 'version', id: version.id },
      gaps: [
        {
          criterion: criterion.criterion,
          severity: DUTY_SEVERITY,
          text: `La version ${number} a été déclarée mineure alors que son changement est substantiel : déclaration tardive. ${classed.classMotive ?? ''}`,
        },
      ],
    });
  }

  private async goBack(scope: ReferencingScope, actor: Actor, { version, listing }: HeldVersion): Promise<void> {
    const { formerId, number } = version.toSnapshot();
    if (!formerId) return;
    const former = (await scope.versions.get(formerId)).toSnapshot().number;
    const decision = await this.measures.take(scope, {
      actor: SYSTEM,
      listing,
      action: 'coverVersion',
      coveredVersion: former,
      preparedBy: actor.accountId,
      // What was assessed before is covered again: nothing in it has changed.
      facts: { changeIsMinor: true },
      motive: `Le changement de la version ${number} est substantiel : la version ${former} reste la version évaluée.`,
      remedies: 'Un recours est ouvert devant l’organe de surveillance.',
    });
    await followCoveredVersion(scope, { actor: SYSTEM, decision, listing });
  }

  /** From now on the dossier judges the version, which is kept: a version that is assessed has its dossier. */
  private async openDossier(
    scope: ReferencingScope,
    actor: Actor,
    { version, listing, rules, applied }: HeldVersion,
  ): Promise<Opened> {
    const { number, impact } = version.toSnapshot();
    const { applicationId, assessedBy } = listing.toSnapshot();
    if (!impact) throw new Error(`nothing changed in version ${version.id}`);
    const prepareBy = lastDay(this.clock.today(), filingLimit(impact, applied, rules.changes), rules.calendar);
    const dossier = await this.followUps.open(scope, {
      actor,
      kind: 'change',
      applicationId,
      parent: await scope.decisions.get(assessedBy),
      applicationVersion: number,
      impacted: new Set(impact.criteria),
      prepareBy,
    });
    if (!dossier) throw new Conflict('no_change_in_hand', 'A change dossier of the application is open already.');
    version.assessIn(dossier.id);
    await scope.versions.save(version);
    return { dossier: dossier.toSnapshot().number, prepareBy };
  }

  private async tell(
    scope: ReferencingScope,
    actor: Actor,
    { version, listing }: HeldVersion,
    move: VersionMove,
    { dossier, prepareBy }: Opened,
  ): Promise<void> {
    const at = this.clock.now();
    await tellVersion(scope, version, move, { actor, at, facts: { dossier, prepareBy } });
    const { name } = await this.organisations.get(listing.toSnapshot().organisationId);
    await scope.publicListings.refresh(listing.id, name, at);
  }
}

interface Opened {
  /** Its public number. */
  readonly dossier: string | null;
  readonly prepareBy: Day;
}
