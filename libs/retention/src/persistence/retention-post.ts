import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import { Letters } from '#libs/notification';
import type { RetentionScope } from '../application/retention.work.js';

/** What is erased, in the words of the publisher. */
const WORDS: Readonly<Record<string, string>> = {
  'dossier-draft': 'un brouillon de dossier jamais déposé',
  'dossier-refused': 'le dossier',
  'dossier-of-ended-listing': 'le dossier',
  contract: 'le contrat',
  'contract-without-listing': 'le contrat',
};

/** Writes the letters of this context, in the transaction of what they tell. */
@Injectable()
export class RetentionPost {
  constructor(
    private readonly letters: Letters,
    private readonly organisations: Organisations,
  ) {}

  within(tx: EntityManager): RetentionScope['letters'] {
    return {
      warn: async ({ name }, { id, label, organisationId }, { firstOn, eraseOn }, occurrence) => {
        if (organisationId === null) return;
        const { name: organisation } = await this.organisations.get(organisationId);
        const what = [WORDS[name] ?? name, label].filter(Boolean).join(' ');
        for (const { accountId } of await this.organisations.toNotify(organisationId)) {
          await this.letters.post(tx, {
            template: 'retention-warning',
            key: `retention-warning:${name}:${id}:${firstOn}:${occurrence}:${accountId}`,
            to: { accountId, language: 'fr' },
            about: { kind: name.startsWith('dossier') ? 'dossier' : 'contract', id },
            path: `/espace/organisations/${organisationId}`,
            data: { organisation, what, eraseOn },
          });
        }
      },
      exportReady: async ({ id, organisationId, orderedBy, file }) => {
        if (file === null) return;
        const { name: organisation } = await this.organisations.get(organisationId);
        await this.letters.post(tx, {
          template: 'export-ready',
          key: `export-ready:${id}`,
          to: { accountId: orderedBy, language: 'fr' },
          about: { kind: 'export', id },
          path: `/espace/organisations/${organisationId}`,
          data: { organisation, availableUntil: file.availableUntil.toISOString() },
        });
      },
    };
  }
}
