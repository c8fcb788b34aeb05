import type { Words } from '#libs/kernel';

/** Why an audit is given up by itself. The record keeps the French; a letter says it in the language of its reader. */
export const LISTING_ENDED: Words = { fr: 'Le référencement a pris fin.', en: 'The listing has ended.' };

/** The words of a motive that is our own; one that a person wrote stays as it is. */
export const inWords = (motive: string): Words | string => (motive === LISTING_ENDED.fr ? LISTING_ENDED : motive);
