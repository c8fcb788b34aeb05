import type { Id } from '#libs/kernel';

/** An application of `referencing`: here it is only a name for what is counted and written about. */
export type ApplicationId = Id<'Application'>;
