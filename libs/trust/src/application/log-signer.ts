import type { SignerKey } from '../domain/note/note-key.js';

/** The key that signs the log. */
export abstract class LogSigner {
  /** @throws SettingsFault when there is no usable key */
  abstract key(): SignerKey;
}
