import type { DataSource } from 'typeorm';
import { ownerDataSource } from '#libs/database';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database.js';

describe('a connection of ours', () => {
  let database: FreshDatabase;
  let source: DataSource;
  const prepared = async () =>
    (await source.query<{ statement: string }[]>('SELECT statement FROM pg_prepared_statements')).map(
      ({ statement }) => statement,
    );

  beforeAll(async () => {
    database = await freshDatabase();
    source = await ownerDataSource(database.url).initialize();
  });
  afterAll(async () => {
    await source?.destroy();
    await database?.drop();
  });

  it('has a statement with values parsed once, however often it is asked', async () => {
    for (const value of [1, 2, 3]) {
      expect(await source.query('SELECT $1::int + 1 AS next', [value])).toEqual([{ next: value + 1 }]);
    }
    expect((await prepared()).filter((text) => text.includes('AS next'))).toHaveLength(1);
  });

  it('does not keep one whose columns may change, and survives the change', async () => {
    await source.query('CREATE TABLE public.wide (id int)');
    const all = () => source.query('SELECT * FROM public.wide WHERE id > $1', [0]);
    await all();
    await source.query('ALTER TABLE public.wide ADD COLUMN more text');

    expect(await all()).toEqual([]);
    expect((await prepared()).filter((text) => text.includes('public.wide'))).toEqual([]);
  });

  it('sends what is asked together without waiting, in the order in which it was asked', async () => {
    await source.query('CREATE TABLE public.log (id int GENERATED ALWAYS AS IDENTITY, said text)');
    await source.transaction((tx) =>
      Promise.all(['a', 'b', 'c'].map((said) => tx.query('INSERT INTO public.log (said) VALUES ($1)', [said]))),
    );

    const rows = await source.query<{ said: string }[]>('SELECT said FROM public.log ORDER BY id');
    expect(rows.map(({ said }) => said)).toEqual(['a', 'b', 'c']);
  });

  it('keeps nothing of a transaction in which one of them fails, and goes on working', async () => {
    const failing = source.transaction((tx) =>
      Promise.all([
        tx.query('INSERT INTO public.log (said) VALUES ($1)', ['kept?']),
        tx.query('SELECT 1 / $1::int', [0]),
        tx.query('INSERT INTO public.log (said) VALUES ($1)', ['kept too?']),
      ]),
    );

    await expect(failing).rejects.toThrow('division by zero');
    expect(await source.query(`SELECT id FROM public.log WHERE said LIKE 'kept%'`)).toEqual([]);
  });
});
