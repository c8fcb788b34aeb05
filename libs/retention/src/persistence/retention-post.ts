import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Organisations } from '#libs/identity';
import type { Words } from '#libs/kernel';
import { Letters } from '#libs/notification';
import type { RetentionScope } from '../application/retention.work.js';

/** What is erased, in the words of the publisher. */
const WORDS: Readonly<Record<string, Words>> = {
  'dossier-draft': { fr: 'un brouillon de dossier jamais déposé', en: 'a draft of a dossier that was never filed' },
  'dossier-refused': { fr: 'le dossier', en: 'the dossier' },
  'dossier-of-ended-listing': { fr: 'le dossier', en: 'the dossier' },
  contract: { fr: 'le contrat', en: 'the contract' },
  'contract-without-listing': { fr: 'le contrat', en: 'the contract' },
};

const labelled = (what: string, label: string | null) => [what, label].filter(Boolean).join(' ');

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
        const words = WORDS[name] ?? { fr: name, en: name };
        const what = { fr: labelled(words.fr, label), en: labelled(words.en, label) };
        for (const { accountId } of await this.organisations.toNotify(organisationId)) {
          await this.letters.post(tx, {
            template: 'retention-warning',
            key: `retention-warning:${name}:${id}:${firstOn}:${occurrence}:${accountId}`,
            to: { accountId },
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
          to: { accountId: orderedBy },
          about: { kind: 'export', id },
          path: `/espace/organisations/${organisationId}`,
          data: { organisation, availableUntil: file.availableUntil.toISOString() },
        });
      },
    };
  }
}
