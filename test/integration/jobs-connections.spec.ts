import pg from 'pg';
import { SoundPool } from '../../libs/jobs/src/queue/sound-pool.js';

const url = process.env.TEST_DATABASE_ADMIN_URL ?? '';

describe('The connections of the queue in PostgreSQL', () => {
  let pool: SoundPool;
  let faults: string[];

  beforeEach(() => {
    faults = [];
    pool = new SoundPool({ connectionString: url, max: 2 }, ({ message }) => faults.push(message));
  });
  afterEach(() => pool.end());

  const terminate = async (pid: number) => {
    const admin = new pg.Client(url);
    await admin.connect();
    await admin.query('SELECT pg_terminate_backend($1)', [pid]);
    await admin.end();
  };

  it('may break off in use without ending the process', async () => {
    const client = await pool.connect();
    const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const hasEnded = new Promise((resolve) => client.once('end', resolve));

    await terminate(rows[0]?.pid ?? 0);
    await hasEnded;

    expect(faults[0]).toMatch(/terminat/);
    await expect(client.query('SELECT 1')).rejects.toThrow();
    client.release(true);
    expect((await pool.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('are not handed out when they broke off on their way', async () => {
    pool.once('connect', (client) => client.emit('error', new Error('broken off')));

    await expect(pool.connect()).rejects.toThrow('broke off as soon as it was made');

    const client = await pool.connect();
    expect((await client.query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    client.release();
  });
});
