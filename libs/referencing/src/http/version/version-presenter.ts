import { Injectable } from '@nestjs/common';
import type { Acting, Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt, type StateWords } from '#libs/http';
import { Clock, NotFound, offers } from '#libs/kernel';
import { ReferencingWork } from '../../application/referencing.work.js';
import { otherChangeInHand } from '../../application/version/version-frame.js';
import { type ReadUndeclaredChange, type ReadVersion, VersionReads } from '../../application/version/version-reads.js';
import type { ApplicationVersionSnapshot, VersionId } from '../../domain/version/application-version.js';
import {
  type VersionAction,
  type VersionCondition,
  type VersionParty,
  type VersionState,
  versionConditionTexts,
  versionLifecycle,
} from '../../domain/version/application-version.lifecycle.js';
import { type UndeclaredState, undeclaredChangeLifecycle } from '../../domain/version/undeclared-change.lifecycle.js';
import { versionConditions } from '../../domain/version/version-conditions.js';
import { type VersionOperation, versionOperations } from './version.operations.js';
import type { ApplicationVersionView, UndeclaredChangeView } from './version.view.js';

/** How a person takes each action; what is missing here is done by the system. */
const routes: Readonly<Partial<Record<VersionAction, { operation: VersionOperation; path: string }>>> = {
  confirmMinor: { operation: 'confirmVersion', path: 'classification' },
  confirmSubstantial: { operation: 'confirmVersion', path: 'classification' },
  reclassify: { operation: 'reclassifyVersion', path: 'reclassification' },
  passCheck: { operation: 'passVersionCheck', path: 'check' },
  retract: { operation: 'retractVersion', path: 'retraction' },
};

const PEOPLE: ReadonlySet<VersionParty> = new Set(['publisher', 'case_officer', 'auditor']);

/** A version as one reader gets it, with what he may do about it now. */
@Injectable()
export class VersionPresenter {
  constructor(
    private readonly reads: VersionReads,
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  async view({ standings }: Acting, id: VersionId): Promise<ApplicationVersionView> {
    const found = await this.reads.version(id);
    if (!found) throw new NotFound('application version', id);
    return versionView(
      found,
      this.clock.now(),
      actionsOn(found.version, await this.conditions(found.version), standings),
    );
  }

  /** What the form will say is not held against the offer: what changed, and the motive, are given with the act. */
  private conditions(version: ApplicationVersionSnapshot): Promise<ReadonlySet<VersionCondition>> {
    return this.work.read(async (scope) => {
      const { dossierId } = version;
      const dossier = dossierId && (await scope.dossiers.get(dossierId)).toSnapshot();
      const met = versionConditions(version, {
        classMotiveGiven: true,
        otherChangeInHand: await otherChangeInHand(scope, version),
        retraction: 'rolled_back',
        dossierOfItsOwn: !dossier || dossier.kind === 'change',
      });
      return new Set([...met, 'impact_minor', 'impact_substantial'] as const);
    });
  }
}

function actionsOn(
  { id, state }: ApplicationVersionSnapshot,
  met: ReadonlySet<VersionCondition>,
  standings: ReadonlySet<Standing>,
): ActionView[] {
  return offers(versionLifecycle, state, PEOPLE, met, versionConditionTexts).flatMap(({ name, allowed, reasons }) => {
    const route = routes[name];
    if (!route || !isFor(route.operation, standings)) return [];
    const href = `/api/v1/application-versions/${id}/${route.path}`;
    return [{ name, allowed, reasons: [...reasons], method: 'POST' as const, href }];
  });
}

function isFor(operation: VersionOperation, standings: ReadonlySet<Standing>): boolean {
  const { allow } = versionOperations[operation];
  return allow === 'signed_in' || allow.some((standing) => standings.has(standing));
}

const WORDS: StateWords<VersionState> = {
  declared: { fr: 'Version déclarée, classement à confirmer', en: 'Declared, its class to be confirmed' },
  assessing: { fr: 'Modification substantielle en évaluation', en: 'Substantial change being assessed' },
  covered: { fr: 'Version couverte par le référencement', en: 'Covered by the listing' },
  superseded: { fr: 'Version remplacée', en: 'Superseded' },
  rejected: { fr: 'Version non couverte', en: 'Not covered' },
};

const UNDECLARED_WORDS: StateWords<UndeclaredState> = {
  asked: { fr: 'Déclaration demandée', en: 'Declaration asked for' },
  overdue: { fr: 'Déclaration en retard', en: 'Declaration overdue' },
  declared: { fr: 'Modification déclarée', en: 'Change declared' },
  dropped: { fr: 'Sans objet', en: 'Dropped' },
};

/** Who declared, classed and checked stays with the authority: the views name no person. */
export function versionView(
  { version, applicationName }: ReadVersion,
  now: Date,
  /** None in lists. */
  actions: ActionView[] = [],
): ApplicationVersionView {
  const { declaredBy: _, declaredAt, impact, check, state, ...rest } = version;
  return {
    ...rest,
    ...lifeOf(versionLifecycle, state, WORDS, limitAt(state === 'declared' ? rest.confirmBy : null, now), actions),
    applicationName,
    declaredAt: declaredAt.toISOString(),
    impact: impact && {
      class: impact.class,
      types: [...impact.types],
      bricks: [...impact.bricks],
      criteria: [...impact.criteria],
    },
    check: check && { at: check.at.toISOString(), note: check.note },
  };
}

export function undeclaredView(
  { change, applicationName }: ReadUndeclaredChange,
  now: Date,
  standings?: ReadonlySet<Standing>,
): UndeclaredChangeView {
  const { foundBy: _, foundAt, state, ...rest } = change;
  const href = `/api/v1/undeclared-changes/${change.id}/dismissal`;
  const drop: ActionView = { name: 'drop', allowed: true, reasons: [], method: 'POST', href };
  const isOpen = !undeclaredChangeLifecycle.final.includes(state);
  const mayDrop = isOpen && standings && isFor('dropUndeclaredChange', standings);
  return {
    ...rest,
    ...lifeOf(
      undeclaredChangeLifecycle,
      state,
      UNDECLARED_WORDS,
      limitAt(isOpen ? change.declareBy : null, now),
      mayDrop ? [drop] : [],
    ),
    applicationName,
    foundAt: foundAt.toISOString(),
  };
}
