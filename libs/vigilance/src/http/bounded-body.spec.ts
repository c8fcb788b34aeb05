import { Readable } from 'node:stream';
import { wholeOf } from './bounded-body.js';

const sent = (...parts: readonly string[]) => Readable.from(parts.map((part) => Buffer.from(part)));

describe('a file that is sent with a report', () => {
  it('is taken as a whole up to its limit', async () => {
    expect((await wholeOf(sent('12', '345'), 5)).toString()).toBe('12345');
  });

  it('is refused as soon as it is larger, before the rest is read', async () => {
    const content = sent('12', '345', '6', '789');

    await expect(wholeOf(content, 5)).rejects.toMatchObject({ code: 'file_too_large' });
    expect(content.destroyed).toBe(true);
  });

  it('is refused when there is nothing in it', async () => {
    await expect(wholeOf(sent(), 5)).rejects.toMatchObject({ code: 'file_empty' });
  });
});
