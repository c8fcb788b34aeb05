import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#libs/identity';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { type Day, dayOf } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { FindingEvents } from '../../domain/finding/finding.events.js';
import type { FindingId } from '../../domain/finding/finding.js';
import { FindingReaders } from './finding-readers.js';
import { letterOfFinding } from './letter-of-finding.js';

/** One letter for all that a source found: criteria and due days, never the gap itself. */
@Injectable()
@Handles('referencing.tell-findings')
export class TellFindingsHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly readers: FindingReaders,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { listingId, sourceType, findingIds } = payload as FindingEvents['referencing.findings-opened.v1'];
    // A new framework is told to the publisher once, for all his listings.
    if (sourceType === 'framework') return Promise.resolve();
    return this.work.within(tx, async (scope) => {
      const items: { criterion: string; dueOn: Day }[] = [];
      for (const id of findingIds) {
        const { criterion, dueOn } = (await scope.findings.get(id)).toSnapshot();
        items.push({ criterion, dueOn });
      }
      await this.readers.write(tx, scope, listingId, {
        template: 'findings-opened',
        key: findingIds[0] ?? listingId,
        about: { kind: 'listing', id: listingId },
        data: (application) => ({ application, items }),
      });
    });
  }
}

/** What the authority, or the clock, did to a finding. */
@Injectable()
@Handles('referencing.tell-finding')
export class TellFindingHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly readers: FindingReaders,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { findingId, listingId, action, version } = payload as FindingEvents['referencing.finding-moved.v1'];
    return this.work.within(tx, async (scope) => {
      const letter = letterOfFinding(action, (await scope.findings.get(findingId)).toSnapshot());
      const [key, about] = [`${findingId}:${version}`, { kind: 'finding', id: findingId } as const];
      if (letter) await this.readers.write(tx, scope, listingId, { ...letter, key, about });
    });
  }
}

/** Some days before the due day, as the policy says. */
@Injectable()
@Handles('referencing.remind-finding')
export class RemindFindingHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly readers: FindingReaders,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, dueAt, occurrence = '' } = payload as TimerPayload;
    return this.work.within(tx, async (scope) => {
      const { id, listingId, criterion, state } = (await scope.findings.get(subjectId as FindingId)).toSnapshot();
      if (state !== 'open' && state !== 'planned') return;
      await this.readers.write(tx, scope, listingId, {
        template: 'finding-reminder',
        key: `${id}:${dueAt}:${occurrence}`,
        about: { kind: 'finding', id },
        data: (application) => ({ application, criterion, answerBy: dayOf(new Date(dueAt)) }),
      });
    });
  }
}

/** Evidence waits for somebody to look at it: auditors and signatories are told, the publisher loses nothing. */
@Injectable()
@Handles('referencing.escalate-finding')
export class EscalateFindingHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly accounts: Accounts,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { findingId, listingId, verifyBy } = payload as FindingEvents['referencing.finding-limit-exceeded.v1'];
    return this.work.within(tx, async (scope) => {
      const { criterion } = (await scope.findings.get(findingId)).toSnapshot();
      const { applicationId } = (await scope.listings.get(listingId)).toSnapshot();
      const application = (await scope.applications.get(applicationId)).toSnapshot().name;
      const told = [...(await this.accounts.holdersOf('auditor')), ...(await this.accounts.holdersOf('signatory'))];
      for (const accountId of new Set(told.map(({ id }) => id))) {
        await this.letters.post(tx, {
          template: 'finding-unverified',
          key: `finding-unverified:${findingId}:${verifyBy}:${accountId}`,
          to: { accountId },
          about: { kind: 'finding', id: findingId },
          path: `/admin/listings/${listingId}`,
          data: { application, criterion, dueOn: verifyBy as Day },
        });
      }
    });
  }
}
