import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { keepSecretFile, readSecretFile, Settings, SettingsFault } from '#libs/config';
import { KeyRing, KeyRingFault, newRing } from '../domain/key-ring.js';

type KeySettings = Pick<Settings, 'NODE_ENV' | 'VAULT_KEY_FILE'>;

/** The keys of the vault in their file. In production none is ever made by itself: lost keys must be noticed. */
@Injectable()
export class VaultKeyFile {
  private kept: KeyRing | undefined;

  constructor(@Inject(Settings) private readonly settings: KeySettings) {}

  /** @throws SettingsFault when there are no usable keys */
  ring(): KeyRing {
    this.kept ??= this.read();
    return this.kept;
  }

  private read(): KeyRing {
    const { NODE_ENV, VAULT_KEY_FILE: file } = this.settings;
    try {
      const present = readSecretFile(file);
      if (present === undefined && NODE_ENV === 'production') throw new SettingsFault([missing(file)]);
      return KeyRing.read(present ?? makeVaultKeyFile(file));
    } catch (fault) {
      if (fault instanceof SettingsFault) throw fault;
      const why = fault instanceof KeyRingFault ? fault.message : (fault as NodeJS.ErrnoException).code;
      throw new SettingsFault([`VAULT_KEY_FILE: ${file} holds no usable keys: ${why}`]);
    }
  }
}

const missing = (file: string): string =>
  `VAULT_KEY_FILE: there are no keys at ${file}, and in production none are made by themselves. ` +
  'Put the keys of this vault back, or make its first ones with: aval vault make-keys FILE';

/** Draws the first keys and keeps them, unless there are some already. @returns what is in the file in the end */
export const makeVaultKeyFile = (file: string): string =>
  keepSecretFile(
    file,
    newRing(() => randomBytes(32)),
  );
