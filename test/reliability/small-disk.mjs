import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A disk of its own that can be filled. @returns undefined where we may not mount one */
export function smallDisk(dir, megabytes) {
  mkdirSync(dir, { recursive: true });
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=0755`, 'tmpfs', dir]);
  if (status !== 0) return undefined;
  const filler = path.join(dir, 'filler');
  return {
    dir,
    fill: () => {
      const { bavail, bsize } = statfsSync(dir);
      try {
        writeFileSync(filler, Buffer.alloc(bavail * bsize));
      } catch (fault) {
        if (fault.code !== 'ENOSPC') throw fault;
      }
    },
    makeRoom: () => rmSync(filler, { force: true }),
    unmount: () => spawnSync('umount', [dir]),
  };
}
