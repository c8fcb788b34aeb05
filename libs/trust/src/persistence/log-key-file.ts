import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { keepSecretFile, readSecretFile, Settings, SettingsFault } from '#libs/config';
import { LogSigner } from '../application/log-signer.js';
import { NoteFault } from '../domain/note/note-fault.js';
import { parseSkey, type SignerKey, signerOf, skeyOf } from '../domain/note/note-key.js';

type KeySettings = Pick<Settings, 'NODE_ENV' | 'LOG_KEY_FILE' | 'PUBLIC_URL'>;

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
    const text = readSecretFile(file);
    return text === undefined ? undefined : parseSkey(text);
  } catch (fault) {
    const why = fault instanceof NoteFault ? fault.message : (fault as NodeJS.ErrnoException).code;
    throw new SettingsFault([`LOG_KEY_FILE: ${file} holds no usable log key: ${why}`]);
  }
}

/** Draws a key and keeps it, unless there is one already. @returns the key that is there in the end */
export function makeLogKeyFile(file: string, name: string): SignerKey {
  return parseSkey(keepSecretFile(file, `${skeyOf(signerOf(name, randomBytes(32)))}\n`));
}
