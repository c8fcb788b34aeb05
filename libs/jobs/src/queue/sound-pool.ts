import pg from 'pg';

/**
 * A pool that hands out no connection which broke off on its way, and that hears of one which breaks off in use. With
 * an ordinary one, the first is kept for ever by whoever wanted to listen on it, and the second ends the process.
 */
export class SoundPool extends pg.Pool {
  private readonly broken = new WeakSet<pg.PoolClient>();

  constructor(options: pg.PoolConfig, onFault: (fault: Error) => void) {
    super(options);
    this.on('error', onFault);
    this.on('connect', (client) => {
      client.on('error', (fault) => {
        this.broken.add(client);
        onFault(fault);
      });
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(given: Parameters<pg.Pool['connect']>[0]): void;
  override connect(given?: Parameters<pg.Pool['connect']>[0]): Promise<pg.PoolClient> | undefined {
    if (!given) return this.sound();
    super.connect(given);
    return undefined;
  }

  /** @throws Error when the connection broke off between being made and being handed out */
  private async sound(): Promise<pg.PoolClient> {
    const client = await super.connect();
    if (!this.broken.has(client)) return client;
    client.release(true);
    throw new Error('the connection broke off as soon as it was made');
  }
}
