import { Injectable } from '@nestjs/common';
import { Transactions } from '#libs/database';
import { Clock } from '#libs/kernel';
import { DueSchedules } from './due-schedules.js';
import { DueTimers } from './due-timers.js';

const AT_ONCE = 500;
const LONGEST_RUN = 200;

/** Looks for whatever is due. It depends on no queue, so what was missed while everything was down is caught up. */
@Injectable()
export class Sweep {
  constructor(
    private readonly transactions: Transactions,
    private readonly timers: DueTimers,
    private readonly schedules: DueSchedules,
    private readonly clock: Clock,
  ) {}

  /** @returns how much was due */
  async look(): Promise<number> {
    const now = this.clock.now();
    let due = await this.transactions.run((tx) => this.schedules.order(tx, now));
    for (let turn = 0; turn < LONGEST_RUN; turn += 1) {
      const found = await this.transactions.run((tx) => this.timers.order(tx, now, AT_ONCE));
      due += found;
      if (found === 0) break;
    }
    return due;
  }

  /** When to look next, at the latest. */
  nextDue(): Promise<Date | null> {
    return this.transactions.run((tx) => this.timers.next(tx));
  }
}
