import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Where the tales of this run are kept; the workers of Jest inherit it. See told-house.ts. */
export default function beginTales() {
  process.env.AVAL_TALES ||= mkdtempSync(path.join(os.tmpdir(), 'aval-tales-'));
}
