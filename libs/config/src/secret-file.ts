import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const OWNER_ALONE = 0o600;

/** @returns undefined when there is no such file */
export function readSecretFile(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw fault;
  }
}

/**
 * Writes a secret for its owner's eyes alone, unless the file is there already; of two processes that start together,
 * one wins. @returns what is in the file in the end
 */
export function keepSecretFile(file: string, secret: string): string {
  const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(draft, secret, { mode: OWNER_ALONE, flag: 'wx' });
  try {
    linkSync(draft, file);
    return secret;
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
    return readSecretFile(file) ?? secret;
  } finally {
    unlinkSync(draft);
  }
}
