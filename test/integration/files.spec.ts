import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { deflateRawSync } from 'node:zlib';
import { Controller, Get, Global, Module, Param, Post, Req, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FilesHttpModule } from '#http/files';
import { ClockModule, readSettings, Settings } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { EvidenceStore, Files, ScanFiles, sendFile, uploadOf } from '#libs/files';
import { createHttpApp, HttpModule } from '#libs/http';
import { JobsModule } from '#libs/jobs';
import { createLogger, MetricsModule } from '#libs/telemetry';
import { dropDatabase, freshDatabase } from '../bench/database.mjs';

const adminUrl = process.env.DATABASE_URL ?? '';
const name = `aval_test_files_${process.pid}`;

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(64)]);
const EICAR_MARK = 'THIS-TEST-CONTENT-IS-CALLED-INFECTED';

/** A ZIP archive as office suites write them. */
function archive(entries: Readonly<Record<string, string>>, declared: Readonly<Record<string, number>> = {}): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [entry, text] of Object.entries(entries)) {
    const isStored = entry === 'mimetype';
    const content = isStored ? Buffer.from(text) : deflateRawSync(Buffer.from(text));
    const local = Buffer.alloc(30);
    local.write('PK\u0003\u0004', 0, 'latin1');
    local.writeUInt16LE(isStored ? 0 : 8, 8);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(declared[entry] ?? text.length, 22);
    local.writeUInt16LE(entry.length, 26);
    const central = Buffer.alloc(46);
    central.write('PK\u0001\u0002', 0, 'latin1');
    central.writeUInt32LE(content.length, 20);
    central.writeUInt32LE(declared[entry] ?? text.length, 24);
    central.writeUInt16LE(entry.length, 28);
    central.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(entry), content);
    directory.push(central, Buffer.from(entry));
    offset += 30 + entry.length + content.length;
  }
  const end = Buffer.alloc(22);
  const length = Buffer.concat(directory).length;
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

const DOCX = { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document/>' };
const ODT = { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<office/>' };

/** An antivirus that speaks the protocol of clamd and knows one bad content. */
function antivirus(): Promise<net.Server> {
  const server = net.createServer((socket) => {
    let received = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (!received.subarray(-4).equals(Buffer.alloc(4))) return;
      socket.end(received.includes(EICAR_MARK) ? 'stream: Test.Signature FOUND\0' : 'stream: OK\0');
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

@Controller('evidence')
class EvidenceController {
  constructor(private readonly files: Files) {}

  @Post()
  async take(@Req() request: FastifyRequest) {
    const { name, content, fields } = await uploadOf(request);
    return { name, fields, ...(await this.files.receive(content, name)) };
  }

  @Get(':sha256')
  async give(@Param('sha256') sha256: string, @Res() reply: FastifyReply) {
    const { content, type, size } = await this.files.read(sha256);
    return sendFile(reply, { content, type, size, name: 'Étude.pdf' });
  }
}

async function start(more: Record<string, string>, url: string): Promise<NestFastifyApplication> {
  const settings = readSettings({ DATABASE_URL: url, NODE_ENV: 'test', MAX_UPLOAD_MB: '1', ...more });

  @Global()
  @Module({ providers: [{ provide: Settings, useValue: settings }], exports: [Settings] })
  class Surroundings {}

  @Module({
    imports: [
      Surroundings,
      ClockModule,
      DatabaseModule,
      MetricsModule.forProcess('test'),
      JobsModule.of({}),
      HttpModule,
      FilesHttpModule,
    ],
    controllers: [EvidenceController],
  })
  class App {}

  const app = await createHttpApp(App, { settings, logger: createLogger('test', 'silent') });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

let folder: string;
let url: string;
let app: NestFastifyApplication;
let scanned: NestFastifyApplication;
let daemon: net.Server;

const send = (to: NestFastifyApplication, filename: string, content: Buffer) => {
  const boundary = 'x-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="criterion"\r\n\r\nSEC-01\r\n--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${filename}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return to.inject({
    method: 'POST',
    url: '/evidence',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
};

const filesOn = async (root: string): Promise<string[]> =>
  (await readdir(root, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => one.name);

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'aval-files-'));
  url = await freshDatabase(adminUrl, name);
  daemon = await antivirus();
  const { port } = daemon.address() as net.AddressInfo;
  app = await start({ FILES_DIR: path.join(folder, 'plain') }, url);
  scanned = await start(
    { FILES_DIR: path.join(folder, 'scanned'), CLAMD_URL: `tcp://127.0.0.1:${port}`, REQUIRE_ANTIVIRUS: 'true' },
    url,
  );
});

afterAll(async () => {
  await Promise.all([app?.close(), scanned?.close()]);
  await new Promise((resolve) => daemon.close(resolve));
  await dropDatabase(adminUrl, name);
  await rm(folder, { recursive: true, force: true });
});

describe('an evidence file on its way in', () => {
  it('is kept under the hash of its content, with the type that its bytes show', async () => {
    const answer = await send(app, 'attestation.pdf', PDF);

    expect(answer.statusCode).toBe(201);
    expect(answer.json()).toEqual({
      name: 'attestation.pdf',
      fields: { criterion: 'SEC-01' },
      sha256: createHash('sha256').update(PDF).digest('hex'),
      size: PDF.length,
      type: 'application/pdf',
      scan: 'not_scanned',
    });
  });

  it('is one file when it comes twice', async () => {
    await send(app, 'a.txt', Buffer.from('même contenu'));
    const before = await filesOn(folder);
    await send(app, 'b.csv', Buffer.from('même contenu'));

    expect(await filesOn(folder)).toEqual(before);
  });

  it.each([
    ['image.png', PNG],
    ['rapport.docx', archive(DOCX)],
    ['rapport.odt', archive(ODT)],
    ['mesures.csv', Buffer.from('jour;valeur\n2027-01-01;"été"\n')],
  ])('%s is accepted', async (filename, content) => {
    expect((await send(app, filename, content)).statusCode).toBe(201);
  });

  it.each([
    ['script.exe', PDF, 415, 'file_kind_refused'],
    ['page.html', Buffer.from('<p>'), 415, 'file_kind_refused'],
    ['image.svg', Buffer.from('<svg/>'), 415, 'file_kind_refused'],
    ['faux.pdf', PNG, 415, 'file_not_what_it_says'],
    ['faux.png', PDF, 415, 'file_not_what_it_says'],
    ['programme.txt', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), 415, 'file_not_what_it_says'],
    ['feuille.xlsx', archive(DOCX), 415, 'file_not_what_it_says'],
    ['macro.docx', archive({ ...DOCX, 'word/vbaProject.bin': 'x' }), 415, 'file_has_macros'],
    [
      'bombe.docx',
      archive({ ...DOCX, 'word/big.xml': 'x' }, { 'word/big.xml': 400_000_000 }),
      415,
      'archive_too_large',
    ],
    [
      'abime.docx',
      Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), Buffer.alloc(90, 7)]),
      415,
      'archive_unreadable',
    ],
    ['vide.pdf', Buffer.alloc(0), 422, 'file_empty'],
    ['gros.txt', Buffer.alloc(1024 * 1024 + 1, 0x61), 413, 'file_too_large'],
  ])('%s is refused and leaves nothing behind', async (filename, content, status, code) => {
    const before = await filesOn(folder);
    const answer = await send(app, filename, content);

    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code, title: expect.stringMatching(/\p{L}/u) });
    expect(answer.json().title).not.toBe(code);
    expect(await filesOn(folder)).toEqual(before);
  });

  it('may be exactly as large as allowed', async () => {
    expect((await send(app, 'juste.txt', Buffer.alloc(1024 * 1024, 0x61))).statusCode).toBe(201);
  });

  it('must be there, in a form', async () => {
    expect((await app.inject({ method: 'POST', url: '/evidence', payload: { file: 'x' } })).statusCode).toBe(415);
    const empty = await app.inject({
      method: 'POST',
      url: '/evidence',
      headers: { 'content-type': 'multipart/form-data; boundary=b' },
      payload: '--b--\r\n',
    });
    expect([400, 422]).toContain(empty.statusCode);
  });

  it('leaves no half file when the sender goes away', async () => {
    const before = await filesOn(folder);
    const cutOff = Readable.from(
      (async function* () {
        yield Buffer.from('%PDF-1.7 the first half');
        throw new Error('the sender went away');
      })(),
    );

    await expect(app.get(EvidenceStore, { strict: false }).put(cutOff, 'a.pdf')).rejects.toThrow('went away');
    expect(await filesOn(folder)).toEqual(before);
  });

  it('is swept away a day later when the process ended in the middle', async () => {
    const incoming = path.join(folder, 'plain', 'incoming');
    await mkdir(incoming, { recursive: true });
    await writeFile(path.join(incoming, 'old'), 'half');
    await writeFile(path.join(incoming, 'new'), 'half');
    await utimes(path.join(incoming, 'old'), 1, 1);

    expect(await app.get(EvidenceStore, { strict: false }).sweep()).toBe(1);
    expect(await readdir(incoming)).toEqual(['new']);
    await rm(path.join(incoming, 'new'));
  });
});

describe('an evidence file on its way out', () => {
  it('is only ever saved, never shown', async () => {
    const { sha256 } = (await send(app, 'attestation.pdf', PDF)).json();
    const answer = await app.inject({ url: `/evidence/${sha256}` });

    expect(answer.rawPayload.equals(PDF)).toBe(true);
    expect(answer.headers['content-disposition']).toMatch(
      /^attachment; filename="Etude.pdf"; filename\*=UTF-8''%C3%89tude.pdf$/,
    );
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['content-security-policy']).toContain('sandbox');
    expect(answer.headers['content-length']).toBe(String(PDF.length));
  });

  it('is found by its hash and by nothing else', async () => {
    for (const address of ['0'.repeat(64), 'nothing', '..%2F..%2Fetc%2Fpasswd']) {
      expect((await app.inject({ url: `/evidence/${address}` })).statusCode).toBe(404);
    }
  });
});

describe('where an antivirus is required', () => {
  it('a file waits, then is read', async () => {
    const { sha256, scan } = (await send(scanned, 'propre.txt', Buffer.from('un texte propre'))).json();
    expect(scan).toBe('pending');
    expect((await scanned.inject({ url: `/evidence/${sha256}` })).json()).toMatchObject({
      status: 409,
      code: 'file_not_scanned_yet',
    });

    await scanned.get(ScanFiles, { strict: false }).execute();

    expect((await scanned.inject({ url: `/evidence/${sha256}` })).body).toBe('un texte propre');
  });

  it('an infected file is never given, however often it is sent', async () => {
    const { sha256 } = (await send(scanned, 'piege.txt', Buffer.from(`xx ${EICAR_MARK}`))).json();
    await scanned.get(ScanFiles, { strict: false }).execute();

    const again = (await send(scanned, 'piege.txt', Buffer.from(`xx ${EICAR_MARK}`))).json();
    expect(again.scan).toBe('infected');
    expect((await scanned.inject({ url: `/evidence/${sha256}` })).json()).toMatchObject({
      status: 422,
      code: 'file_infected',
    });
  });

  it('a file that no antivirus has seen is not given', async () => {
    const { sha256 } = (await send(app, 'ancien.txt', Buffer.from('avant la règle'))).json();

    expect((await scanned.inject({ url: `/evidence/${sha256}` })).json()).toMatchObject({
      code: 'file_not_scanned_yet',
    });
  });

  it('asking twice changes nothing', async () => {
    await scanned.get(ScanFiles, { strict: false }).execute();

    expect(await scanned.get(ScanFiles, { strict: false }).execute()).toBe(0);
  });
});

describe('the store', () => {
  it('gives back what it took, whatever the pieces', async () => {
    const store = app.get(EvidenceStore, { strict: false });
    const text = 'é'.repeat(50_000);
    const pieces = Array.from({ length: 100 }, (_, at) => Buffer.from(text).subarray(at * 1000, (at + 1) * 1000));

    const { sha256, size } = await store.put(Readable.from(pieces), 'long.txt');
    expect(size).toBe(100_000);
    expect((await buffer(await store.open(sha256))).toString()).toBe(text);
  });
});
