import { Injectable } from '@nestjs/common';
import type { Acting } from '#libs/access';
import { Clock } from '#libs/kernel';
import type { DossierLine } from '../../application/dossier/dossier-reads.js';
import type { ReferencingScope } from '../../application/referencing.work.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { Dossier, DossierId, DossierSnapshot } from '../../domain/dossier/dossier.js';
import { dossierLifecycle } from '../../domain/dossier/dossier.lifecycle.js';
import { conditionsMet } from '../../domain/dossier/dossier-facts.js';
import { readClock } from '../../domain/dossier/evaluation-clock.js';
import type { LimitExtension } from '../../domain/dossier/limit-extension.js';
import { publisherWords } from '../../domain/dossier/state-words.js';
import type { ClockView, DossierLineView, DossierView, LimitExtensionView } from './dossier.view.js';
import { dossierActions } from './dossier-actions.js';

/** A dossier as one reader may see it, with what he may do now. */
@Injectable()
export class DossierPresenter {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  view(acting: Acting, id: DossierId): Promise<DossierView> {
    return this.work.read(async (scope) => this.present(scope, acting, await scope.dossiers.get(id)));
  }

  line({ dueAt, state, ...line }: DossierLine): DossierLineView {
    return {
      ...line,
      state,
      publicState: publisherWords[state],
      waitingOn: dossierLifecycle.waitingOn[state] ?? 'nobody',
      dueAt: dueAt?.toISOString() ?? null,
      overdue: dueAt !== null && dueAt < this.clock.now(),
    };
  }

  private async present(scope: ReferencingScope, acting: Acting, dossier: Dossier): Promise<DossierView> {
    const snapshot = dossier.toSnapshot();
    const facts = await scope.surroundings.factsOf(dossier);
    const rules = await scope.rules.for(dossier);
    const met = conditionsMet(snapshot, facts, rules.allowances, acting.actor.accountId, this.clock.now());
    const application = (await scope.applications.get(snapshot.applicationId)).toSnapshot();
    const contract = await scope.contracts.liveOf(snapshot.applicationId);
    const clock = await this.clockOf(scope, dossier);
    const ofAuthority = acting.person.staffRoles.length > 0;
    return {
      ...shown(snapshot),
      applicationName: application.name,
      publicState: publisherWords[snapshot.state],
      waitingOn: waitingOn(snapshot, facts.openBlockingClarifications > 0),
      ...(ofAuthority && { leadId: snapshot.leadId }),
      ...(clock && { clock }),
      extensions: (await scope.extensions.of(snapshot.id)).map(extensionView),
      contractId: contract?.toSnapshot().id ?? null,
      actions: dossierActions(snapshot, met, acting.standings),
      version: snapshot.version,
    };
  }

  private async clockOf(scope: ReferencingScope, dossier: Dossier): Promise<ClockView | undefined> {
    const { clock } = dossier.toSnapshot();
    if (!clock) return undefined;
    const { calendar } = await scope.rules.for(dossier);
    const reading = readClock(clock, await scope.surroundings.stopsOf(dossier.id), this.clock.today(), calendar);
    return { ...reading, stops: reading.stops.map(({ cancelled = false, ...stop }) => ({ ...stop, cancelled })) };
  }
}

const extensionView = ({ state, grantedAt, motive, formerDueOn, dueOn }: LimitExtension): LimitExtensionView => ({
  state,
  grantedAt: grantedAt.toISOString(),
  motive,
  formerDueOn,
  dueOn,
});

const waitingOn = ({ state }: DossierSnapshot, publisherIsAsked: boolean): string =>
  publisherIsAsked ? 'publisher' : (dossierLifecycle.waitingOn[state] ?? 'nobody');

const shown = ({
  id,
  number,
  kind,
  applicationId,
  organisationId,
  applicationVersion,
  facts,
  ...rest
}: DossierSnapshot) => ({
  id,
  number,
  kind,
  merged: [...rest.merged],
  parentDecisionId: rest.parentDecisionId,
  applicationId,
  organisationId,
  applicationVersion,
  facts: { ...facts, flags: [...facts.flags] },
  state: rest.state,
  stateSince: rest.stateSince.toISOString(),
  dueAt: rest.stateDueAt?.toISOString() ?? null,
  frameworkVersion: rest.frameworkVersion,
  tier: rest.tier,
  returns: rest.returns,
});
