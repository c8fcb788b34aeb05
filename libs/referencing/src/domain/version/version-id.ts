import type { Id } from '#libs/kernel';

export type VersionId = Id<'ApplicationVersion'>;
