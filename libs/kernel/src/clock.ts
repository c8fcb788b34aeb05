import { type Day, dayOf } from './day.js';

/** The only source of time. Injected, so that a test can stand on any day. */
export abstract class Clock {
  abstract now(): Date;

  /** Today in Paris. */
  today(): Day {
    return dayOf(this.now());
  }
}

export class SystemClock extends Clock {
  now(): Date {
    // biome-ignore lint/plugin: the one place where time comes in
    return new Date();
  }
}

/** A clock that stands still until it is moved. */
export class MovableClock extends Clock {
  constructor(private instant: Date) {
    super();
  }

  now(): Date {
    return new Date(this.instant);
  }

  moveTo(instant: Date): void {
    this.instant = instant;
  }

  advance(milliseconds: number): void {
    this.instant = new Date(this.instant.getTime() + milliseconds);
  }
}
