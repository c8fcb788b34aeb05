import { randomBytes } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { readSecretFile, type Settings, SettingsFault } from '#libs/config';
import type { Clock } from '#libs/kernel';
import { withNewKey } from './domain/key-ring.js';
import { PgVault } from './persistence/pg-vault.js';
import { VaultKeyFile } from './persistence/vault-key-file.js';

type KeySettings = Pick<Settings, 'NODE_ENV' | 'VAULT_KEY_FILE'>;

const AT_A_TIME = 500;

/** Adds a wrapping key to the file; the old ones stay, for what is not wrapped anew yet. @throws SettingsFault */
export function addVaultKey({ VAULT_KEY_FILE: file }: KeySettings): void {
  const text = readSecretFile(file);
  if (text === undefined) throw new SettingsFault([`VAULT_KEY_FILE: there are no keys at ${file}`]);
  const draft = `${file}.${process.pid}.new`;
  writeFileSync(
    draft,
    withNewKey(text, () => randomBytes(32)),
    { mode: 0o600, flag: 'wx' },
  );
  renameSync(draft, file);
}

/** Wraps every data key with the newest wrapping key, some at a time: it may be cut off and begun again. @returns how many */
export async function rewrapVault(database: DataSource, clock: Clock, settings: KeySettings): Promise<number> {
  const vault = new PgVault(database, new VaultKeyFile(settings), clock);
  let total = 0;
  for (let done = AT_A_TIME; done === AT_A_TIME; total += done) {
    done = await database.transaction((tx) => vault.rewrap(tx, AT_A_TIME));
  }
  return total;
}
