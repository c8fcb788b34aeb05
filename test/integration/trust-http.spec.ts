import { isIncluded, leafHash, openCheckpoint, parseTlogProof, parseVkey } from '#rules/trust';
import { startHouse, type TestHouse } from '../support/house.js';

interface Proof {
  readonly entry: number;
  readonly leafIndex: number;
  readonly leafHash: string;
  readonly treeSize: number;
  readonly rootHash: string;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
  readonly tlogProof: string;
}

const base64 = (text: string) => Buffer.from(text, 'base64');

describe('the public log', () => {
  let house: TestHouse;
  let entry: number;
  const get = <Body>(path: string) => house.request<Body>(null, 'GET', `/api/v1/public/journal/${path}`);
  const firstEntry = async () => {
    const [row] = await house.database.query<{ seq: string }[]>('SELECT min(seq) AS seq FROM journal.entry');
    return Number(row?.seq);
  };

  beforeAll(async () => {
    house = await startHouse();
    entry = await firstEntry();
  }, 120_000);
  afterAll(() => house?.close());

  it('says that it was not signed yet, and that a proof has to wait', async () => {
    expect(await get('checkpoint')).toMatchObject({ status: 404, body: { code: 'no_checkpoint_yet' } });
    expect(await get(`proofs/${entry}`)).toMatchObject({ status: 404, body: { code: 'proof_not_ready' } });
    expect((await get('keys')).body).toEqual({ items: [] });
  });

  it('shows anybody, once the worker worked, that an entry is in it', async () => {
    await house.work();
    const checkpoint = await get<string>('checkpoint');
    const { body: proof } = await get<Proof>(`proofs/${entry}`);
    const { body: keys } = await get<{ items: { vkey: string }[] }>('keys');
    const head = openCheckpoint(
      checkpoint.body,
      keys.items.map(({ vkey }) => parseVkey(vkey)),
    );
    const [row] = await house.database.query<{ body: string }[]>('SELECT body FROM journal.entry WHERE seq = $1', [
      entry,
    ]);

    expect(checkpoint.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(proof).toMatchObject({ entry, checkpoint: checkpoint.body, treeSize: head.size });
    expect(base64(proof.leafHash)).toEqual(leafHash(Buffer.from(row?.body ?? '')));
    expect(
      isIncluded({
        index: proof.leafIndex,
        size: head.size,
        leaf: base64(proof.leafHash),
        root: head.root,
        proof: proof.hashes.map(base64),
      }),
    ).toBe(true);
    expect(parseTlogProof(proof.tlogProof)).toMatchObject({ index: proof.leafIndex, checkpoint: checkpoint.body });
  });

  it('loses nothing when a queue is wiped: the next look finds what has no leaf', async () => {
    await house.database.query(
      `UPDATE messaging.delivery SET dead_at = now() WHERE job = 'trust.sequence-journal' AND done_at IS NULL`,
    );
    await house.database.query(
      `INSERT INTO journal.entry (kind, subject_kind, subject_id, body, leaf_hash, created_at)
       VALUES ('test.noted', 'note', '1', '{}', sha256('\\x007b7d'::bytea), now())`,
    );
    house.clock.advance(5_000);
    await house.work();

    const awaiting = await house.database.query<object[]>('SELECT FROM trust.awaiting');
    expect(awaiting).toHaveLength(0);
  });

  it.each(['999999999999999', '0', '-1', '1e3', 'x', '1'.repeat(20)])('has no entry %s', async (unknown) => {
    expect(await get(`proofs/${unknown}`)).toMatchObject({ status: 404, body: { facts: { thing: 'journal entry' } } });
  });
});
