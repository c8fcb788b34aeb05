import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import pg from 'pg';
import { DataSource, type EntityManager } from 'typeorm';
import { APPLICATION_ROLE, BoundedDataSource, dataSourceOptions, HotSql } from '#libs/database';
import { Journal } from '#libs/journal';
import { MovableClock, newId, SYSTEM } from '#libs/kernel';
import { verifyJournalOf } from '#libs/trust';
import { drawFrom, openCheckpoint, parseVkey, signCheckpoint, signerOf, vkeyOf } from '#rules/trust';
import { invariants } from '../../apps/cli/src/database/check.js';
import { registerJournal } from '../../apps/cli/src/database/journal.js';
import { LogForked, SequenceJournal, WrongLog } from '../../libs/trust/src/application/sequence-journal.js';
import { LogKeyFile, makeLogKeyFile } from '../../libs/trust/src/persistence/log-key-file.js';
import { PgCheckpoints } from '../../libs/trust/src/persistence/pg-checkpoints.js';
import { AWAITING, PgLogWork } from '../../libs/trust/src/persistence/pg-log.work.js';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database.js';

const NAME = 'aval.example/journal';
const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-trust-'));
const clock = new MovableClock(new Date('2027-03-01T09:00:00Z'));
const journal = new Journal();
const keySettings = (file: string) => ({
  NODE_ENV: 'production' as const,
  LOG_KEY_FILE: file,
  PUBLIC_URL: 'https://aval.example',
});
const keyFile = path.join(folder, 'log.key');
makeLogKeyFile(keyFile, NAME);

/** A log on a database of its own, as the application sees it and as its owner does. */
class Stage {
  private constructor(
    readonly url: string,
    readonly app: DataSource,
    readonly owner: DataSource,
    private readonly database: FreshDatabase,
  ) {}

  static async open(database?: FreshDatabase): Promise<Stage> {
    const own = database ?? (await freshDatabase());
    const [app, owner] = await Promise.all([
      new BoundedDataSource(dataSourceOptions({ url: own.url, pool: 20, role: APPLICATION_ROLE })).initialize(),
      new DataSource(dataSourceOptions({ url: own.url, pool: 3 })).initialize(),
    ]);
    return new Stage(own.url, app, owner, own);
  }

  sequencer(file = keyFile): SequenceJournal {
    return new SequenceJournal(new PgLogWork(this.app, journal), new LogKeyFile(keySettings(file)), clock);
  }

  get checkpoints(): PgCheckpoints {
    return new PgCheckpoints(new HotSql(this.app));
  }

  write(kind = 'test.noted', tx: EntityManager = this.app.manager): Promise<number> {
    return journal.appendNumbered(tx, { kind, subject: { kind: 'note', id: newId() }, actor: SYSTEM, at: clock.now() });
  }

  async writeMany(count: number): Promise<number[]> {
    const entries: number[] = [];
    for (let more = 0; more < count; more += 1) entries.push(await this.write());
    return entries;
  }

  leaves(): Promise<{ leaf_index: string; seq: string }[]> {
    return this.owner.query('SELECT leaf_index, seq FROM trust.leaf ORDER BY leaf_index');
  }

  async violations(): Promise<string[]> {
    const rows = [];
    for (const { name, sql } of invariants())
      if (/^leaves-/.test(name))
        rows.push(...(await this.owner.query<object[]>(sql)).map((row) => JSON.stringify(row)));
    return rows;
  }

  async disconnect(): Promise<void> {
    await Promise.all([this.app.destroy(), this.owner.destroy()]);
  }

  async close(): Promise<void> {
    await this.disconnect();
    await this.database.drop();
  }
}

afterAll(() => rmSync(folder, { recursive: true }));

describe('the sequencer', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await Stage.open();
  }, 120_000);
  afterAll(() => stage?.close());

  it('makes its key known by a leaf, and signs nothing twice', async () => {
    await stage.sequencer().execute();
    await stage.sequencer().execute();
    const heads = await stage.owner.query<{ note: string; size: string }[]>('SELECT note, size FROM trust.checkpoint');
    const [{ body } = { body: '{}' }] = await stage.owner.query<{ body: string }[]>(
      `SELECT body FROM journal.entry WHERE kind = 'trust.log-key-introduced'`,
    );
    const { vkey } = JSON.parse(body) as { vkey: string };

    expect(heads).toHaveLength(1);
    expect(openCheckpoint(heads[0]?.note ?? '', [parseVkey(vkey)])).toMatchObject({ origin: NAME, size: 1 });
    expect(await stage.checkpoints.keys()).toEqual([{ vkey, introducedAt: clock.now() }]);
  });

  it('gives each entry one leaf while many write, some give up, and another sequencer runs', async () => {
    const WRITERS = 8;
    const EACH = 40;
    let isWriting = true;
    const writer = async (number: number) => {
      for (let turn = 0; turn < EACH; turn += 1) {
        const work = stage.app.transaction(async (tx) => {
          await stage.write('test.first', tx);
          if ((turn + number) % 3 === 0) await tx.query('SELECT pg_sleep(0.01)');
          await stage.write('test.second', tx);
          if ((turn + number) % 5 === 0) throw new RangeError('thought better of it');
        });
        await work.catch((fault) => expect(fault).toBeInstanceOf(RangeError));
      }
    };
    const sequencing = [stage.sequencer(), stage.sequencer()].map(async (sequencer) => {
      let sequenced = 0;
      while (isWriting) sequenced += await sequencer.execute();
      return sequenced;
    });
    await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer(number)));
    isWriting = false;
    const meanwhile = await Promise.all(sequencing);
    await stage.sequencer().execute();

    const leaves = await stage.leaves();
    const [{ count } = { count: '' }] = await stage.owner.query<{ count: string }[]>(
      'SELECT count(*) FROM journal.entry',
    );
    expect(meanwhile.reduce((sum, one) => sum + one, 0)).toBeGreaterThan(0);
    expect(leaves).toHaveLength(Number(count));
    expect(leaves.map(({ leaf_index }) => Number(leaf_index))).toEqual(leaves.map((_, index) => index));
    expect(new Set(leaves.map(({ seq }) => seq)).size).toBe(leaves.length);
    expect(await verifyJournalOf(stage.owner)).toMatchObject({ entries: leaves.length, awaiting: 0, faults: [] });
    expect(await stage.violations()).toEqual([]);
  }, 60_000);

  it('does not lose an entry whose transaction began before others and ends after them', async () => {
    const late = stage.app.createQueryRunner();
    await late.startTransaction();
    const lateEntry = await stage.write('test.late', late.manager);
    const early = await stage.write('test.early');
    await stage.sequencer().execute();
    const before = await stage.checkpoints.newest();

    expect(early).toBeGreaterThan(lateEntry);
    expect(await stage.checkpoints.firstSignedAfter({ entry: early })).toEqual(before);
    expect(await stage.checkpoints.firstSignedAfter({ entry: lateEntry })).toBeUndefined();
    expect(await stage.checkpoints.proofOf(lateEntry)).toBeUndefined();

    await late.commitTransaction();
    await late.release();
    expect(await stage.checkpoints.firstSignedAfter({ entry: lateEntry })).toBeUndefined();
    await stage.sequencer().execute();

    const proof = await stage.checkpoints.proofOf(lateEntry);
    const after = await stage.checkpoints.firstSignedAfter({ entry: lateEntry });
    expect(proof?.leafIndex).toBe(before?.size);
    expect(after?.size).toBe((before?.size ?? 0) + 1);
    expect(await stage.checkpoints.firstSignedAfter({ leafIndex: proof?.leafIndex ?? -1 })).toEqual(after);
    expect((await verifyJournalOf(stage.owner)).faults).toEqual([]);
  });

  it('gives draws a seed that nobody knew when the population was frozen', async () => {
    const frozen = await stage.write('test.frozen');
    expect(await stage.checkpoints.firstSignedAfter({ entry: frozen })).toBeUndefined();
    await stage.sequencer().execute();
    await stage.write();
    await stage.sequencer().execute();

    const seeding = await stage.checkpoints.firstSignedAfter({ entry: frozen });
    expect(seeding?.size).toBeLessThan((await stage.checkpoints.newest())?.size ?? 0);
    expect(drawFrom({ seed: seeding?.root ?? '', population: ['a', 'b', 'c'], count: 2 })).toHaveLength(2);
  });

  it('goes on with a new key of the same name, which is made known first', async () => {
    const rotated = path.join(folder, 'rotated.key');
    const vkey = vkeyOf(makeLogKeyFile(rotated, NAME));
    clock.advance(60_000);
    await stage.sequencer(rotated).execute();
    const newest = await stage.checkpoints.newest();

    expect((await stage.checkpoints.keys()).at(-1)?.vkey).toBe(vkey);
    expect(openCheckpoint(newest?.note ?? '', [parseVkey(vkey)]).size).toBe(newest?.size);
    expect((await verifyJournalOf(stage.owner)).faults).toEqual([]);
  });

  it('refuses the key of another log', async () => {
    const other = path.join(folder, 'other.key');
    makeLogKeyFile(other, 'ailleurs.example/journal');

    await expect(stage.sequencer(other).execute()).rejects.toThrow(WrongLog);
  });

  it.each([
    'UPDATE trust.leaf SET seq = 0',
    'DELETE FROM trust.leaf',
    'DELETE FROM trust.node',
    'UPDATE trust.checkpoint SET size = 1',
    'DELETE FROM trust.log_key',
    'TRUNCATE trust.awaiting',
  ])('may add to the log, and not: %s', async (statement) => {
    await expect(stage.app.query(statement)).rejects.toThrow(/permission denied/);
  });

  it('finds what awaits its leaf without reading the journal', async () => {
    await stage.owner.query(
      `INSERT INTO journal.entry (kind, subject_kind, subject_id, body, leaf_hash, created_at)
       SELECT 'test.many', 'note', n::text, n::text, sha256('\\x00'::bytea || convert_to(n::text, 'UTF8')), now()
       FROM generate_series(1, 50000) n`,
    );
    await stage.owner.query('DELETE FROM trust.awaiting WHERE seq < (SELECT max(seq) - 10 FROM trust.awaiting)');
    const plan = await stage.owner.query<{ 'QUERY PLAN': string }[]>(`EXPLAIN ${AWAITING.replace('$1', '2000')}`);
    const text = plan.map((row) => row['QUERY PLAN']).join('\n');

    expect(text).toMatch(/Index Scan using entry_pkey on entry/);
    expect(text).not.toMatch(/Seq Scan on entry|Merge Join|Hash Join/);
  });
});

describe('the log key', () => {
  it('is made at the first start of a laptop, for its owner alone, and kept', () => {
    const file = path.join(folder, 'data', 'first.key');
    const settings = { ...keySettings(file), NODE_ENV: 'development' as const };
    const made = new LogKeyFile(settings).key();

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(made.name).toBe(NAME);
    expect(vkeyOf(new LogKeyFile(settings).key())).toBe(vkeyOf(made));
    expect(vkeyOf(makeLogKeyFile(file, 'ailleurs.example'))).toBe(vkeyOf(made));
  });

  it('is never made by itself in production', () => {
    const signer = new LogKeyFile(keySettings(path.join(folder, 'absent.key')));

    expect(() => signer.key()).toThrow(/LOG_KEY_FILE: there is no log key at .*absent\.key, and in production none is/);
  });

  it('that is damaged is refused without being told', () => {
    const file = path.join(folder, 'damaged.key');
    const text = readFileSync(keyFile, 'utf8');
    writeFileSync(file, text.replace(/.{6}\n$/, 'AAAAAA\n'));

    expect(() => new LogKeyFile(keySettings(file)).key()).toThrow(/holds no usable log key/);
  });
});

/** A copy in which the owner of the tables does as he likes. */
describe('a copy that somebody changed', () => {
  let original: Stage;
  let entries: number[];
  let kept: Buffer;

  beforeAll(async () => {
    original = await Stage.open();
    entries = await original.writeMany(9);
    await original.sequencer().execute();
    kept = Buffer.from((await original.checkpoints.newest())?.note ?? '');
    entries.push(...(await original.writeMany(12)));
    await original.sequencer().execute();
    await original.disconnect();
  }, 120_000);
  afterAll(() => asAdmin(`DROP DATABASE IF EXISTS ${nameOf(original.url)} WITH (FORCE)`));

  const copied = async (work: (copy: Stage) => Promise<void>) => {
    const name = `aval_test_${randomBytes(8).toString('hex')}`;
    await asAdmin(`CREATE DATABASE ${name} TEMPLATE ${nameOf(original.url)}`);
    const url = Object.assign(new URL(original.url), { pathname: `/${name}` }).href;
    const copy = await Stage.open({ url, drop: () => asAdmin(`DROP DATABASE ${name} WITH (FORCE)`) });
    try {
      for (const table of ['journal.entry', 'trust.leaf', 'trust.node', 'trust.checkpoint'])
        await copy.owner.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      await work(copy);
    } finally {
      await copy.close();
    }
  };
  const rewritten = (entry: number) =>
    `UPDATE journal.entry SET body = replace(body, '"actorRole":"system"', '"actorRole":"signatory"'),
       leaf_hash = sha256('\\x00'::bytea || convert_to(replace(body, '"actorRole":"system"', '"actorRole":"signatory"'), 'UTF8'))
     WHERE seq = ${entry}`;

  it('is whole as long as nobody did, and begins with what was signed before', async () => {
    await copied(async ({ owner }) => {
      expect(await verifyJournalOf(owner, kept)).toEqual({ entries: 22, checkpoints: 2, awaiting: 0, faults: [] });
    });
  });

  it.each<[string, (entries: readonly number[]) => string, (entries: readonly number[]) => string]>([
    [
      'the text of an entry, with its hash',
      (all) => rewritten(all[4] ?? 0),
      (all) => `journal entry ${all[4]} (leaf 4): its text is not`,
    ],
    [
      'the kind of an entry beside its text',
      (all) => `UPDATE journal.entry SET kind = 'x' WHERE seq = ${all[5]}`,
      (all) => `journal entry ${all[5]} (leaf 5): its kind`,
    ],
    [
      'the subject beside the text',
      (all) => `UPDATE journal.entry SET subject_id = 'x' WHERE seq = ${all[5]}`,
      (all) => `journal entry ${all[5]} (leaf 5): its subject`,
    ],
    [
      'the time beside the text',
      (all) => `UPDATE journal.entry SET created_at = created_at + '1s' WHERE seq = ${all[5]}`,
      (all) => `journal entry ${all[5]} (leaf 5): its time`,
    ],
    [
      'an entry that is gone',
      (all) => `DELETE FROM journal.entry WHERE seq = ${all[2]}`,
      (all) => `journal entry ${all[2]} (leaf 2): it is gone`,
    ],
    ['a leaf that is gone', () => 'DELETE FROM trust.leaf WHERE leaf_index = 7', () => 'leaf 7: it is missing'],
    [
      'a node',
      () => `UPDATE trust.node SET hash = sha256('x') WHERE level = 2 AND index = 1`,
      () => 'node 2/1 of the log: it is not that',
    ],
    [
      'a node that is gone',
      () => 'DELETE FROM trust.node WHERE level = 1 AND index = 3',
      () => 'node 1/3 of the log: it is missing',
    ],
    [
      'the root beside a checkpoint',
      () => `UPDATE trust.checkpoint SET root = sha256('x') WHERE size = 22`,
      () => 'checkpoint of 22 leaves: its row',
    ],
    [
      'the text of a checkpoint',
      () => `UPDATE trust.checkpoint SET note = replace(note, '22', '23') WHERE size = 22`,
      () => 'checkpoint of 22 leaves: The signature',
    ],
    [
      'an entry that was made to be forgotten',
      () =>
        `INSERT INTO journal.entry (kind, subject_kind, subject_id, body, leaf_hash, created_at) VALUES ('x', 'x', 'x', 'x', sha256('\\x0078'::bytea), now())`,
      () => 'it has no leaf in the log and awaits none',
    ],
  ])('%s is named', async (_, change, sentence) => {
    await copied(async ({ owner }) => {
      await owner.query(change(entries));

      expect((await verifyJournalOf(owner)).faults).toEqual(
        expect.arrayContaining([expect.stringContaining(sentence(entries))]),
      );
    });
  });

  it('down to the leaf and its nodes is betrayed by the heads that were signed', async () => {
    await copied(async (copy) => {
      await copy.owner.query(rewritten(entries[14] ?? 0));
      await copy.owner.query('UPDATE trust.leaf l SET hash = e.leaf_hash FROM journal.entry e WHERE e.seq = l.seq');
      const { faults } = await verifyJournalOf(copy.owner);

      expect(faults).toContainEqual(expect.stringContaining('the first that was changed is among leaves 10 to 21'));
    });
  });

  it('and signed anew is betrayed by a checkpoint that somebody kept', async () => {
    await copied(async (copy) => {
      await copy.owner.query(rewritten(entries[3] ?? 0));
      await copy.owner.query('TRUNCATE trust.leaf, trust.node, trust.checkpoint');
      await copy.owner.query('INSERT INTO trust.awaiting SELECT seq FROM journal.entry');
      await copy.sequencer().execute();

      expect((await verifyJournalOf(copy.owner)).faults).toEqual([]);
      expect((await verifyJournalOf(copy.owner, kept)).faults).toEqual([
        'the checkpoint that was kept, of 10 leaves: the log does not begin with the leaves it signed for',
      ]);
    });
  });

  it('and shortened is betrayed by a checkpoint that somebody kept', async () => {
    await copied(async (copy) => {
      await copy.owner.query('TRUNCATE trust.leaf, trust.node, trust.checkpoint');
      const { faults } = await verifyJournalOf(copy.owner, kept);

      expect(faults).toContainEqual('the checkpoint that was kept, of 10 leaves: the log has lost leaves, it has 0');
    });
  });

  it('is not signed on', async () => {
    await copied(async (copy) => {
      await copy.owner.query(`UPDATE trust.node SET hash = sha256('x') WHERE level = 4 AND index = 0`);
      await copy.owner.query('ALTER TABLE journal.entry ENABLE TRIGGER USER');
      await copy.write();

      await expect(copy.sequencer().execute()).rejects.toThrow(LogForked);
    });
  });

  it('breaks the invariants of aval check', async () => {
    await copied(async (copy) => {
      expect(await copy.violations()).toEqual([]);

      await copy.owner.query(rewritten(entries[4] ?? 0));
      await copy.owner.query('DELETE FROM trust.leaf WHERE leaf_index = 7');
      expect(await copy.violations()).toEqual([
        expect.stringContaining('the leaf is not that of its entry'),
        expect.stringContaining('the checkpoint is larger than the log'),
        expect.stringContaining('there is a hole among the leaves'),
        expect.stringContaining('the entry has no leaf and awaits none'),
      ]);
    });
  });

  it('is named by aval journal verify, which ends with 1 (REG-26)', async () => {
    await copied(async ({ url, owner }) => {
      const file = path.join(folder, 'kept.txt');
      writeFileSync(file, kept);
      expect(await aval(url, 'verify', '--checkpoint', file)).toEqual({
        code: 0,
        out: 'The journal is whole: 22 entries, 2 checkpoints.\n',
        err: '',
      });

      await owner.query(rewritten(entries[4] ?? 0));
      expect(await aval(url, 'verify')).toEqual({
        code: 1,
        out: '',
        err: `journal entry ${entries[4]} (leaf 4): its text is not the one that the log holds\n`,
      });
    });
  });

  it('has its newest head printed by aval journal checkpoint, after what awaited its leaf', async () => {
    await copied(async (copy) => {
      await copy.owner.query('ALTER TABLE journal.entry ENABLE TRIGGER USER');
      await copy.write();
      const { code, out } = await aval(copy.url, 'checkpoint');

      expect(code).toBe(0);
      expect(openCheckpoint(out, [parseVkey((await copy.checkpoints.keys())[0]?.vkey ?? '')]).size).toBe(23);
    });
  });

  it.each([
    ['is not there', () => 'nowhere.txt', 'cannot be read'],
    ['is no checkpoint', () => keyFile, 'no signed note'],
    ['is one of another log', () => otherCheckpoint(), 'No key that is known here'],
  ])('cannot be compared with a file that %s', async (_, file, sentence) => {
    await copied(async ({ url }) => {
      const { code, err } = await aval(url, 'verify', '--checkpoint', file());

      expect(err).toContain(sentence);
      expect(code).toBe(2);
    });
  });
});

function otherCheckpoint(): string {
  const file = path.join(folder, 'other.txt');
  const signer = signerOf('ailleurs.example', randomBytes(32));
  writeFileSync(file, signCheckpoint({ size: 1, root: randomBytes(32) }, signer));
  return file;
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

async function asAdmin(statement: string): Promise<void> {
  const admin = new pg.Client(process.env.TEST_DATABASE_ADMIN_URL);
  await admin.connect();
  await admin.query(statement);
  await admin.end();
}

async function aval(url: string, ...args: string[]) {
  Object.assign(process.env, { ...keySettings(keyFile), NODE_ENV: 'test', DATABASE_URL: url });
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    process.exitCode = 0;
    const program = new Command('aval').exitOverride();
    registerJournal(program);
    await program.parseAsync(['node', 'aval', 'journal', ...args]);
    const said = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('');
    return { out: said(out), err: said(err), code: process.exitCode };
  } finally {
    process.exitCode = 0;
    out.mockRestore();
    err.mockRestore();
  }
}
