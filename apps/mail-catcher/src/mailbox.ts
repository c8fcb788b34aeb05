import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '#libs/kernel';
import { type Letter, messageIdOf, readLetter } from './letter.js';

export interface StoredLetter extends Letter {
  readonly id: string;
}

const EXTENSION = '.eml';

/** Letters as files, oldest name first; a message that arrives twice is kept once. */
export class Mailbox {
  constructor(
    private readonly folder: string,
    private readonly clock: Clock,
  ) {
    mkdirSync(folder, { recursive: true });
  }

  /** Moved to its name when whole, so that nobody reads half a letter. */
  async keep(raw: Buffer): Promise<void> {
    const hash = createHash('sha256')
      .update(messageIdOf(raw) ?? raw)
      .digest('hex')
      .slice(0, 16);
    if ((await this.ids()).some((id) => id.endsWith(hash))) return;

    const instant = this.clock.now().toISOString().replace(/\D/g, '');
    const file = path.join(this.folder, `${instant}-${hash}`);
    await writeFile(`${file}.part`, raw);
    await rename(`${file}.part`, `${file}${EXTENSION}`);
  }

  /** Newest first. */
  async all(): Promise<StoredLetter[]> {
    const ids = (await this.ids()).sort().reverse();
    return Promise.all(ids.map(async (id) => ({ id, ...readLetter(await readFile(this.file(id))) })));
  }

  /** @returns the message as it came, or undefined when there is none of that name */
  async raw(id: string): Promise<Buffer | undefined> {
    return (await this.ids()).includes(id) ? readFile(this.file(id)) : undefined;
  }

  private async ids(): Promise<string[]> {
    const files = await readdir(this.folder);
    return files.filter((file) => file.endsWith(EXTENSION)).map((file) => path.basename(file, EXTENSION));
  }

  private readonly file = (id: string): string => path.join(this.folder, `${id}${EXTENSION}`);
}
