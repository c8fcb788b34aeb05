import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Clock, NotFound } from '#libs/kernel';
import { kindOfName } from '../domain/file-kind.js';
import { TextCheck } from '../domain/plain-text.js';
import { FileEmpty, FileRefused, FileTooLarge } from '../domain/refusals.js';
import { typeOf } from './content-type.js';
import { EvidenceStore, type StoredFile } from './evidence-store.js';

const SHA256 = /^[0-9a-f]{64}$/;
/** An upload that was cut off by the end of the process is thrown away after this. */
const ABANDONED_AFTER_MS = 24 * 3_600_000;

interface Place {
  readonly folder: string;
  readonly limitBytes: number;
}

/**
 * Files on a disk. A file appears under its name only when it is complete and on the platter:
 * it is written beside, synced, then renamed.
 */
export class DiskStore extends EvidenceStore {
  private readonly incoming: string;

  constructor(
    private readonly place: Place,
    private readonly clock: Clock,
  ) {
    super();
    this.incoming = path.join(place.folder, 'incoming');
  }

  async put(content: Readable, name: string): Promise<StoredFile> {
    const kind = kindOfName(name);
    if (!kind) throw drained(content, new FileRefused('file_kind_refused'));
    await mkdir(this.incoming, { recursive: true, mode: 0o700 });
    const temporary = path.join(this.incoming, randomUUID());
    try {
      const file = await open(temporary, 'wx+', 0o600);
      try {
        const { sha256, size, isText } = await this.receive(content, file);
        const type = await typeOf({ file, size, isText, kind });
        await file.sync();
        await this.settle(temporary, sha256);
        return { sha256, size, type };
      } finally {
        await file.close();
      }
    } finally {
      await rm(temporary, { force: true });
    }
  }

  async open(sha256: string): Promise<Readable> {
    const file = await open(this.pathOf(sha256), 'r').catch(() => undefined);
    if (!file) throw new NotFound('file', sha256);
    return file.createReadStream();
  }

  async holds(sha256: string): Promise<boolean> {
    return stat(this.pathOf(sha256)).then(
      () => true,
      () => false,
    );
  }

  async remove(sha256: string): Promise<void> {
    await rm(this.pathOf(sha256), { force: true });
  }

  async sweep(): Promise<number> {
    const names = await readdir(this.incoming).catch(() => []);
    const oldest = this.clock.now().getTime() - ABANDONED_AFTER_MS;
    const removed = await Promise.all(
      names.map(async (name) => {
        const left = path.join(this.incoming, name);
        const { mtimeMs } = await stat(left).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }));
        if (mtimeMs < oldest) await rm(left, { force: true });
        return mtimeMs < oldest;
      }),
    );
    return removed.filter(Boolean).length;
  }

  private async receive(content: Readable, file: FileHandle) {
    const hash = createHash('sha256');
    const text = new TextCheck();
    let size = 0;
    for await (const chunk of content as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > this.place.limitBytes) throw new FileTooLarge(this.place.limitBytes);
      hash.update(chunk);
      text.add(chunk);
      await file.writeFile(chunk);
    }
    if ('truncated' in content && content.truncated === true) throw new FileTooLarge(this.place.limitBytes);
    if (size === 0) throw new FileEmpty();
    return { sha256: hash.digest('hex'), size, isText: text.end() };
  }

  /** Gives the file its name. Renaming over the same content changes nothing for who reads it. */
  private async settle(temporary: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await rename(temporary, target);
    await syncFolder(path.dirname(target));
  }

  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new NotFound('file', sha256);
    return path.join(this.place.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** The rest of a refused upload is read and dropped, so that the client hears the refusal. */
function drained(content: Readable, refusal: Error): Error {
  content.resume();
  return refusal;
}
