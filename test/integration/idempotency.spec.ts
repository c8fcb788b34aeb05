import { createHash } from 'node:crypto';
import { DataSource } from 'typeorm';
import { noting } from '#libs/database';
import { IdempotencyRecords, type RequestKey } from '../../libs/http/src/idempotency.records.js';
import { startApi, type TestApi } from '../support/api.js';

const START = new Date('2026-11-23T08:00:00.000Z');
const later = (seconds: number) => new Date(START.getTime() + seconds * 1_000);

describe('the record of an idempotency key', () => {
  let api: TestApi;
  let records: IdempotencyRecords;
  let database: DataSource;
  let keys = 0;

  const aKey = (startedAt = START): RequestKey => {
    keys += 1;
    return { caller: 'somebody', key: `key-${keys}`, hash: createHash('sha256').update('body').digest(), startedAt };
  };
  /** Something that a request leaves behind. */
  const effect = (key: RequestKey, mark: string) =>
    noting(
      (tx) => records.noteEffect(tx, key),
      () =>
        database.transaction((tx) =>
          tx.query(`INSERT INTO public.idempotency_trace (mark) VALUES ($1)`, [`${key.key} ${mark}`]),
        ),
    );
  const traces = async ({ key }: RequestKey) =>
    (
      await api.database.query<{ mark: string }[]>(`SELECT mark FROM public.idempotency_trace WHERE mark LIKE $1`, [
        `${key} %`,
      ])
    ).map(({ mark }) => mark.slice(key.length + 1));

  beforeAll(async () => {
    api = await startApi();
    records = api.app.get(IdempotencyRecords, { strict: false });
    database = api.app.get(DataSource, { strict: false });
    await api.database.query(
      'CREATE TABLE public.idempotency_trace (mark text); GRANT ALL ON public.idempotency_trace TO aval_app',
    );
  }, 60_000);

  afterAll(() => api?.close());

  it('is free again when its request was cut off before it had an effect', async () => {
    const key = aKey();
    await records.begin(key);

    expect(await records.begin({ ...key, startedAt: later(59) })).toMatchObject({ status: null, hasEffect: false });
    expect(await records.begin({ ...key, startedAt: later(61) })).toBeUndefined();
  });

  it('is never free again when the effect was committed, however long ago', async () => {
    const key = aKey();
    await records.begin(key);
    await effect(key, 'first');
    await records.forget(key);

    expect(await records.begin({ ...key, startedAt: later(86_400) })).toMatchObject({ status: null, hasEffect: true });
    expect(await traces(key)).toEqual(['first']);
  });

  it('lets a request that was only slow have no effect once another has taken its key', async () => {
    const slow = aKey();
    await records.begin(slow);
    const second = { ...slow, startedAt: later(61) };
    await records.begin(second);

    await effect(second, 'second');

    await expect(effect(slow, 'slow')).rejects.toMatchObject({ code: 'idempotency_in_progress' });
    expect(await traces(slow)).toEqual(['second']);
  });

  it('goes with the effect when that is rolled back', async () => {
    const key = aKey();
    await records.begin(key);
    const failing = noting(
      (tx) => records.noteEffect(tx, key),
      () =>
        database.transaction(async () => {
          throw new Error('refused');
        }),
    );

    await expect(failing).rejects.toThrow('refused');
    await records.forget(key);
    expect(await records.begin({ ...key, startedAt: later(1) })).toBeUndefined();
  });
});
