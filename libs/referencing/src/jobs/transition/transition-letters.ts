import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts, Organisations } from '#libs/identity';
import type { AccountId, OrganisationId } from '#libs/kernel';
import { Letters } from '#libs/notification';
import { OrganisationReader } from '../../application/neighbours.js';
import type { Followed } from '../../application/transition/follow-new-framework.js';

interface Occasion extends Followed {
  /** One letter for each, however often it is told. */
  readonly key: string;
  readonly organisationId: OrganisationId;
}

/** What is told of a version that entered into force: to publishers what they owe, and to all who must look where it cannot be read. */
@Injectable()
export class TransitionLetters {
  constructor(
    private readonly letters: Letters,
    private readonly organisations: Organisations,
    private readonly publishers: OrganisationReader,
    private readonly accounts: Accounts,
  ) {}

  async post(tx: EntityManager, occasion: Occasion): Promise<void> {
    if (occasion.owed.length > 0) await this.tellWhatIsOwed(tx, occasion);
    if (occasion.unreadable.length > 0) {
      await this.askAnew(tx, occasion);
      await this.tellAuthority(tx, occasion);
    }
  }

  private async tellWhatIsOwed(tx: EntityManager, { key, organisationId, frameworkVersion, owed }: Occasion) {
    const items = owed.map(({ application, criteria, dueOn, fails }) => ({
      application,
      criteria: criteria.join(', '),
      dueOn,
      fails,
    }));
    for (const { accountId } of await this.organisations.toNotify(organisationId)) {
      await this.letters.post(tx, {
        template: 'framework-transition',
        key: `framework-transition:${key}:${accountId}`,
        to: { accountId },
        about: { kind: 'organisation', id: organisationId },
        path: '/espace/dossiers',
        data: { frameworkVersion, items },
      });
    }
  }

  private async askAnew(tx: EntityManager, { key, organisationId, frameworkVersion, unreadable }: Occasion) {
    const items = unreadable.map(({ application }) => ({ application }));
    for (const { accountId } of await this.organisations.toNotify(organisationId)) {
      await this.letters.post(tx, {
        template: 'framework-unreadable',
        key: `framework-unreadable:${key}:${accountId}`,
        to: { accountId },
        about: { kind: 'organisation', id: organisationId },
        path: '/espace/applications',
        data: { frameworkVersion, items },
      });
    }
  }

  /** A person looks: who handles files, and who signs what may have to be done. */
  private async tellAuthority(tx: EntityManager, { key, organisationId, frameworkVersion, unreadable }: Occasion) {
    const { name: publisher } = await this.publishers.get(organisationId);
    const items = unreadable.map(({ application }) => ({ application }));
    const holders = [
      ...(await this.accounts.holdersOf('case_officer')),
      ...(await this.accounts.holdersOf('signatory')),
    ];
    for (const accountId of new Set<AccountId>(holders.map(({ id }) => id))) {
      await this.letters.post(tx, {
        template: 'framework-attention',
        key: `framework-attention:${key}:${accountId}`,
        to: { accountId },
        about: { kind: 'organisation', id: organisationId },
        path: '/admin/listings',
        data: { frameworkVersion, publisher, items },
      });
    }
  }
}
