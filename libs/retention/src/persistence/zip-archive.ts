import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Inject, Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { DataSource } from 'typeorm';
import { ZipFile } from 'yazl';
import { Settings } from '#libs/config';
import { Files } from '#libs/files';
import { DomainError, NotFound, type OrganisationId } from '#libs/kernel';
import { ExportArchive, type Written } from '../application/export/export-archive.js';
import type { ExportId } from '../domain/ids.js';
import { declaredSql } from './declared-sql.js';

type Line = Readonly<Record<string, unknown>>;

interface Section {
  readonly name: string;
  readonly lines: readonly Line[];
}

interface EvidenceFile {
  readonly path: string;
  readonly sha256: string;
}

interface ManifestEntry {
  readonly path: string;
  readonly size: number;
  readonly sha256: string;
}

/** What the progress is told of: not each of thousands of files. */
const TELL_EVERY = 50;
/** Signs that some system does not bear in the name of a file. */
const UNSAFE = /[\\/:*?"<>|\p{Cc}]/gu;

/**
 * One ZIP: `data/*.json`, the same as `tables/*.csv`, the evidence under `files/`, and last a manifest with the SHA-256 of
 * each. Rows are read in one snapshot; evidence streams through, so that its size does not matter.
 */
@Injectable()
export class ZipArchive extends ExportArchive {
  private readonly folder: string;

  constructor(
    @Inject(Settings) { FILES_DIR }: Settings,
    private readonly database: DataSource,
    private readonly files: Files,
  ) {
    super();
    this.folder = path.join(FILES_DIR, 'exports');
  }

  override async write(
    id: ExportId,
    organisation: OrganisationId,
    madeAt: Date,
    progress: (done: number, total: number) => Promise<void>,
  ): Promise<Written> {
    const { sections, evidence } = await this.snapshot(organisation);
    const total = sections.length + evidence.length;
    await progress(0, total);
    const zip = new ZipFile();
    const manifest = new Manifest(organisation, madeAt);
    for (const { name, lines } of sections) {
      manifest.addText(zip, `data/${name}.json`, `${JSON.stringify(lines, null, 2)}\n`);
      manifest.addText(zip, `tables/${name}.csv`, tableOf(lines));
    }
    let done = sections.length;
    for (const one of evidence) {
      manifest.addFile(zip, one.path, async () => {
        done += 1;
        if (done % TELL_EVERY === 0) await progress(done, total);
        return this.evidence(one, manifest);
      });
    }
    manifest.close(zip);
    const written = await this.settle(id, zip);
    await progress(total, total);
    return written;
  }

  override async open(id: ExportId): Promise<AsyncIterable<Uint8Array>> {
    const file = await open(this.pathOf(id), 'r').catch(() => undefined);
    if (!file) throw new NotFound('export file', id);
    return file.createReadStream();
  }

  override async remove(id: ExportId): Promise<void> {
    await rm(this.pathOf(id), { force: true });
    await rm(`${this.pathOf(id)}.part`, { force: true });
  }

  private snapshot(organisation: OrganisationId): Promise<{ sections: Section[]; evidence: EvidenceFile[] }> {
    return this.database.transaction('REPEATABLE READ', async (tx) => {
      const sections: Section[] = [];
      for (const { name, sql } of declaredSql('export')) {
        sections.push({ name, lines: await tx.query<Line[]>(sql, [organisation]) });
      }
      const evidence: EvidenceFile[] = [];
      for (const { sql } of declaredSql('export-files')) {
        const rows = await tx.query<{ folder: string; name: string; id: string; sha256: string }[]>(sql, [
          organisation,
        ]);
        evidence.push(
          ...rows.map(({ folder, name, id, sha256 }) => ({
            path: `files/${folder.replace(UNSAFE, '_')}/${id}-${name.replace(UNSAFE, '_')}`,
            sha256,
          })),
        );
      }
      return { sections, evidence };
    });
  }

  /** A file that the antivirus has not let through, or that is gone, is named in the manifest and left out. */
  private async evidence({ path: name, sha256 }: EvidenceFile, manifest: Manifest): Promise<Readable> {
    try {
      return (await this.files.read(sha256)).content;
    } catch (refusal) {
      if (!(refusal instanceof DomainError)) throw refusal;
      manifest.leaveOut(name, refusal.code);
      return Readable.from([]);
    }
  }

  /** A file appears under its name only when it is whole. */
  private async settle(id: ExportId, zip: ZipFile): Promise<Written> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const part = `${this.pathOf(id)}.part`;
    await pipeline(faultsOf(zip), createWriteStream(part, { mode: 0o600 }));
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(part)) hash.update(chunk as Buffer);
    const { size } = await stat(part);
    await rename(part, this.pathOf(id));
    return { size, sha256: hash.digest('hex') };
  }

  private pathOf(id: ExportId): string {
    return path.join(this.folder, `${id}.zip`);
  }
}

/** The bytes of the archive; a fault while it is made ends the stream instead of the process. */
function faultsOf(zip: ZipFile): Readable {
  const bytes = zip.outputStream as Readable;
  zip.on('error', (fault: Error) => bytes.destroy(fault));
  return bytes;
}

/** Spreadsheets start a formula with some signs: they are made harmless. */
function tableOf(lines: readonly Line[]): string {
  const columns = [...new Set(lines.flatMap((line) => Object.keys(line)))];
  const cells = lines.map((line) => columns.map((column) => cellOf(line[column])));
  return stringify(cells, { header: columns.length > 0, columns, bom: true, delimiter: ';', escape_formulas: true });
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString();
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** What is in the archive, hashed on its way in. */
class Manifest {
  private readonly entries: ManifestEntry[] = [];
  private readonly leftOut: { path: string; reason: string }[] = [];

  constructor(
    private readonly organisation: OrganisationId,
    private readonly madeAt: Date,
  ) {}

  addText(zip: ZipFile, name: string, text: string): void {
    const bytes = Buffer.from(text, 'utf8');
    this.entries.push({ path: name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    zip.addBuffer(bytes, name, { mtime: this.madeAt });
  }

  /** Opened when its turn comes: one file at a time. */
  addFile(zip: ZipFile, name: string, content: () => Promise<Readable>): void {
    zip.addReadStreamLazy(name, { mtime: this.madeAt, compress: false }, (hand) => {
      content().then(
        (bytes) => hand(null, this.hashed(name, bytes)),
        (fault: unknown) => hand(fault, Readable.from([])),
      );
    });
  }

  leaveOut(name: string, reason: string): void {
    this.leftOut.push({ path: name, reason });
  }

  close(zip: ZipFile): void {
    zip.addReadStreamLazy('manifest.json', { mtime: this.madeAt }, (hand) => hand(null, Readable.from([this.text()])));
    zip.end();
  }

  private text(): string {
    const { organisation, madeAt, entries, leftOut } = this;
    return `${JSON.stringify({ format: 'aval-export-1', organisation, madeAt, entries, leftOut }, null, 2)}\n`;
  }

  private hashed(name: string, bytes: Readable): Readable {
    const hash = createHash('sha256');
    let size = 0;
    const through = new Transform({
      transform(chunk: Buffer, _, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
      flush: (done) => {
        const isLeftOut = this.leftOut.some(({ path: one }) => one === name);
        if (!isLeftOut) this.entries.push({ path: name, size, sha256: hash.digest('hex') });
        done();
      },
    });
    bytes.once('error', (fault) => through.destroy(fault));
    return bytes.pipe(through);
  }
}
