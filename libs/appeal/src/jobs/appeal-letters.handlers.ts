import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { dayOf } from '#libs/kernel';
import { Letters } from '#libs/notification';
import type { AppealEvents } from '../application/appeal.events.js';
import { JobWork } from '../application/appeal.work.js';
import type { AppealSnapshot } from '../domain/appeal.js';
import { APPELLANT_WORDS, LIMIT_WORDS, taskAfter } from './appeal-words.js';
import { AuthorityMail } from './authority-mail.js';

type Moved = AppealEvents['appeal.moved.v1'];

/** Tells the publisher what became of his appeal; how it was settled he reads in his space. */
@Injectable()
@Handles('appeal.tell-appellant')
export class TellAppellantHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { appealId, action, version } = payload as Moved;
    return this.work.within(tx, async (scope) => {
      const appeal = (await scope.appeals.forUpdate(appealId)).toSnapshot();
      const letter = letterOf(action, appeal);
      if (!letter) return;
      for (const { accountId } of await this.organisations.toNotify(appeal.appellantId)) {
        await this.letters.post(tx, {
          ...letter,
          key: `${letter.template}:${appealId}:${version}:${accountId}`,
          to: { accountId },
          about: { kind: 'appeal', id: appealId },
          path: `/espace/recours/${appealId}`,
        });
      }
    });
  }
}

function letterOf(action: string, { number, applicationName, filedAt, contestedNumber }: AppealSnapshot) {
  const about = { appeal: number, application: applicationName };
  if (action === 'file') {
    const data = { ...about, contested: contestedNumber, filedOn: dayOf(filedAt) };
    return { template: 'appeal-filed', data } as const;
  }
  const what = APPELLANT_WORDS[action];
  return what === undefined ? undefined : ({ template: 'appeal-news', data: { ...about, what } } as const);
}

/** Puts before the body, or before those who decided, what an appeal asks of them. */
@Injectable()
@Handles('appeal.tell-authority')
export class TellAuthorityHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly mail: AuthorityMail,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { appealId, action, version } = payload as Moved;
    return this.work.within(tx, async (scope) => {
      const appeal = (await scope.appeals.forUpdate(appealId)).toSnapshot();
      const task = taskAfter(action, appeal);
      if (!task) return;
      const dueOn = action === 'admit' ? appeal.defenceDueOn : appeal.stateDueAt && dayOf(appeal.stateDueAt);
      const key = `appeal:${appealId}:${version}`;
      await this.mail.send(tx, appeal, { task, key, dueOn: dueOn ?? dayOf(appeal.closedAt ?? appeal.filedAt) });
    });
  }
}

/** A limit passed: nothing is taken for an answer, the body is told. */
@Injectable()
@Handles('appeal.escalate')
export class EscalateAppealHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly mail: AuthorityMail,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { appealId, timer, dueAt } = payload as AppealEvents['appeal.limit-exceeded.v1'];
    return this.work.within(tx, async (scope) => {
      const task = LIMIT_WORDS[timer];
      if (!task) return;
      const appeal = (await scope.appeals.forUpdate(appealId)).toSnapshot();
      const key = `appeal-limit:${appealId}:${timer}:${dueAt}`;
      await this.mail.send(tx, appeal, { task, key, dueOn: dayOf(new Date(dueAt)) });
    });
  }
}
