import { BoundedDataSource, dataSourceOptions } from '#libs/database';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database.js';

describe('a pool that its own transactions cannot exhaust', () => {
  let fresh: FreshDatabase;
  let database: BoundedDataSource;

  beforeAll(async () => {
    fresh = await freshDatabase();
    database = new BoundedDataSource(dataSourceOptions({ url: fresh.url, pool: 5 }));
    await database.initialize();
  }, 60_000);

  afterAll(async () => {
    await database?.destroy();
    await fresh?.drop();
  });

  it('lets many use cases at once ask beside their transaction, each in its turn', async () => {
    const useCase = () =>
      database.transaction(async (tx) => {
        await tx.query('SELECT 1');
        return (await database.query<{ two: number }[]>('SELECT 2 AS two'))[0]?.two;
      });

    const answers = await Promise.all(Array.from({ length: 60 }, useCase));

    expect(new Set(answers)).toEqual(new Set([2]));
  }, 30_000);

  it('takes no second place for a transaction inside another', async () => {
    const nested = () => database.transaction(() => database.transaction(async (tx) => tx.query('SELECT 1')));

    await expect(Promise.all([nested(), nested()])).resolves.toHaveLength(2);
  }, 30_000);

  it('gives its place back when the work fails', async () => {
    const failing = () => database.transaction(() => Promise.reject(new Error('no')));

    for (let turn = 0; turn < 10; turn += 1) await expect(failing()).rejects.toThrow('no');
    await expect(database.transaction(async (tx) => tx.query('SELECT 1'))).resolves.toHaveLength(1);
  }, 30_000);
});
