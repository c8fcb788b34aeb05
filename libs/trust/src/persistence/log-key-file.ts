import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { Settings, SettingsFault } from '#libs/config';
import { LogSigner } from '../application/log-signer.js';
import { NoteFault } from '../domain/note/note-fault.js';
import { parseSkey, type SignerKey, signerOf, skeyOf } from '../domain/note/note-key.js';

type KeySettings = Pick<Settings, 'NODE_ENV' | 'LOG_KEY_FILE' | 'PUBLIC_URL'>;

const OWNER_ALONE = 0o600;

/** The log key in its file. A production service never makes one by itself: a lost key must be noticed, not replaced. */
@Injectable()
export class LogKeyFile extends LogSigner {
  private kept: SignerKey | undefined;

  constructor(@Inject(Settings) private readonly settings: KeySettings) {
    super();
  }

  key(): SignerKey {
    this.kept ??= this.read();
    return this.kept;
  }

  private read(): SignerKey {
    const { NODE_ENV, LOG_KEY_FILE: file, PUBLIC_URL } = this.settings;
    const present = keyIn(file);
    if (present) return present;
    if (NODE_ENV === 'production') {
      throw new SettingsFault([
        `LOG_KEY_FILE: there is no log key at ${file}, and in production none is made by itself. ` +
          'Put the key of this log back, or make its first one with: aval journal make-key FILE --name NAME',
      ]);
    }
    return makeLogKeyFile(file, `${new URL(PUBLIC_URL).host}/journal`);
  }
}

/** @returns undefined when there is no such file. @throws SettingsFault when it cannot be used */
function keyIn(file: string): SignerKey | undefined {
  try {
    return parseSkey(readFileSync(file, 'utf8'));
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    const why = fault instanceof NoteFault ? fault.message : (fault as NodeJS.ErrnoException).code;
    throw new SettingsFault([`LOG_KEY_FILE: ${file} holds no usable log key: ${why}`]);
  }
}

/**
 * Draws a key and writes it for its owner's eyes alone, unless there is one already; of two processes that start
 * together, one wins. @returns the key that is there in the end
 */
export function makeLogKeyFile(file: string, name: string): SignerKey {
  const drawn = signerOf(name, randomBytes(32));
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(draft, `${skeyOf(drawn)}\n`, { mode: OWNER_ALONE, flag: 'wx' });
  try {
    linkSync(draft, file);
    return drawn;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    return keyIn(file) ?? drawn;
  } finally {
    unlinkSync(draft);
  }
}
