import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#libs/identity';
import type { Day, Words } from '#libs/kernel';
import { Letters } from '#libs/notification';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';

interface CaseAttention {
  /** With the person, unique: a second letter of the same key is not written. */
  readonly key: string;
  readonly what: Words;
  readonly dueOn: Day;
  readonly roles: readonly ('vigilance_officer' | 'duty_officer' | 'oversight')[];
}

/** Writes to those who answer for cases. */
@Injectable()
export class CaseMail {
  constructor(
    private readonly letters: Letters,
    private readonly accounts: Accounts,
  ) {}

  async send(
    tx: EntityManager,
    { id, number, applicationName }: Pick<CaseSnapshot, 'id' | 'number' | 'applicationName'>,
    { key, what, dueOn, roles }: CaseAttention,
  ): Promise<void> {
    const holders = await Promise.all(roles.map((role) => this.accounts.holdersOf(role)));
    for (const accountId of new Set(holders.flat().map((holder) => holder.id))) {
      await this.letters.post(tx, {
        template: 'case-attention',
        key: `${key}:${accountId}`,
        to: { accountId },
        about: { kind: 'incident-case', id },
        path: `/admin/cases/${id}`,
        data: { incident: number, application: applicationName, what, dueOn },
      });
    }
  }
}
