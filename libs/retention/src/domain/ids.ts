import type { Id } from '#libs/kernel';

export type HoldId = Id<'Hold'>;
export type ExportId = Id<'Export'>;
export type ErasureId = Id<'Erasure'>;
