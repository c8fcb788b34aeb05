import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#libs/identity';
import type { AccountId, Day } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { ContestedReader } from '../application/neighbours.js';
import type { AppealSnapshot } from '../domain/appeal.js';
import type { Task } from './appeal-words.js';

export interface AuthorityLetter {
  readonly task: Task;
  /** With the person, unique: a second letter of the same key is not written. */
  readonly key: string;
  readonly dueOn: Day;
}

/** Writes to those of the authority who have to do something about an appeal: the body, or those who decided. */
@Injectable()
export class AuthorityMail {
  constructor(
    private readonly letters: Letters,
    private readonly accounts: Accounts,
    private readonly contested: ContestedReader,
  ) {}

  async send(tx: EntityManager, appeal: AppealSnapshot, { task, key, dueOn }: AuthorityLetter): Promise<void> {
    for (const accountId of await this.readers(appeal, task)) {
      await this.letters.post(tx, {
        template: 'appeal-attention',
        key: `${key}:${accountId}`,
        to: { accountId },
        about: { kind: 'appeal', id: appeal.id },
        path: `/admin/appeals/${appeal.id}`,
        data: { appeal: appeal.number, application: appeal.applicationName, what: task.what, dueOn },
      });
    }
  }

  private async readers(appeal: AppealSnapshot, { to }: Task): Promise<ReadonlySet<AccountId>> {
    const holders = await this.accounts.holdersOf(to === 'oversight' ? 'oversight' : 'signatory');
    const lead = to === 'deciders' ? await this.contested.leadOf(appeal) : null;
    return new Set([...holders.map(({ id }) => id), ...(lead ? [lead] : [])]);
  }
}
