import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts, Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { type AccountId, Clock, type OrganisationId } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { ReferencingScope } from '../../application/referencing.work.js';
import type { ApplicationVersionSnapshot } from '../../domain/version/application-version.js';
import type { VersionAction } from '../../domain/version/application-version.lifecycle.js';
import type { UndeclaredAction } from '../../domain/version/undeclared-change.lifecycle.js';
import type { VersionEvents } from '../../domain/version/version.events.js';
import { letterOfVersion, taskOfVersion } from './letter-of-version.js';

const TOLD_TO_PUBLISHER: readonly VersionAction[] = [
  'confirmMinor',
  'confirmSubstantial',
  'reclassify',
  'decisionNegative',
  'timeout',
];

/** Writes to the publisher what an agent, a decision or the clock did to his version, and to agents what is to be done. */
@Injectable()
@Handles('referencing.tell-version')
export class TellVersionHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const moved = payload as VersionEvents['referencing.version-moved.v1'];
    return this.work.within(tx, async (scope) => {
      const version = (await scope.versions.get(moved.versionId)).toSnapshot();
      const application = await nameOf(scope, version);
      await this.tellAgents(tx, moved, version, application);
      if (TOLD_TO_PUBLISHER.some((action) => action === moved.action)) {
        await this.tellPublisher(tx, moved, version, application);
      }
    });
  }

  private async tellPublisher(
    tx: EntityManager,
    moved: VersionEvents['referencing.version-moved.v1'],
    version: ApplicationVersionSnapshot,
    application: string,
  ): Promise<void> {
    const letter = letterOfVersion(version);
    if (!letter) return;
    const { id, listingId, number, organisationId } = version;
    for (const { accountId } of await this.organisations.toNotify(organisationId)) {
      const about = {
        key: `${letter.template}:${id}:${moved.version}:${accountId}`,
        to: { accountId },
        about: { kind: 'application-version', id },
        path: `/espace/referencements/${listingId}`,
      } as const;
      if (letter.template === 'version-rejected') {
        const data = { application, number, why: letter.data.why };
        await this.letters.post(tx, { ...about, template: letter.template, data });
      } else {
        const data = { application, number, motive: letter.data.motive };
        await this.letters.post(tx, { ...about, template: letter.template, data });
      }
    }
  }

  private async tellAgents(
    tx: EntityManager,
    moved: VersionEvents['referencing.version-moved.v1'],
    version: ApplicationVersionSnapshot,
    application: string,
  ): Promise<void> {
    const task = taskOfVersion(moved, version, this.clock.today());
    if (!task) return;
    const officers = await this.accounts.holdersOf('case_officer');
    const auditors = moved.drawn ? await this.accounts.holdersOf('auditor') : [];
    const { id, listingId, number } = version;
    for (const accountId of new Set<AccountId>([...officers, ...auditors].map((holder) => holder.id))) {
      await this.letters.post(tx, {
        template: 'version-attention',
        key: `version-attention:${id}:${moved.action}:${accountId}`,
        to: { accountId },
        about: { kind: 'application-version', id },
        path: `/admin/listings/${listingId}`,
        data: { application, number, ...task },
      });
    }
  }
}

const TOLD_OF_CHANGE: readonly ('find' | UndeclaredAction)[] = ['find', 'drop'];

/** The four-week letter, and that it is taken back. */
@Injectable()
@Handles('referencing.tell-undeclared')
export class TellUndeclaredHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { changeId, action } = payload as VersionEvents['referencing.undeclared-change-moved.v1'];
    if (!TOLD_OF_CHANGE.includes(action)) return Promise.resolve();
    return this.work.within(tx, async (scope) => {
      const change = (await scope.undeclaredChanges.get(changeId)).toSnapshot();
      const { listingId, number, declareBy, organisationId } = change;
      const application = await nameOf(scope, change);
      const template = action === 'find' ? 'undeclared-change-found' : 'undeclared-change-dropped';
      for (const { accountId } of await this.organisations.toNotify(organisationId)) {
        await this.letters.post(tx, {
          template,
          key: `${template}:${changeId}:${accountId}`,
          to: { accountId },
          about: { kind: 'undeclared-change', id: changeId },
          path: `/espace/referencements/${listingId}`,
          data: { application, number, declareBy },
        });
      }
    });
  }
}

interface OfApplication {
  readonly applicationId: ApplicationVersionSnapshot['applicationId'];
  readonly organisationId: OrganisationId;
}

const nameOf = async (scope: ReferencingScope, { applicationId }: OfApplication): Promise<string> =>
  (await scope.applications.get(applicationId)).toSnapshot().name;
