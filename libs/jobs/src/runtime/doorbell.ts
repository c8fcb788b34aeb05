import pg from 'pg';
import { OUTBOX_CHANNEL } from '#libs/messaging';

const PAUSE_MS = 1_000;

export interface DoorbellOptions {
  readonly url: string;
  readonly onRing: () => void;
  readonly onFault: (fault: Error) => void;
}

/** Hears at once when work is written to the database. It only saves time: whoever misses a ring finds the row. */
export class Doorbell {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isStopping = false;

  constructor(private readonly options: DoorbellOptions) {}

  async start(): Promise<void> {
    if (this.isStopping) return;
    const { url, onRing, onFault } = this.options;
    const client = new pg.Client({
      connectionString: url,
      application_name: 'aval-doorbell',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    client.on('notification', onRing);
    client.on('error', onFault);
    client.on('end', () => this.hangUp(client));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${OUTBOX_CHANNEL}`);
      onRing();
    } catch (fault) {
      onFault(fault as Error);
      this.hangUp(client);
    }
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }

  /** Once per connection, whether it ended in order, broke off or was never made. */
  private hangUp(client: pg.Client): void {
    if (this.client !== client || this.isStopping) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    this.timer = setTimeout(() => void this.start(), PAUSE_MS);
  }
}
