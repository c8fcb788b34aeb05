/** The orders in which reviews can be read; the law wants them stated, the one by date among them (D.111-17 1° c). */
export const REVIEW_SORTS = ['newest', 'oldest', 'highest', 'lowest'] as const;
export type ReviewSort = (typeof REVIEW_SORTS)[number];

export const REVIEW_SORT_WORDS: Readonly<Record<ReviewSort, { readonly fr: string; readonly en: string }>> = {
  newest: {
    fr: 'Du plus récent au plus ancien, selon la date de l’avis',
    en: 'Newest first, by the day of the review',
  },
  oldest: {
    fr: 'Du plus ancien au plus récent, selon la date de l’avis',
    en: 'Oldest first, by the day of the review',
  },
  highest: { fr: 'De la meilleure note à la moins bonne', en: 'Best rating first' },
  lowest: { fr: 'De la moins bonne note à la meilleure', en: 'Worst rating first' },
};
