/** Work that failed as often as it may. */
export class DeadLetterView {
  deliveryId!: string;
  job!: string;
  /** The event that asked for it; null for timers and orders. */
  event!: string | null;
  attempts!: number;
  /** Name and message of the last error. */
  lastError!: string | null;
  createdAt!: Date;
  deadAt!: Date;
}

export class DeadLetterPageView {
  items!: DeadLetterView[];
  /** Absent on the last page. */
  next?: string;
}
