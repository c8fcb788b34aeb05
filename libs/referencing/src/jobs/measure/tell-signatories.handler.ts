import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { type AccountId, Clock, type Day, dayOf, type Words } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { JobWork } from '../../application/job-work.js';
import type { ListingId } from '../../domain/listing/listing-id.js';
import type { ProposedMeasure } from '../../domain/measure/measure-proposal.js';
import { measureWords, TOLD_TO_OVERSIGHT, undecidedWords } from './measure-words.js';

interface Asked {
  readonly listingId: ListingId;
  readonly proposalId?: string;
  readonly measure?: ProposedMeasure;
  readonly timer?: string;
  readonly dueAt?: string;
  readonly withdrawalId?: string;
  readonly prolongationId?: string;
  readonly answerBy?: Day;
  readonly state?: string;
  readonly effectiveOn?: Day;
}

interface Matter {
  readonly key: string;
  readonly what: Words;
  readonly dueOn: Day;
  readonly oversightToo: boolean;
}

/** Puts before the signatories what only they can do, and before the oversight body what they let pass. */
@Injectable()
@Handles('referencing.tell-signatories')
export class TellSignatoriesHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly accounts: Accounts,
    private readonly clock: Clock,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const asked = payload as Asked;
    const matter = matterOf(asked, this.clock.today());
    if (!matter) return Promise.resolve();
    return this.work.within(tx, async (scope) => {
      const { applicationId } = (await scope.listings.forUpdate(asked.listingId)).toSnapshot();
      const application = (await scope.applications.get(applicationId)).toSnapshot().name;
      for (const accountId of await this.readers(matter)) {
        await this.letters.post(tx, {
          template: 'listing-attention',
          key: `${matter.key}:${accountId}`,
          to: { accountId },
          about: { kind: 'listing', id: asked.listingId },
          path: `/admin/listings/${asked.listingId}`,
          data: { application, what: matter.what, dueOn: matter.dueOn },
        });
      }
    });
  }

  private async readers({ oversightToo }: Matter): Promise<ReadonlySet<AccountId>> {
    const signatories = await this.accounts.holdersOf('signatory');
    const oversight = oversightToo ? await this.accounts.holdersOf('oversight') : [];
    return new Set([...signatories, ...oversight].map(({ id }) => id));
  }
}

function matterOf(asked: Asked, today: Day): Matter | undefined {
  const { proposalId, measure, timer, dueAt, withdrawalId, effectiveOn, listingId } = asked;
  if (proposalId && measure) {
    const { fr, en } = measureWords[measure];
    const what = { fr: `proposition de mesure : ${fr}`, en: `a measure is proposed: ${en}` };
    return { key: `measure-proposed:${proposalId}`, what, dueOn: today, oversightToo: false };
  }
  if (timer && dueAt) {
    const key = `listing-undecided:${listingId}:${timer}:${dueAt}`;
    const what = undecidedWords[timer] ?? { fr: timer, en: timer };
    return { key, what, dueOn: dayOf(new Date(dueAt)), oversightToo: TOLD_TO_OVERSIGHT.includes(timer) };
  }
  if (withdrawalId && asked.state === 'running' && effectiveOn) {
    const what = { fr: 'retrait annoncé par l’éditeur', en: 'withdrawal announced by the publisher' };
    return { key: `withdrawal:${withdrawalId}`, what, dueOn: effectiveOn, oversightToo: false };
  }
  if (asked.prolongationId && asked.state === 'requested' && asked.answerBy) {
    const key = `prolongation:${asked.prolongationId}`;
    return {
      key,
      what: { fr: 'demande de prolongation', en: 'request for more time' },
      dueOn: asked.answerBy,
      oversightToo: false,
    };
  }
  return undefined;
}
