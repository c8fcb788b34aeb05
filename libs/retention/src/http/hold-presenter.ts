import { lifeOf, type StateWords } from '#libs/http';
import type { Hold } from '../application/hold/hold.js';
import type { HoldView } from './retention.view.js';

type HoldState = 'standing' | 'lifted';

const WORDS: StateWords<HoldState> = {
  standing: { fr: 'Gel en vigueur', en: 'Hold in force' },
  lifted: { fr: 'Gel levé', en: 'Hold lifted' },
};

/** A hold stands until a person lets go: no limit runs. */
const LIFE = { waitingOn: { standing: 'regulator' } };

/** Whoever may read a hold may lift it (`retention.operations.ts`). */
export function holdView({ id, subject, motive, putBy, putAt, lifted, version }: Hold): HoldView {
  const [subjectKind = '', subjectId = ''] = subject.split(':');
  const lift = { name: 'lift', allowed: true, reasons: [], method: 'POST' as const };
  return {
    ...lifeOf<HoldState>(
      LIFE,
      lifted ? 'lifted' : 'standing',
      WORDS,
      null,
      lifted ? [] : [{ ...lift, href: `/api/v1/retention/holds/${id}/lifting` }],
    ),
    id,
    subjectKind,
    subjectId,
    motive,
    putBy,
    putAt: putAt.toISOString(),
    liftedBy: lifted?.by ?? null,
    liftedAt: lifted?.at.toISOString() ?? null,
    liftMotive: lifted?.motive ?? null,
    version,
  };
}
