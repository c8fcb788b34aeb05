import type { Id } from '#libs/kernel';

export type ListingId = Id<'Listing'>;
