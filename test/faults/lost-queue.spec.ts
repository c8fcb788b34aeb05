import 'reflect-metadata';
import { Redis } from 'ioredis';
import { endChildren } from './child.js';
import { type Notes, openNotes } from './notes.js';
import { type Breakable, breakableRedis } from './own-services.mjs';

jest.setTimeout(150_000);

/** Promise of the design: an emptied queue is filled again from PostgreSQL, by nobody's hand. */
const REQUEUED_SECONDS = 60;
const NOTES = 200;

let redis: Breakable;
let notes: Notes;
let admin: Redis;

(process.env.REDIS_TEST_URL ? describe : describe.skip)('A Redis that fails its worker', () => {
  beforeEach(async () => {
    redis = await breakableRedis();
    admin = new Redis(redis.url);
    admin.on('error', () => undefined);
    notes = await openNotes({ redisUrl: redis.url });
  });
  afterEach(async () => {
    await endChildren();
    admin.disconnect();
    await notes.close();
    await redis.stop();
  });

  const announceAll = async (restsMs = 10) => {
    for (let note = 0; note < NOTES; note += 1) await notes.announce(`note ${note}`, { restsMs });
  };

  it('by forgetting everything, loses nothing', async () => {
    const worker = notes.worker();
    await worker.says('ready');
    await announceAll();

    await admin.flushall();

    expect(await notes.allDone(90)).toBeLessThan(REQUEUED_SECONDS);
    expect(await notes.flaws()).toEqual({ lost: [], twice: [] });
    expect(worker.isRunning()).toBe(true);
  });

  it('by dying and coming back empty, loses nothing, and nobody who announces notices', async () => {
    const worker = notes.worker();
    await worker.says('ready');
    await announceAll();

    await redis.breakOff();
    await announceAll(0);
    await redis.comeBack();

    expect(await notes.allDone(90)).toBeLessThan(REQUEUED_SECONDS);
    expect(notes.acknowledged.size).toBe(NOTES);
    expect((await notes.flaws()).lost).toEqual([]);
    expect(worker.isRunning()).toBe(true);
  });

  it('by being full, keeps nobody from announcing, and all is done once there is room', async () => {
    const worker = notes.worker();
    await worker.says('ready');
    await admin.config('SET', 'maxmemory', '1');

    await announceAll(0);
    await expect(notes.allDone(3)).rejects.toThrow('are left');
    await admin.config('SET', 'maxmemory', '0');

    expect(await notes.allDone(90)).toBeLessThan(REQUEUED_SECONDS);
    expect(await notes.flaws()).toEqual({ lost: [], twice: [] });
    expect(worker.isRunning()).toBe(true);
  });

  it('by throwing keys away, is refused at the start, with the reason', async () => {
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');

    const { code, text } = await notes.worker().ended;

    expect(code).toBe(1);
    expect(text).toContain('Redis has maxmemory-policy "allkeys-lru" and would throw away jobs');
  });
});
