import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { APPLICATION_ROLE, dataSourceOptions } from '#libs/database';
import { type AccountId, type Actor, MovableClock, newId, SYSTEM } from '#libs/kernel';
import { addVaultKey, rewrapVault } from '#libs/vault';
import { KeyRing } from '../../libs/vault/src/domain/key-ring.js';
import { PgVault } from '../../libs/vault/src/persistence/pg-vault.js';
import { VaultKeyFile } from '../../libs/vault/src/persistence/vault-key-file.js';
import { type FreshDatabase, freshDatabase } from '../support/fresh-database.js';

const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-vault-'));
const settings = (name = 'vault.keys') => ({ NODE_ENV: 'test' as const, VAULT_KEY_FILE: path.join(folder, name) });
const clock = new MovableClock(new Date('2027-03-01T09:00:00Z'));
const officer: Actor = { accountId: newId<'Account'>() as AccountId, role: 'vigilance_officer' };
const CANARY = 'Zéphyrine Quatrevents';

describe('the vault of those who report', () => {
  let fresh: FreshDatabase;
  let app: DataSource;
  let owner: DataSource;
  const vault = (name?: string) => new PgVault(app, new VaultKeyFile(settings(name)), clock);
  const sealed = async (name?: string) => {
    const subject = newId<'Report'>() as string;
    const contents = { identity: CANARY, narrative: 'La dose affichée était fausse.' };
    const sealing = { subject, contents, traces: { email: 'zephyrine@exemple.fr' } };
    await app.transaction((tx) => vault(name).seal(tx, sealing));
    return subject;
  };
  const open = (subject: string, names: readonly string[], because = 'Lecture du signalement') =>
    app.transaction((tx) => vault().open(tx, { subject, names, actor: officer, because }));

  beforeAll(async () => {
    fresh = await freshDatabase();
    const as = (role?: string) =>
      new DataSource(dataSourceOptions({ url: fresh.url, pool: 3, ...(role && { role }) })).initialize();
    [app, owner] = await Promise.all([as(APPLICATION_ROLE), as()]);
  });

  afterAll(async () => {
    await Promise.all([app?.destroy(), owner?.destroy()]);
    await fresh?.drop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gives back what was asked for, and nothing else', async () => {
    const subject = await sealed();

    expect(await open(subject, ['narrative'])).toEqual({ narrative: 'La dose affichée était fausse.' });
    expect(await open(subject, ['identity', 'unknown'])).toEqual({ identity: CANARY });
  });

  it('writes down each reading: who, as what, why, and when', async () => {
    const subject = await sealed();
    await open(subject, ['identity'], 'Le déclarant doit être rappelé');
    await app.transaction((tx) =>
      vault().open(tx, { subject, names: ['narrative'], actor: SYSTEM, because: 'Lecture automatique' }),
    );

    expect(await vault().readings(subject)).toEqual([
      {
        names: ['identity'],
        reader: officer.accountId,
        role: 'vigilance_officer',
        because: 'Le déclarant doit être rappelé',
        at: clock.now(),
      },
      { names: ['narrative'], reader: null, role: 'system', because: 'Lecture automatique', at: clock.now() },
    ]);
  });

  it('opens nothing without a reason', async () => {
    const subject = await sealed();

    await expect(open(subject, ['identity'], '  a ')).rejects.toThrow(/a_reading_has_its_reason/);
    expect(await vault().readings(subject)).toEqual([]);
  });

  it('shows nothing of a transaction that did not commit', async () => {
    const subject = newId<'Report'>() as string;
    await expect(
      app.transaction(async (tx) => {
        await vault().seal(tx, { subject, contents: { identity: CANARY } });
        throw new Error('cut off');
      }),
    ).rejects.toThrow('cut off');

    await expect(open(subject, ['identity'])).rejects.toMatchObject({ kind: 'not_found' });
  });

  it.each(['data_key', 'box', 'trace', 'reading'])(
    'holds vault.%s from the application: it may neither read nor write it',
    async (table) => {
      await sealed();
      for (const statement of [
        `SELECT * FROM vault.${table}`,
        `DELETE FROM vault.${table}`,
        `TRUNCATE vault.${table}`,
      ]) {
        await expect(app.query(statement)).rejects.toThrow(/permission denied/);
      }
    },
  );

  it('shows its own role no row of which nobody named the subject', async () => {
    const subject = await sealed();
    const counts = await app.transaction(async (tx) => {
      await tx.query('SET LOCAL ROLE aval_vault');
      const count = async () => (await tx.query('SELECT count(*)::int AS n FROM vault.box'))[0].n;
      const closed = await count();
      await tx.query(`SELECT set_config('vault.opened', $1, true)`, [subject]);
      return [closed, await count()];
    });

    expect(counts).toEqual([0, 2]);
  });

  it('forgets in the next statement which subject was open', async () => {
    const subject = await sealed();
    const left = await app.transaction(async (tx) => {
      await vault().open(tx, { subject, names: ['identity'], actor: SYSTEM, because: 'Lecture automatique' });
      return tx.query(`SELECT current_setting('vault.opened', true) AS opened`);
    });

    expect(left).toEqual([{ opened: '' }]);
  });

  it('holds no word of what was sealed in any column', async () => {
    const subject = await sealed();
    const rows = await owner.query(
      `SELECT encode(sealed, 'escape') AS text FROM vault.box WHERE subject = $1
       UNION ALL SELECT encode(hash, 'escape') FROM vault.trace WHERE subject = $1`,
      [subject],
    );

    expect(rows).toHaveLength(3);
    expect(JSON.stringify(rows)).not.toMatch(/phyrine|Quatrevents|dose/);
  });

  it('opens no box that was put in the place of another, though a superuser put it there', async () => {
    const [one, other] = [await sealed(), await sealed()];
    await owner.query(
      `UPDATE vault.box SET sealed = (SELECT sealed FROM vault.box WHERE subject = $2 AND name = 'identity')
       WHERE subject = $1 AND name = 'identity'`,
      [one, other],
    );

    await expect(open(one, ['identity'])).rejects.toThrow('another place');
    expect(await open(other, ['identity'])).toEqual({ identity: CANARY });
  });

  it('lets a reading be neither changed nor taken away, not even by a superuser', async () => {
    const subject = await sealed();
    await open(subject, ['identity']);

    for (const statement of ['DELETE FROM vault.reading', `UPDATE vault.reading SET because = 'une autre raison'`]) {
      await expect(owner.query(statement)).rejects.toThrow(/append-only/);
    }
  });

  it('finds a person by an address, however it is written, and by no other', async () => {
    const subject = await sealed();

    expect(await vault().find('email', ' Zephyrine@Exemple.FR')).toContain(subject);
    expect(await vault().find('email', 'autre@exemple.fr')).toEqual([]);
  });

  it('erases by destroying the key: no copy of the boxes opens any more', async () => {
    const subject = await sealed();
    const kept = await owner.query('SELECT name, sealed FROM vault.box WHERE subject = $1', [subject]);

    expect(await app.transaction((tx) => vault().destroy(tx, subject, 'Durée de conservation atteinte'))).toBe(true);
    expect(await app.transaction((tx) => vault().destroy(tx, subject, 'Durée de conservation atteinte'))).toBe(false);

    for (const { name, sealed: box } of kept) {
      await owner.query('INSERT INTO vault.box (subject, name, sealed) VALUES ($1, $2, $3)', [subject, name, box]);
    }
    await expect(open(subject, ['identity'])).rejects.toMatchObject({ code: 'erased' });
    expect(await vault().find('email', 'zephyrine@exemple.fr')).not.toContain(subject);
    expect(await vault().readings(subject)).toEqual([]);
  });

  it('takes more of a subject under the key it has', async () => {
    const subject = await sealed();
    await app.transaction((tx) => vault().add(tx, subject, 'added:1', 'Une précision'));

    expect(await open(subject, ['added:1', 'narrative'])).toEqual({
      'added:1': 'Une précision',
      narrative: 'La dose affichée était fausse.',
    });
  });

  it('is wrapped anew by a new key, after which the old one may be lost', async () => {
    const subject = await sealed('rotated.keys');
    const { VAULT_KEY_FILE: file } = settings('rotated.keys');
    addVaultKey(settings('rotated.keys'));
    const before = await owner.query('SELECT name, sealed FROM vault.box WHERE subject = $1 ORDER BY name', [subject]);

    /** The others of this suite are wrapped by another ring; what cannot be unwrapped must not be lost silently. */
    await expect(rewrapVault(app, clock, settings('rotated.keys'))).rejects.toThrow('another key');
    await owner.query('DELETE FROM vault.box WHERE subject <> $1', [subject]);
    await owner.query('DELETE FROM vault.trace WHERE subject <> $1', [subject]);
    await owner.query('ALTER TABLE vault.reading DISABLE TRIGGER USER');
    await owner.query('DELETE FROM vault.reading');
    await owner.query('ALTER TABLE vault.reading ENABLE TRIGGER USER');
    await owner.query('DELETE FROM vault.data_key WHERE subject <> $1', [subject]);
    expect(await rewrapVault(app, clock, settings('rotated.keys'))).toBe(1);
    expect(await rewrapVault(app, clock, settings('rotated.keys'))).toBe(0);

    const ring = JSON.parse(readFileSync(file, 'utf8'));
    ring.wrapping['1'] = randomBytes(32).toString('base64');
    const lost = new PgVault(app, { ring: () => KeyRing.read(JSON.stringify(ring)) } as unknown as VaultKeyFile, clock);
    const opened = await app.transaction((tx) =>
      lost.open(tx, { subject, names: ['identity'], actor: SYSTEM, because: 'Lecture automatique' }),
    );
    expect(opened).toEqual({ identity: CANARY });
    expect(await owner.query('SELECT name, sealed FROM vault.box WHERE subject = $1 ORDER BY name', [subject])).toEqual(
      before,
    );
  });

  it('makes its keys at the first start for the eyes of their owner alone, and in production not at all', () => {
    new VaultKeyFile(settings('first.keys')).ring();

    expect(statSync(settings('first.keys').VAULT_KEY_FILE).mode & 0o777).toBe(0o600);
    const production = { ...settings('none.keys'), NODE_ENV: 'production' as const };
    expect(() => new VaultKeyFile(production).ring()).toThrow(/make-keys/);
  });
});
