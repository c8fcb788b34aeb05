import { SMTPServer } from 'smtp-server';
import type { Mailbox } from './mailbox.js';

const LARGEST_LETTER_BYTES = 20 * 1024 * 1024;

/** Takes every letter from whoever sends on this machine, and delivers none. */
export const postOffice = (mailbox: Mailbox): SMTPServer =>
  new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: LARGEST_LETTER_BYTES,
    disableReverseLookup: true,
    onData(stream, _session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', callback);
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(Object.assign(new Error('too large'), { responseCode: 552 }));
        return mailbox.keep(Buffer.concat(chunks)).then(() => callback(), callback);
      });
    },
  });
