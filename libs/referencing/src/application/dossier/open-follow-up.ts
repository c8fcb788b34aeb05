import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, type Day, newId } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application/application.js';
import type { Decision } from '../../domain/decision/decision.js';
import { Dossier, type DossierKind, type DossierSnapshot, TRIAL_TRACK } from '../../domain/dossier/dossier.js';
import { scopeOf } from '../../domain/scope/scope-of-kind.js';
import { judgedIn } from '../../domain/submission/answer.js';
import type { Rules } from '../neighbours.js';
import type { ReferencingScope } from '../referencing.work.js';
import { DossierSteps } from './dossier-steps.js';

/** A file that is judged again, or complied with, stays the file it was. */
const STAYS_THE_FILE_IT_WAS: readonly DossierKind[] = ['initial', 'trial', 'compliance'];

export interface FollowUp {
  readonly actor: Actor;
  /** An initial one, or one for a trial, only when a decision on it fell on appeal and the file is judged again. */
  readonly kind: DossierKind;
  readonly merged?: readonly DossierKind[];
  readonly applicationId: ApplicationId;
  /** The decision it follows from, whose outcomes are kept where they are not judged again. */
  readonly parent: Decision;
  /** The version to be assessed; the one of the parent when it is not said. */
  readonly applicationVersion?: string;
  /** The last day on which the file is in time, when it is not the policy's usual period. */
  readonly prepareBy?: Day | null;
  readonly impacted?: ReadonlySet<string>;
  readonly tightened?: ReadonlySet<string>;
}

/** Those that look at the framework as it is now; the others stay with the one they began under. */
const ON_THE_FRAMEWORK_IN_FORCE: readonly DossierKind[] = ['renewal', 'transition'];

/**
 * A dossier that needs no request: what it follows from was admitted, and the contract covers the application. It is
 * born in preparation, with its scope frozen and the former answers as a starting point (PUB-13, PUB-14).
 */
@Injectable()
export class OpenFollowUp {
  constructor(
    private readonly steps: DossierSteps,
    private readonly clock: Clock,
  ) {}

  /** @returns undefined when one of this kind is open already (invariant 6) */
  async open(scope: ReferencingScope, order: FollowUp): Promise<Dossier | undefined> {
    const { kind, merged = [], applicationId, parent } = order;
    if (await scope.dossiers.openOf(applicationId, kind)) return undefined;

    const former = await formerDossier(scope, parent);
    const rules = await rulesFor(scope, [kind, ...merged], parent);
    const facts = await this.factsFor(scope, order, former);
    const { tier, criteria } = rules.applicability(kind, facts);
    const now = this.clock.now();
    const dossier = Dossier.followUp({
      id: newId<'Dossier'>(),
      number: await scope.nextDossierNumber(this.clock.today().slice(0, 4)),
      kind,
      merged,
      applicationId,
      organisationId: parent.organisationId,
      applicationVersion: order.applicationVersion ?? parent.applicationVersion,
      facts,
      parentDecisionId: parent.id,
      prepareBy: order.prepareBy ?? null,
      frameworkVersion: rules.frameworkVersion,
      tier,
      leadId: former.leadId,
      createdAt: now,
    });
    await this.steps.begin(scope, dossier, rules);
    await scope.dossiers.add(dossier);
    const items = scopeOf([kind, ...merged], {
      applicable: criteria,
      former: { number: parent.number, verdicts: parent.verdicts },
      impacted: order.impacted ?? new Set(),
      tightened: order.tightened ?? new Set(),
    });
    await scope.scopeItems.freeze(dossier.id, items);
    const judged = judgedIn(items).map(({ criterion }) => criterion);
    await scope.answers.prefill(dossier.id, former.id, judged);
    await this.tell(scope, order, dossier, judged.length);
    return dossier;
  }

  /** Whatever comes later is about the application of today. */
  private async factsFor(scope: ReferencingScope, { kind, applicationId }: FollowUp, former: DossierSnapshot) {
    if (STAYS_THE_FILE_IT_WAS.includes(kind)) return former.facts;
    const { facts } = (await scope.applications.get(applicationId)).toSnapshot();
    const { track: _, ...today } = facts ?? former.facts;
    return kind === 'conversion' || former.facts.track !== TRIAL_TRACK ? today : { ...today, track: TRIAL_TRACK };
  }

  private async tell(scope: ReferencingScope, order: FollowUp, dossier: Dossier, judged: number): Promise<void> {
    const at = this.clock.now();
    const { number, kind, version, frameworkVersion, applicationId } = dossier.toSnapshot();
    await scope.journal.append({
      kind: 'dossier.open',
      subject: { kind: 'dossier', id: dossier.id },
      actor: order.actor,
      at,
      to: 'preparation',
      facts: {
        number,
        kind,
        application: applicationId,
        parent: order.parent.number,
        ...(frameworkVersion && { criteriaVersion: frameworkVersion }),
        judged,
      },
    });
    const payload = { dossierId: dossier.id, from: null, to: 'preparation', action: 'openFollowUp', version };
    await scope.outbox.announce({ name: 'referencing.dossier-moved.v1', payload, occurredAt: at });
  }
}

async function formerDossier(scope: ReferencingScope, { dossierId }: Decision): Promise<DossierSnapshot> {
  if (dossierId === null) throw new Conflict('no_file_to_follow', 'A measure judges no file: nothing follows from it.');
  return (await scope.dossiers.get(dossierId)).toSnapshot();
}

const rulesFor = (scope: ReferencingScope, kinds: readonly DossierKind[], parent: Decision): Promise<Rules> =>
  kinds.some((kind) => ON_THE_FRAMEWORK_IN_FORCE.includes(kind)) || parent.frameworkVersion === null
    ? scope.rules.inForce()
    : scope.rules.under(parent.frameworkVersion);
