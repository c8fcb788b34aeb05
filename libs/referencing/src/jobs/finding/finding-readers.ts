import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { type LetterData, Letters, type TemplateName } from '#libs/notification';
import type { ReferencingScope } from '../../application/referencing.work.js';
import type { ListingId } from '../../domain/listing/listing-id.js';

/** A letter about findings, whoever reads it. */
export interface FindingLetter<Name extends TemplateName> {
  readonly template: Name;
  /** Says what happened: a second letter of the same key is not written to the same person. */
  readonly key: string;
  readonly about: { readonly kind: 'finding' | 'listing'; readonly id: string };
  readonly data: (application: string) => LetterData[Name];
}

/** Writes to all who answer for a listing at its publisher's. */
@Injectable()
export class FindingReaders {
  constructor(
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  async write<Name extends TemplateName>(
    tx: EntityManager,
    scope: ReferencingScope,
    listingId: ListingId,
    { template, key, about, data }: FindingLetter<Name>,
  ): Promise<void> {
    const { applicationId, organisationId } = (await scope.listings.get(listingId)).toSnapshot();
    const { name } = (await scope.applications.get(applicationId)).toSnapshot();
    for (const { accountId } of await this.organisations.toNotify(organisationId)) {
      await this.letters.post(tx, {
        template,
        key: `${template}:${key}:${accountId}`,
        to: { accountId },
        about,
        path: `/espace/referencements/${listingId}`,
        data: data(name),
      });
    }
  }
}
