import type { DutyBook } from '../../domain/duty/duties.js';

/** What the law asks of publishers, as data. */
export abstract class DutyBooks {
  abstract readonly current: DutyBook;
}
