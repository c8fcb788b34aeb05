import type { FastifyInstance } from 'fastify';
import pg from 'pg';
import type { OperationTable } from '#libs/access';
import { readSettings } from '#libs/config';
import { createHttpApp } from '#libs/http';
import { demoAccountId, readDemo } from '#libs/identity';
import { Clock } from '#libs/kernel';
import { createLogger } from '#libs/telemetry';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { operations } from '../../apps/api/src/operations.js';
import { CALLERS, INVITED_EXPERT, PANEL_EXPERT } from '../access/people.js';
import { type ApiRoute, routesOfApi } from '../access/routes.js';
import { type ContractParameter, queryOf } from '../access/sample-body.js';
import { buildStage, type Stage } from '../access/stage.js';

/** Answers that no two processes give alike, and that are made of nothing in the database. */
const BY_CHANCE = ['readMetrics', 'beginSignIn', 'finishSignIn', 'readReportChallenge'];

/** Who must know nothing of sealed reviews, nor of who gives them. The other experts on the panel are among them. */
const OUTSIDE = ['publisher_', 'mandate', 'anonymous', 'expert'];

/** Lists are read one row a page, so that a cursor could not tell either. */
const MOST_PAGES = 30;

interface World {
  readonly name: string;
  get(person: string | null, path: string): Promise<string>;
  sql(statement: string, ...values: unknown[]): Promise<void>;
  close(): Promise<void>;
}

const adminUrl = process.env.TEST_DATABASE_ADMIN_URL ?? '';
const urlOf = (database: string) => Object.assign(new URL(adminUrl), { pathname: `/${database}` }).href;
const tokens = new Map<string, string>();
let stage: Stage;
let source: string;
/** Keys of two experts who have given their reviews: what differs is the first one's; the second looks on. */
let author: string;
let colleague: string;
let paths: readonly string[];
let asItIs: World;
let otherVerdicts: World;
let otherPeople: World;

beforeAll(async () => {
  stage = await buildStage();
  [author, colleague] = await sealReviews();
  paths = await pathsToAsk();
  for (const person of [colleague, ...CALLERS.map((caller) => caller.person)]) {
    if (person !== null) tokens.set(person, await stage.house.tokenOf(person));
  }
  const [row] = await stage.house.database.query<{ name: string }[]>('SELECT current_database() AS name');
  source = row?.name ?? '';
  await stage.house.app.close();
  await stage.house.database.destroy();

  asItIs = await worldOf('as_it_is');
  otherVerdicts = await worldOf('other_verdicts', turnVerdicts);
  otherPeople = await worldOf('other_people', async (world) => {
    await turnVerdicts(world);
    await changePeople(world);
  });
}, 300_000);

afterAll(async () => {
  for (const world of [asItIs, otherVerdicts, otherPeople]) await world?.close();
  await asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${source} WITH (FORCE)`));
}, 60_000);

describe('two worlds that differ only in what is under seal (EXP-06, invariant 11)', () => {
  it('answer the same to everybody, byte for byte, when only the verdicts differ', async () => {
    const everybody = [colleague, ...CALLERS.map(({ person }) => person)];

    for (const person of everybody) expect(await differences(otherVerdicts, person)).toEqual([]);
  }, 300_000);

  it('answer the same to publishers, other experts and citizens when the experts are others too', async () => {
    const outside = CALLERS.filter(({ title }) => OUTSIDE.some((start) => title.startsWith(start)));

    for (const person of [colleague, ...outside.map((caller) => caller.person)]) {
      expect(await differences(otherPeople, person)).toEqual([]);
    }
  }, 300_000);

  it('are asked of many places, and some of them show something', async () => {
    const answers = [];
    for (const path of paths) answers.push(await asItIs.get('alice', path));

    process.stderr.write(`two worlds: ${paths.length} paths for each of ${CALLERS.length + 1} readers\n`);
    expect(paths.length).toBeGreaterThan(200);
    expect(answers.filter((answer) => answer.startsWith('200')).length).toBeGreaterThan(60);
  }, 120_000);

  it('are told apart by who may know the experts: the comparison sees names', async () => {
    expect(await differences(otherPeople, 'ines')).not.toEqual([]);
  }, 120_000);

  it('are told apart by a colleague if the seal is broken where it is kept: the comparison sees a leak', async () => {
    for (const world of [asItIs, otherVerdicts]) await breakSeal(world);

    const seen = await differences(otherVerdicts, colleague);

    expect(seen.some((path) => path.includes('/reviews'))).toBe(true);
  }, 120_000);

  it('are told apart once unsealed: the comparison sees verdicts', async () => {
    for (const world of [asItIs, otherVerdicts]) {
      await world.sql(
        `UPDATE evaluation.dossier SET unsealed_round = round, phase = 'reconciliation' WHERE phase = 'evaluation'`,
      );
    }

    const seen = await differences(otherVerdicts, 'ines');

    expect(seen.some((path) => path.includes('/reviews'))).toBe(true);
    expect(await differences(otherVerdicts, 'alice')).toEqual([]);
  }, 120_000);
});

/** Two experts on the panel of the dossier in evaluation give their reviews; one stays at work, one never answered. */
async function sealReviews(): Promise<[string, string]> {
  const { house, ours } = stage;
  const [first, second] = ours[1].invited.filter((key) => key !== INVITED_EXPERT);
  if (!first || !second) throw new Error('the panel is too small for this test');
  for (const key of [first, second]) {
    const expert = await house.as(key);
    const { items } = await expert.get<{ items: readonly { id: string; dossierId: string }[] }>('/api/v1/assignments');
    const id = items.find(({ dossierId }) => dossierId === ours[1].ids.dossierId)?.id ?? '';
    const path = `/api/v1/assignments/${id}`;
    const invited = await expert.get<{ version: number; criteria: readonly string[] }>(path);
    const statement = 'Je déclare n’avoir aucun lien d’intérêt.';
    const accepted = await expert.post<{ version: number }>(`${path}/acceptance`, {
      expectedVersion: invited.version,
      interest: 'none',
      statement,
    });
    const scores = invited.criteria.map((criterion) => ({ criterion, verdict: 'conforme', rationale: 'Vu et bon.' }));
    await expert.post(`${path}/submission`, { expectedVersion: accepted.version, scores });
  }
  await house.work();
  return [first, second];
}

const turnVerdicts = (world: World) =>
  world.sql(
    `UPDATE evaluation.criterion_score s SET verdict = 'non_conforme', rationale = 'Rien ne le prouve.'
     FROM evaluation.review_version v JOIN evaluation.assignment a ON a.id = v.assignment_id
     WHERE v.id = s.review_version_id AND a.dossier_id = $1 AND a.expert_id = $2`,
    stage.ours[1].ids.dossierId,
    demoAccountId(author),
  );

/** The author has another name and address, and there is no review of his at all. */
async function changePeople(world: World): Promise<void> {
  const accountId = demoAccountId(author);
  const his = `SELECT id FROM evaluation.assignment WHERE expert_id = $1 AND dossier_id = $2`;
  const given = [accountId, stage.ours[1].ids.dossierId];
  await world.sql(
    `UPDATE identity.account SET name = 'Autre Personne', email = 'else@else.example' WHERE id = $1`,
    accountId,
  );
  await world.sql(
    `DELETE FROM evaluation.criterion_score WHERE review_version_id IN
       (SELECT id FROM evaluation.review_version WHERE assignment_id IN (${his}))`,
    ...given,
  );
  await world.sql(`DELETE FROM evaluation.review_version WHERE assignment_id IN (${his})`, ...given);
  await world.sql(
    `UPDATE evaluation.assignment SET state = 'accepted', version = version - 1 WHERE id IN (${his})`,
    ...given,
  );
}

/** The fault that this test is there to find: visibility that does not ask whether the round is unsealed. */
const breakSeal = (world: World) =>
  world.sql(
    `DO $$ BEGIN
       EXECUTE replace(pg_get_functiondef('evaluation.visible_reviews'::regproc), 'a.round <= d.unsealed_round', 'true');
     END $$`,
  );

/** Paths for which the two worlds give this person different status, type, tag or bytes. */
async function differences(other: World, person: string | null): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const [one, another] = await Promise.all([asItIs.get(person, path), other.get(person, path)]);
    if (one !== another) found.push(path);
  }
  return found.map((path) => `${person}: ${path}`);
}

/** Every GET of the API about every thing of the stage, plain and with each value of each parameter. */
async function pathsToAsk(): Promise<string[]> {
  const table: OperationTable = operations;
  const reads = (await routesOfApi()).filter(
    ({ method, operation = '' }) => method === 'GET' && operation in table && !BY_CHANCE.includes(operation),
  );
  const assignments = await stage.house.database.query<{ id: string }[]>(
    'SELECT id FROM evaluation.assignment WHERE dossier_id = $1 ORDER BY id',
    [stage.ours[1].ids.dossierId],
  );
  const things = [...stage.ours, stage.theirs].map(({ ids }) => ids);
  for (const { id } of assignments) things.push({ ...stage.ours[1].ids, assignmentId: id });

  const plain = reads.flatMap((route) => things.map((ids) => [route, filled(route, ids)] as const));
  const asked = plain.flatMap(([{ operation = '' }, path]) => [
    path,
    ...queryOf(operation).flatMap((parameter) =>
      valuesOf(parameter).map((value) => `${path}?${parameter.name}=${value}`),
    ),
  ]);
  return [...new Set(asked)];
}

const filled = ({ path }: ApiRoute, ids: Readonly<Record<string, string>>): string =>
  path.replace(/:(\w+)/g, (_, param: string) => encodeURIComponent(ids[param] ?? 'none'));

/** All values of a list of words; for text what a curious person would type: names, numbers, ids. */
function valuesOf({ name, schema }: ContractParameter): readonly string[] {
  if (schema?.enum) return schema.enum.map(String);
  if (name === 'limit') return ['1', '100'];
  const { ids } = stage.ours[1];
  const asIds = ['listing', 'about'].includes(name) ? [ids.listingId, ids.dossierId] : [ids[name]];
  const texts = name === 'q' ? ['Nuit', familyOf(author), PANEL_EXPERT] : [...asIds, 'true', ids.criterion];
  return texts.filter((text) => text !== undefined).map(encodeURIComponent);
}

const people = readDemo().people;
const familyOf = (person: string): string => people.find(({ key }) => key === person)?.family ?? '';

function pageAfter(url: string, body: string): string | undefined {
  const { next } = body.startsWith('{') ? (JSON.parse(body) as { next?: string }) : {};
  return next && `${url}&after=${next}`;
}

/** A copy of the stage, changed behind the back of every rule, with an API of its own at the same instant. */
async function worldOf(name: string, change?: (world: World) => Promise<void>): Promise<World> {
  const copy = `${source}_${name}`;
  await asAdmin((admin) => admin.query(`CREATE DATABASE ${copy} TEMPLATE ${source}`));
  const superuser = new pg.Client(urlOf(copy));
  await superuser.connect();
  await superuser.query('SET session_replication_role = replica');
  process.env.DATABASE_URL = urlOf(copy);
  const settings = readSettings(process.env);
  const app = await createHttpApp(ApiModule, { settings, logger: createLogger('api', 'silent') });
  app.get(Clock).now = () => stage.house.clock.now();
  await app.init();
  const fastify = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  await fastify.ready();

  /** Nothing but `sql` changes a world, so that an answer is good until then. */
  const given = new Map<string, Promise<string>>();
  const ask = async (person: string | null, url: string): Promise<string> => {
    const authorization = person === null ? undefined : `Bearer ${tokens.get(person)}`;
    const pages: string[] = [];
    let next: string | undefined = url;
    while (next !== undefined && pages.length < MOST_PAGES) {
      const asked: string = next;
      const { statusCode, headers, body } = await fastify.inject({
        method: 'GET',
        url: asked,
        ...(authorization && { headers: { authorization } }),
      });
      pages.push([statusCode, headers['content-type'], headers.etag, body].join(' '));
      next = url.endsWith('?limit=1') ? pageAfter(url, body) : undefined;
    }
    return pages.join('\n');
  };
  const world: World = {
    name,
    get: (person, url) => {
      const key = `${person} ${url}`;
      const answer = given.get(key) ?? ask(person, url);
      given.set(key, answer);
      return answer;
    },
    sql: async (statement, ...values) => {
      await superuser.query(statement, values);
      given.clear();
    },
    close: async () => {
      await app.close();
      await superuser.end();
      await asAdmin((admin) => admin.query(`DROP DATABASE IF EXISTS ${copy} WITH (FORCE)`));
    },
  };
  await change?.(world);
  return world;
}

async function asAdmin(work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}
