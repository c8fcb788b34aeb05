import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { Fault } from './fault.mjs';

/** @returns the port that was bound: the wanted one, or any when it is 0 or taken */
const bindable = (port) =>
  new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', () => resolve(undefined));
    server.listen({ port, host: '127.0.0.1' }, () => {
      const { port: bound } = server.address();
      server.close(() => resolve(bound));
    });
  });

export async function freePort(wanted = 0) {
  const port = (await bindable(wanted)) ?? (await bindable(0));
  if (port === undefined) throw new Fault('No port is free on this machine.');
  return port;
}

/**
 * One port for each name. A port that the environment asks for is taken or refused; the others are those of the last
 * start while they are free, so that a bookmark holds.
 */
export async function choosePorts(file, names, environment = process.env) {
  const last = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const ports = {};
  for (const name of names) {
    const asked = environment[name];
    ports[name] = asked ? await exactly(portFrom(asked, name), name) : await freePort(last[name]);
  }
  writeFileSync(file, `${JSON.stringify(ports, null, 2)}\n`);
  return ports;
}

/** @throws Fault when the text is not a port that can be asked for */
export function portFrom(text, name) {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new Fault(`${name} is a port, a whole number from 1 to 65535, and not "${text}".`);
}

async function exactly(port, name) {
  if ((await bindable(port)) === port) return port;
  throw new Fault(`Port ${port} (${name}) is in use: end the program that holds it, or choose another ${name}.`);
}
