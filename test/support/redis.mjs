import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import net from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const PROGRAMS = ['redis-server', 'valkey-server'];
const LONGEST_START_MS = 10_000;

const isThere = (program) => spawnSync(program, ['--version']).status === 0;

/** The program from the PATH; on a Debian where we are root, installed when it is not there. */
export function redisProgram() {
  const present = PROGRAMS.find(isThere);
  if (present || process.getuid?.() !== 0 || !aptGet('--version')) return present;
  if (!aptGet('install', '-y', '-qq', '--no-install-recommends', 'redis-server')) {
    aptGet('update', '-qq');
    aptGet('install', '-y', '-qq', '--no-install-recommends', 'redis-server');
  }
  return PROGRAMS.find(isThere);
}

const aptGet = (...args) =>
  spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: 'ignore',
  }).status === 0;

/** A Redis that forgets everything when it ends, on loopback. @throws Error when it does not come up */
export async function startRedis({ program, port, dir, prefix }) {
  const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--maxmemory-policy', 'noeviction'];
  const [command, ...args] = [...prefix, program, '--port', String(port), '--dir', dir, ...settings];
  const child = spawn(command, args, { stdio: 'ignore', detached: true });
  const ended = once(child, 'exit');
  for (let waited = 0; !(await accepts(port)); waited += 20) {
    if (child.exitCode !== null || waited > LONGEST_START_MS) throw new Error(`${program} did not start`);
    await wait(20);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}

const accepts = (port) =>
  new Promise((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
