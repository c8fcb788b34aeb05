/** What the public reads of a listing: its state, its basis and its open findings said in one word. */
export const PUBLIC_STATUSES = [
  'listed',
  'listed_with_reservations',
  'temporary',
  'trial',
  'suspended',
  'delisted',
] as const;
export type PublicStatus = (typeof PUBLIC_STATUSES)[number];

export interface Words {
  readonly fr: string;
  readonly en: string;
}

/** The short words, for a list; the sheet adds the dates and the motive. */
export const STATUS_WORDS: Readonly<Record<PublicStatus, Words>> = {
  listed: { fr: 'Référencée', en: 'Listed' },
  listed_with_reservations: { fr: 'Référencée, avec réserves', en: 'Listed, with reservations' },
  temporary: { fr: 'Référencement temporaire', en: 'Temporarily listed' },
  trial: { fr: 'À l’essai', en: 'On trial' },
  suspended: { fr: 'Suspendue', en: 'Suspended' },
  delisted: { fr: 'Déréférencée', en: 'Delisted' },
};

export interface ListingFacts {
  readonly status: 'active' | 'suspended' | 'delisted';
  readonly basis: 'full' | 'temporary' | 'trial';
  readonly openFindings: number;
}

/** A suspension or an end hides the basis; open findings show only on a full listing, since the others imply them. */
export function publicStatusOf({ status, basis, openFindings }: ListingFacts): PublicStatus {
  if (status !== 'active') return status;
  if (basis !== 'full') return basis;
  return openFindings > 0 ? 'listed_with_reservations' : 'listed';
}

export interface StatusDetails {
  readonly validUntil: string | null;
  readonly delistedOn: string | null;
  readonly motive: string | null;
}

/** The whole sentence: "Référencement temporaire (jusqu’au 14 mars 2028)", "Déréférencée le 2 mai 2027 (motif)". */
export function statusSentence(status: PublicStatus, details: StatusDetails): Words {
  const { fr, en } = STATUS_WORDS[status];
  const { validUntil, delistedOn, motive } = details;
  if ((status === 'temporary' || status === 'trial') && validUntil) {
    return { fr: `${fr} (jusqu’au ${frenchDay(validUntil)})`, en: `${en} (until ${englishDay(validUntil)})` };
  }
  if (status !== 'delisted') return { fr, en };
  const why = motive ? ` (${motive})` : '';
  if (!delistedOn) return { fr: fr + why, en: en + why };
  return { fr: `${fr} le ${frenchDay(delistedOn)}${why}`, en: `${en} on ${englishDay(delistedOn)}${why}` };
}

const inFrench = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });
const inEnglish = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A day `YYYY-MM-DD` as people write it; the first of the month is "1er". */
export const frenchDay = (day: string): string => inFrench.format(new Date(`${day}T00:00:00Z`)).replace(/^1 /, '1er ');
export const englishDay = (day: string): string => inEnglish.format(new Date(`${day}T00:00:00Z`));
