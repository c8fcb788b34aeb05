import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { Fault } from './fault.mjs';

const works = (command, ...args) => spawnSync(command, [...args, 'true']).status === 0;

const NAMESPACE = ['unshare', '--user', '--map-user=1000', '--map-group=1000'];
const WITH_PARENT = ['setpriv', '--pdeathsig', 'INT'];

/** Words before a command that let the kernel end it when its parent dies, however that happens. */
export const withParent = () => (process.platform === 'linux' && works(...WITH_PARENT) ? WITH_PARENT : []);

/**
 * How to run PostgreSQL, which refuses to run as root. Root gives it a user namespace of its own, where it is not root
 * and yet may use folders that only root may enter; where namespaces are forbidden, it becomes postgres or nobody. A
 * cluster that has an owner already is run by him.
 * @param dir of the cluster, which may not be there yet
 * @returns words to put before the command, and the user to become
 */
export function unprivileged(dir) {
  if (process.getuid?.() !== 0) return { prefix: withParent(), user: {} };
  const owner = statSync(dir, { throwIfNoEntry: false });
  if (owner?.uid) return { prefix: withParent(), user: { uid: owner.uid, gid: owner.gid } };
  if (works(...NAMESPACE)) return { prefix: [...NAMESPACE, ...withParent()], user: {} };
  return { prefix: withParent(), user: ordinaryUser() };
}

function ordinaryUser() {
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const row = ['postgres', 'nobody'].map((name) => rows.find(([known]) => known === name)).find(Boolean);
  if (!row) throw new Fault('PostgreSQL does not run as root: start as an ordinary user, or give DATABASE_URL.');
  return { uid: Number(row[2]), gid: Number(row[3]) };
}
