import { spawnSync } from 'node:child_process';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Takes a lock file for this process, also from one that ended without giving it back. The file appears with its
 * content in one step, so nobody ever sees an owner without a number. @returns false while a living process holds it
 */
export function claim(file) {
  const own = `${file}.${process.pid}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    writeFileSync(own, String(process.pid));
    try {
      linkSync(own, file);
      return true;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    } finally {
      rmSync(own, { force: true });
    }
    if (isAlive(file)) return false;
    rmSync(file, { force: true });
  }
  return false;
}

/** Whether the process named in the first line of a file still runs. */
export function isAlive(file) {
  const pid = pidIn(file);
  return pid !== undefined && runs(pid);
}

export function pidIn(file) {
  if (!existsSync(file)) return undefined;
  const pid = Number.parseInt(readFileSync(file, 'utf8'), 10);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

export function runs(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** The command line of a process: a number alone may have been given to somebody else since. */
export function commandOf(pid) {
  const file = `/proc/${pid}/cmdline`;
  if (existsSync(file)) return readFileSync(file, 'utf8').replaceAll('\0', ' ');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
