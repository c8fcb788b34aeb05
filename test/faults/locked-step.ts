import pg from 'pg';

const SHORTEST_LOOK_MS = 20;
const LONGEST_WAIT_MS = 45_000;
const WAITING = `FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;

/**
 * Stops the process that next writes to a table, in the middle of its transaction: all before is written, nothing is
 * committed. Its own connection holds the lock, so that letting go of it does not depend on whoever is killed.
 */
export class LockedStep {
  private constructor(private readonly client: pg.Client) {}

  static beforeWriting(databaseUrl: string, table: string): Promise<LockedStep> {
    return LockedStep.holding(databaseUrl, `LOCK TABLE ${table} IN SHARE MODE`);
  }

  /** For a place that a trigger marks with an advisory lock. */
  static atMark(databaseUrl: string, mark: number): Promise<LockedStep> {
    return LockedStep.holding(databaseUrl, `SELECT pg_advisory_xact_lock(${mark})`);
  }

  private static async holding(databaseUrl: string, lock: string): Promise<LockedStep> {
    const client = new pg.Client(databaseUrl);
    await client.connect();
    await client.query('BEGIN');
    await client.query(lock);
    return new LockedStep(client);
  }

  /** Resolves when somebody stands before the lock. @throws Error when nobody comes */
  async isReached(): Promise<void> {
    await this.until(`SELECT ${WAITING}`);
  }

  /** Ends what waits, since the server would notice only later that its client is dead, and lets go. */
  async release(): Promise<void> {
    await this.client.query(`SELECT pg_terminate_backend(pid) ${WAITING}`);
    await this.client.query('ROLLBACK');
    await this.client.end();
  }

  private async until(sql: string): Promise<void> {
    for (const since = performance.now(); performance.now() - since < LONGEST_WAIT_MS; ) {
      if ((await this.client.query(sql)).rowCount) return;
      await new Promise((resolve) => setTimeout(resolve, SHORTEST_LOOK_MS));
    }
    throw new Error('nobody came to the locked table');
  }
}
