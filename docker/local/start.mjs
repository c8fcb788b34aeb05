import { existsSync } from 'node:fs';
import { buildIfStale } from './build.mjs';
import { createDatabase, demoPeople, prepare } from './database.mjs';
import { tellLives } from './demo-lives.mjs';
import { environmentOf, PORT_NAMES } from './environment.mjs';
import { orExplain } from './fault.mjs';
import { installIfNeeded } from './install.mjs';
import { announceRun, claimState } from './instance.mjs';
import { keepPostgres } from './kept-postgres.mjs';
import { nodeOptionsOf } from './node-options.mjs';
import { checkNodeVersion } from './node-version.mjs';
import { inState, mainOf } from './paths.mjs';
import { choosePorts, portFrom } from './ports.mjs';
import { routesOf, startProxy } from './proxy.mjs';
import { answersWell } from './readiness.mjs';
import { secretsIn } from './secrets.mjs';
import { say, step } from './steps.mjs';
import { Supervisor } from './supervisor.mjs';

/**
 * The processes behind the front proxy, each with where it tells that it is ready. What the worker does is late by
 * nature: it starts when the others answer and the demonstration is there, so that nobody waits for it.
 */
const APPS = [
  { name: 'api', port: 'API_PORT', ready: '/readyz' },
  { name: 'worker', port: 'WORKER_PORT', ready: '/readyz', isLate: true },
  { name: 'portal', port: 'PORTAL_PORT', ready: '/livez' },
  { name: 'dev-idp', port: 'IDP_PORT', ready: '/livez' },
  { name: 'mail-catcher', port: 'MAIL_HTTP_PORT', ready: '/livez' },
];

/** What was started, to be stopped in the opposite order. */
const stops = [];

async function start() {
  const since = performance.now();
  checkNodeVersion();
  stops.push(claimState());
  await step('packages', () => installIfNeeded() ?? 'as in the lock file');

  const port = portFrom(process.env.PORT || '8080', 'PORT');
  const origin = process.env.PUBLIC_URL || `http://localhost:${port}`;
  const secrets = secretsIn(inState('secrets.json'));
  const ports = await choosePorts(inState('ports.json'), [...PORT_NAMES, 'DATABASE_PORT']);
  const { DATABASE_PORT, ...listeners } = ports;
  const proxy = await startProxy({ port, host: process.env.BIND_ADDRESS, origin, routes: routesOf(ports) });
  stops.push(proxy.stop);

  const [databaseUrl] = await Promise.all([database(DATABASE_PORT, secrets.database), step('build', build)]);
  const environment = environmentOf({ origin, ports: listeners, secrets, databaseUrl });
  const always = Boolean(process.env.DATABASE_URL);
  await step('schema', () => prepare('migrate', environment, { always }));
  announceRun(environment);

  const supervisor = new Supervisor({ environment, logDir: inState('log'), onFailedStart });
  stops.push(() => supervisor.stop());
  const present = APPS.filter(({ name }) => existsSync(mainOf(name)));
  const bringUp = async ({ name, port, ready }) => {
    supervisor.start(name, mainOf(name), nodeOptionsOf(name));
    await step(name, () => isReady(name, ports[port], ready));
  };
  await Promise.all([
    step('demonstration', () => prepare('seed', environment, { always })),
    ...present.filter(({ isLate }) => !isLate).map(bringUp),
  ]);
  const guide = await demoPeople(environment);

  for (const { name } of APPS.filter((app) => !present.includes(app))) say(`         ${name}: not in this build`);
  say(`${((performance.now() - since) / 1000).toFixed(1)} s`.padStart(7).concat('  in all'));
  say(addresses(origin, databaseUrl, environment));
  if (guide) say(`${guide}\n`);
  await Promise.all(present.filter(({ isLate }) => isLate).map(bringUp));
  if (present.some(({ name }) => name === 'worker')) stops.push(tellLives(environment).stop);
}

async function build() {
  const faults = await buildIfStale();
  if (faults) say(faults);
  return faults ? 'with the faults above; going on with what was written' : undefined;
}

async function database(port, password) {
  if (process.env.DATABASE_URL) return process.env.DATABASE_URL;
  return (
    await step('database', async () => {
      const postgres = await keepPostgres({ dir: inState('postgres'), log: inState('postgres.log'), port, password });
      stops.push(postgres.stop);
      return { url: await createDatabase(postgres.url) };
    })
  ).url;
}

async function isReady(name, port, path) {
  return (await answersWell(port, path))
    ? undefined
    : `does not answer yet; its log is ${inState('log', `${name}.log`)}`;
}

const addresses = (origin, databaseUrl, { MAIL_DIR, FILES_DIR }) => `
  Portal            ${origin}/
  Sign in as        ${origin}/auth/login
  API               ${origin}/docs/api
  Letters           ${origin}/mail
  Database          ${databaseUrl.replace(/:[^:@/]*@/, ':…@')}
  Files, letters    ${FILES_DIR}, ${MAIL_DIR}
  Ctrl-C stops everything; npm run reset begins anew.
`;

async function stopAll() {
  for (const stop of stops.splice(0).reverse()) await stop();
}

/** One Ctrl-C may arrive twice: from the terminal, and again from npm where its shell gives way to this process. */
const SAME_REQUEST_MS = 1_000;

/** Resolves when somebody asks to stop; asked again, it does not wait any longer. */
const asked = new Promise((resolve) => {
  let first;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      first ??= performance.now();
      resolve('asked');
      if (performance.now() - first > SAME_REQUEST_MS) process.exit(1);
    });
  }
});

let onFailedStart;
const failedStart = new Promise((_, reject) => {
  onFailedStart = reject;
});

await orExplain(async () => {
  try {
    const ended = Promise.race([asked, failedStart]);
    if ((await Promise.race([start(), ended])) !== 'asked') await ended;
    say('\nStopping.');
  } finally {
    await stopAll();
  }
});
process.exit();
