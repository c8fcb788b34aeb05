/// <reference path="./clamscan.d.ts" />
import type { Readable } from 'node:stream';
import NodeClam from 'clamscan';
import { Scanner, type ScanVerdict } from './scanner.js';

/** A large file takes long; a daemon that says nothing this long is away. */
const TIMEOUT_MS = 60_000;

/** ClamAV over its socket (INSTREAM): the file never needs a path that the daemon can read. */
export class ClamdScanner extends Scanner {
  private ready: Promise<NodeClam> | undefined;

  constructor(private readonly address: URL) {
    super();
  }

  async scan(content: Readable): Promise<ScanVerdict> {
    const { isInfected, viruses } = await (await this.daemon()).scanStream(content);
    if (isInfected === null) throw new Error('the antivirus gave no verdict');
    return { isInfected, finding: viruses[0] ?? null };
  }

  private daemon(): Promise<NodeClam> {
    const { hostname: host, port } = this.address;
    this.ready ??= new NodeClam().init({
      preference: 'clamdscan',
      clamscan: { active: false },
      clamdscan: { host, port: Number(port || 3310), timeout: TIMEOUT_MS, localFallback: false, bypassTest: true },
    });
    this.ready.catch(() => {
      this.ready = undefined;
    });
    return this.ready;
  }
}
