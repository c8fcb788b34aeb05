import { v7 } from 'uuid';

declare const kind: unique symbol;

/** A UUID that remembers what it identifies: a DossierId is never accepted where an AuditId is due. */
export type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** A fresh identifier; version 7, so that rows created together lie together in their index. */
export const newId = <Kind extends string>(): Id<Kind> => v7() as Id<Kind>;
