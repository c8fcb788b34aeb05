import { lifeOf, limitAt, type StateWords } from '#libs/http';
import type { Export } from '../application/export/export.js';
import type { ExportView } from './retention.view.js';

const WORDS: StateWords<Export['state']> = {
  waiting: { fr: 'En attente', en: 'Waiting' },
  building: { fr: 'En préparation', en: 'Being put together' },
  ready: { fr: 'Prêt', en: 'Ready' },
  failed: { fr: 'Échec', en: 'Failed' },
  erased: { fr: 'Effacé', en: 'Erased' },
};

const LIFE = { waitingOn: { waiting: 'system', building: 'system', ready: 'publisher' } };

/** @param now of a file that is ready, how long it can still be fetched is its clock */
export const exportView = ({ id, state, orderedAt, done, total, file }: Export, now: Date): ExportView => ({
  ...lifeOf(LIFE, state, WORDS, state === 'ready' ? limitAt(file?.availableUntil ?? null, now) : null, []),
  id,
  orderedAt: orderedAt.toISOString(),
  done,
  total,
  readyAt: file?.readyAt.toISOString() ?? null,
  availableUntil: file?.availableUntil.toISOString() ?? null,
  size: file?.size ?? null,
  sha256: file?.sha256 ?? null,
});
