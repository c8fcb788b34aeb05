import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Settings } from '#libs/config';
import { FileTooLarge, uploadOf } from '#libs/files';

/**
 * Lays an uploaded file on the disk before anything is done with it, so that a slow sender never holds a connection to
 * the database. It lies with the other uploads in progress, and is swept with them if this process ends.
 */
@Injectable()
export class SpooledUpload {
  private readonly folder: string;
  private readonly limitBytes: number;

  constructor(@Inject(Settings) { FILES_DIR, MAX_UPLOAD_MB }: Settings) {
    this.folder = path.join(FILES_DIR, 'incoming');
    this.limitBytes = MAX_UPLOAD_MB * 1024 * 1024;
  }

  /** @throws FileTooLarge · DomainError (unsupported) for another kind of body · Invalid when there is no file */
  async with<Result>(request: FastifyRequest, use: (file: string) => Promise<Result>): Promise<Result> {
    const { content } = await uploadOf(request);
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const file = path.join(this.folder, randomUUID());
    try {
      await pipeline(content, createWriteStream(file, { mode: 0o600 }));
      if ('truncated' in content && content.truncated === true) throw new FileTooLarge(this.limitBytes);
      return await use(file);
    } finally {
      await rm(file, { force: true });
    }
  }
}
