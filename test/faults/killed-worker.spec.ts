import 'reflect-metadata';
import type { FaultPoint } from '#libs/jobs';
import { endChildren } from './child.js';
import { type Notes, openNotes, queuePlaces } from './notes.js';

jest.setTimeout(120_000);

/** Promise of the design for a worker that dies; the start of its successor is not counted. */
const BACK_TO_NORMAL_SECONDS = 20;
const NOTES = 100;

const points: [FaultPoint, string][] = [
  ['relay.before-add', 'between taking deliveries and sending them'],
  ['relay.after-add', 'after sending, before it knows'],
  ['delivery.before', 'before it begins'],
  ['delivery.inside', 'inside the transaction, with the effect written'],
  ['delivery.after-commit', 'after the commit, before the queue is told'],
];

const open: Notes[] = [];
afterAll(async () => {
  await endChildren();
  for (const notes of open) await notes.close();
});

describe.each(queuePlaces)('A worker killed, with its queue in $place,', ({ redisUrl }) => {
  const notesOf = async () => {
    const notes = await openNotes({ redisUrl });
    open.push(notes);
    return notes;
  };

  it.concurrent.each(points)('at %s (%s), loses nothing and does nothing twice', async (point) => {
    const notes = await notesOf();
    for (let note = 0; note < NOTES; note += 1) await notes.announce(`note ${note}`);

    const doomed = notes.worker({ FAULT_AT: point });
    expect(await doomed.ended).toMatchObject({ signal: 'SIGKILL' });
    const successor = notes.worker();
    await successor.says('ready');

    expect(await notes.allDone(60)).toBeLessThan(BACK_TO_NORMAL_SECONDS);
    expect(await notes.flaws()).toEqual({ lost: [], twice: [] });
  });

  it.concurrent('three times in a row while others announce, loses nothing and does nothing twice', async () => {
    const notes = await notesOf();
    const steady = notes.worker();
    await steady.says('ready');

    for (let turn = 0; turn < 3; turn += 1) {
      const doomed = notes.worker();
      await doomed.says('ready');
      for (let note = 0; note < NOTES; note += 1) await notes.announce(`turn ${turn} note ${note}`, { restsMs: 5 });
      doomed.kill('SIGKILL');
      await doomed.ended;
    }

    expect(await notes.allDone(60)).toBeLessThan(BACK_TO_NORMAL_SECONDS);
    expect(await notes.flaws()).toEqual({ lost: [], twice: [] });
    expect(steady.isRunning()).toBe(true);
  });

  it.concurrent('politely, three times in a row under load, ends well within thirty seconds each time and loses nothing', async () => {
    const notes = await notesOf();

    for (let turn = 0; turn < 3; turn += 1) {
      const worker = notes.worker();
      await worker.says('ready');
      for (let note = 0; note < NOTES; note += 1) await notes.announce(`turn ${turn} note ${note}`, { restsMs: 20 });
      const since = performance.now();
      worker.kill('SIGTERM');
      const { code, signal } = await worker.ended;
      expect(performance.now() - since).toBeLessThan(30_000);
      expect(signal ?? code).toBe('SIGTERM');
    }
    await notes.worker().says('ready');

    await notes.allDone(60);
    expect(await notes.flaws()).toEqual({ lost: [], twice: [] });
  });
});
