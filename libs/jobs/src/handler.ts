import { SetMetadata } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export const HANDLES = 'aval:handles';

/** Names the job a class does. Each declared job has exactly one. */
export const Handles = (job: string): ClassDecorator => SetMetadata(HANDLES, job);

/**
 * Does one delivery. The transaction it is given is the one in which the delivery is marked as done: what it writes
 * there happens exactly once. It may be run again after a failure, so nothing outside may be taken for done.
 */
export interface JobHandler {
  run(tx: EntityManager, payload: unknown): Promise<void>;
}
