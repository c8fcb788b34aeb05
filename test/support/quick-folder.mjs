import { mkdtempSync, statfsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runFolder } from './run-folder.mjs';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 6 * 1024 ** 3;

/**
 * A folder for what is thrown away. A run makes and drops some three hundred databases of 900 files each: in memory, where
 * there is room, that takes 140 ms each instead of 330.
 */
export const quickFolder = () => (hasRoom() ? runFolder(MEMORY) : mkdtempSync(path.join(os.tmpdir(), 'aval-test-')));

function hasRoom() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize > ENOUGH_BYTES;
  } catch {
    return false;
  }
}
