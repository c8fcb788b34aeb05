import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager } from 'typeorm';

type Note = (tx: EntityManager) => Promise<void>;

const notes = new AsyncLocalStorage<Note>();

/**
 * Runs `work` so that `note` is written in every transaction it opens, as the last thing before the commit: what is
 * noted and what was done hold together or not at all.
 */
export const noting = <Result>(note: Note, work: () => Promise<Result>): Promise<Result> => notes.run(note, work);

/** The note that belongs to the present work, if any. */
export const presentNote = (): Note | undefined => notes.getStore();
