import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { CriteriaHttpModule } from '#http/criteria';
import { CriteriaJobsModule } from '#jobs/criteria';
import {
  AccessModule,
  ActorResolver,
  type AuthenticatedActor,
  type IncomingRequest,
  OperationsModule,
} from '#libs/access';
import { readSettings, SettingsModule } from '#libs/config';
import { criteriaJobs, criteriaOperations, Frameworks, importFramework, seedFramework } from '#libs/criteria';
import { DatabaseModule, ownerDataSource } from '#libs/database';
import { createHttpApp, HttpModule } from '#libs/http';
import { JobsModule } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { type AccountId, Clock, MovableClock, newId, type Role, toDay } from '#libs/kernel';
import { MetricsModule } from '#libs/telemetry';
import { departureFrameworkText, departurePolicyText, FileNotUsable } from '#rules/criteria';
import { drain } from '#testing/jobs';
import { EnterIntoForce } from '../../libs/criteria/src/application/enter-into-force.js';
import { RetireClosedVersions } from '../../libs/criteria/src/application/retire-closed-versions.js';
import type { FrameworkVersionId } from '../../libs/criteria/src/domain/framework-version.js';
import { PgCriteriaWork } from '../../libs/criteria/src/persistence/pg-criteria.work.js';
import { dropDatabase, freshDatabase } from '../bench/database.mjs';

const adminUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? '';
const name = `aval_test_criteria_${process.pid}`;
const START = new Date('2027-01-04T09:00:00Z');
const clock = new MovableClock(START);
const text = departureFrameworkText();
const numbered = (version: string, from = text) => from.replace('version: 0.1.0', `version: ${version}`);
const DAY_MS = 86_400_000;

/** Whoever says which role he has, has it. */
class SaidRole extends ActorResolver {
  async resolve({ headers }: IncomingRequest): Promise<AuthenticatedActor | null> {
    const role = headers['x-role'];
    if (typeof role !== 'string') return null;
    const accountId = newId<'Account'>() as AccountId;
    return {
      accountId,
      name: role,
      staffRoles: [role as Role],
      memberships: [],
      mandates: [],
      via: 'key',
      scopes: '*',
    };
  }
}

@Global()
@Module({
  providers: [
    { provide: Clock, useValue: clock },
    { provide: ActorResolver, useClass: SaidRole },
  ],
  exports: [Clock, ActorResolver],
})
class Surroundings {}

@Module({
  imports: [
    SettingsModule,
    Surroundings,
    DatabaseModule,
    JournalModule,
    MetricsModule.forProcess('test'),
    JobsModule.of(criteriaJobs),
    OperationsModule.of(criteriaOperations),
    AccessModule,
    HttpModule,
    CriteriaHttpModule,
    CriteriaJobsModule,
  ],
})
class Stack {}

let app: NestFastifyApplication;
let owner: DataSource;

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  readonly body: any;
  readonly text: string;
}

async function call(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, headers = {}): Promise<Answer> {
  const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
  const json = String(answer.headers['content-type']).includes('json');
  return {
    status: answer.statusCode,
    headers: answer.headers,
    body: json ? answer.json() : answer.body,
    text: answer.body,
  };
}
const publicly = (path: string, headers = {}) => call('GET', `/api/v1/public${path}`, undefined, headers);
const as = (role: Role, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object) =>
  call(method, `/api/v1/framework-versions${path}`, payload, { 'x-role': role });

beforeAll(async () => {
  const url = await freshDatabase(adminUrl, name);
  Object.assign(process.env, { NODE_ENV: 'test', DATABASE_URL: url, DATABASE_POOL: '4' });
  owner = await ownerDataSource(url).initialize();
  app = await createHttpApp(Stack, { settings: readSettings(process.env), logger: pino({ level: 'silent' }) });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
}, 60_000);

afterAll(async () => {
  await app?.close();
  await owner?.destroy();
  await dropDatabase(adminUrl, name);
});

describe('a new installation', () => {
  it('begins with the framework of departure in force, however often it is seeded', async () => {
    expect(await app.get(Frameworks).inForce()).toBeUndefined();

    expect(await seedFramework(owner, clock)).toBe('0.1.0');
    expect(await seedFramework(owner, clock)).toBe('0.1.0');

    expect(await app.get(Frameworks).inForce()).toMatchObject({
      version: '0.1.0',
      publishedOn: '2027-01-04',
      framework: { framework: { id: 'referentiel-cnnum-r9' } },
      policy: { policy: { version: '1.0.0' } },
    });
    expect((await publicly('/frameworks')).body.items).toMatchObject([{ version: '0.1.0', state: 'in_force' }]);
  });

  it('reads the same version once and for all', async () => {
    const frameworks = app.get(Frameworks);

    expect((await frameworks.get('0.1.0')).framework).toBe((await frameworks.inForce())?.framework);
    await expect(frameworks.get('9.9.9')).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('the framework as open data', () => {
  it('is given whole, and not again to whoever has it', async () => {
    const { body, headers } = await publicly('/frameworks/in-force');

    expect(body).toMatchObject({ version: '0.1.0', policyVersion: '1.0.0', state: 'in_force' });
    expect(body.content.criteria).toHaveLength(124);
    expect((await publicly('/frameworks/0.1.0', { 'if-none-match': headers.etag })).status).toBe(304);
  });

  it('is given as the very file that was imported', async () => {
    const { body, headers } = await publicly('/frameworks/0.1.0/file');
    const { body: whole } = await publicly('/frameworks/0.1.0');

    expect(body).toBe(text);
    expect(headers.etag).toBe(`"${whole.contentHash}"`);
  });

  it('tells which criteria apply and why', async () => {
    const facts = { category: 'DM', access: 'N2', catalog: 'ENS', flags: ['ia'] };
    const { status, body } = await call('POST', '/api/v1/public/frameworks/0.1.0/applicable-criteria', facts);

    expect(status).toBe(200);
    expect(body).toMatchObject({ version: '0.1.0', tier: 'R4', tierReasons: ['R4 : catégorie DM, accès N2'] });
    expect(body.criteria).toContainEqual(expect.objectContaining({ id: 'ETH-04', phase: 1 }));
  });

  it('takes no facts that are not said to be JSON', async () => {
    const url = '/api/v1/public/frameworks/0.1.0/applicable-criteria';
    const facts = { category: 'DM', access: 'N2', catalog: 'ENS', flags: [] };

    for (const type of ['text/plain', 'application/xml']) {
      const { statusCode } = await app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': type },
        payload: JSON.stringify(facts),
      });
      expect([type, statusCode]).toEqual([type, 415]);
    }
  });

  it.each([
    ['category', { category: 'DX', access: 'N2', catalog: 'ENS' }],
    ['flags/0', { category: 'DM', access: 'N2', catalog: 'ENS', flags: ['magie'] }],
    ['access', { category: 'DM', catalog: 'ENS' }],
  ])('names the fact %s that is at fault', async (field, facts) => {
    const { status, body } = await call('POST', '/api/v1/public/frameworks/0.1.0/applicable-criteria', facts);

    expect(status).toBe(422);
    expect(body.reasons).toContainEqual(expect.objectContaining({ field: `/${field}` }));
  });

  it.each(['/frameworks/9.9.9', '/frameworks/9.9.9/criteria', '/frameworks/0.1.0/difference/x', '/policies/7.7.7'])(
    'knows of no %s',
    async (path) => {
      expect((await publicly(path)).status).toBe(404);
    },
  );

  it('gives the policy whole', async () => {
    const { body } = await publicly('/policies/1.0.0');

    expect(body.content.decision.weights).toEqual({ majeur: 3, mineur: 1, bloquant: 0 });
  });

  it('lets anyone recompute a decision', async () => {
    const verdicts = [
      { criterion: 'DRO-01', brick: 'DRO', obligation: 'obligatoire', severity: 'bloquant', verdict: 'conforme' },
      { criterion: 'SEC-05', brick: 'SEC', obligation: 'obligatoire', severity: 'majeur', verdict: 'non_conforme' },
    ];
    const again = (file: object) => call('POST', '/api/v1/public/decision-rule/recomputation', file);

    expect((await again({ tier: 'R2', verdicts })).body).toMatchObject({
      outcome: 'adjourned',
      rule: 'D8',
      rate: 1,
      gaps: [{ criterion: 'SEC-05', weight: 3 }],
      policy: { version: '1.0.0' },
    });
    expect((await again({ tier: 'R2', verdicts: [...verdicts, ...verdicts] })).status).toBe(422);
    expect((await again({ tier: 'R9', verdicts })).status).toBe(422);
    expect((await again({ tier: 'R2', verdicts, policy: '8.0.0' })).status).toBe(404);
  });
});

describe('the making of a version', () => {
  const added = numbered('0.2.0').replace(
    'title: Base légale et finalités déclarées',
    'title: Base légale des traitements',
  );
  const transition = { R1: '12m', R2: '12m', R3: '9m', R4: '9m' };
  const publication = { effectiveOn: '2027-09-01' };
  const editorial = { classes: { 'DRO-01': 'editorial' }, transition };
  let id: FrameworkVersionId;
  let lock = 1;
  const act = async (role: Role, path: string, payload: object = {}) => {
    const answer = await as(role, 'POST', `/${id}/${path}`, { expectedVersion: lock, ...payload });
    if (answer.status === 200) lock = answer.body.lockVersion;
    return answer;
  };

  const classed = async (changes: object) => {
    const { status, body } = await as('framework_editor', 'PUT', `/${id}/changes`, {
      expectedVersion: lock,
      ...changes,
    });
    if (status === 200) lock = body.lockVersion;
    return { status, body };
  };
  const simulate = async (effectiveOn: string) => {
    expect((await as('framework_editor', 'POST', `/${id}/impact`, { effectiveOn })).status).toBe(202);
    await drain(app);
    return (await as('framework_editor', 'GET', `/${id}/impact`)).body;
  };

  it('names every fault of a file with its line', async () => {
    const { status, body } = await as('framework_editor', 'POST', '', {
      framework: added.replace('source: RGPD', 'source: RGPX').replace('badge: sobre', 'badge: sombre'),
    });

    expect(status).toBe(422);
    expect(body.code).toBe('file_not_usable');
    expect(body.reasons).toEqual([
      expect.objectContaining({
        field: '/criteria/0/sources/0/source',
        message: expect.stringMatching(/^line \d+: DRO-01/),
      }),
      expect.objectContaining({ message: expect.stringMatching(/^line \d+: CMP-02/) }),
    ]);
  });

  it('begins as a draft that only its editors see', async () => {
    const { status, body } = await as('framework_editor', 'POST', '', { framework: added });
    id = body.id;

    expect(status).toBe(201);
    expect(body).toMatchObject({ version: '0.2.0', state: 'draft', policyVersion: '1.0.0', lockVersion: 1 });
    const href = `/api/v1/framework-versions/${id}/consultation`;
    expect(body.actions).toEqual([{ name: 'openConsultation', allowed: true, reasons: [], method: 'POST', href }]);
    expect(body).toMatchObject({ publicState: { en: 'Draft' }, waitingOn: 'framework_editor', clock: null });
    expect((await publicly('/frameworks/0.2.0')).status).toBe(404);
    expect((await as('publisher_owner', 'GET', `/${id}`)).status).toBe(403);
    expect((await call('GET', `/api/v1/framework-versions/${id}`)).status).toBe(401);
  });

  it('refuses a number that is taken, and a stale editor', async () => {
    expect((await as('framework_editor', 'POST', '', { framework: added })).body.code).toBe('already_exists');

    const stale = { expectedVersion: 7, framework: added };
    expect((await as('framework_editor', 'PUT', `/${id}/content`, stale)).body).toMatchObject({
      code: 'stale_version',
    });
    const rewritten = await as('framework_editor', 'PUT', `/${id}/content`, { expectedVersion: 1, framework: added });
    lock = rewritten.body.lockVersion;
    expect(lock).toBe(2);
  });

  it('is put to the public with its difference, then taken up again with the answers given', async () => {
    expect((await act('signatory', 'consultation')).status).toBe(403);
    expect((await act('framework_editor', 'consultation')).body.state).toBe('consultation');
    expect((await publicly('/frameworks/0.1.0/difference/0.2.0')).body.criteria.changed).toMatchObject([
      { id: 'DRO-01', fields: [{ field: 'title', after: 'Base légale des traitements' }] },
    ]);
    expect((await act('framework_editor', 'revision', { answers: 'Reçu 3 avis, retenu 1.' })).body.state).toBe('draft');
    expect((await act('framework_editor', 'consultation')).body.state).toBe('consultation');
  });

  it('is not published before the consultation was long enough, nor with a change unclassed or a date too near', async () => {
    expect((await act('signatory', 'publication', { effectiveOn: '2027-01-20' })).body).toMatchObject({
      code: 'conditions_not_met',
      reasons: [
        { code: 'consultation_was_long_enough' },
        { code: 'changes_classed', field: '/classes/DRO-01' },
        { code: 'transition_dates_given' },
        { code: 'impact_simulated' },
        { code: 'notice_is_long_enough' },
      ],
    });
  });

  it('is classed by its editors: each change, in a class it can have', async () => {
    expect((await as('signatory', 'PUT', `/${id}/changes`, { expectedVersion: lock, ...editorial })).status).toBe(403);
    expect((await as('framework_editor', 'POST', `/${id}/impact`, publication)).body.code).toBe('changes_classed');
    const wrong = { classes: { 'DRO-01': 'removed', 'DRO-02': 'editorial' }, transition: { ...transition, R4: '9h' } };
    expect((await classed(wrong)).status).toBe(422);
    expect((await classed({ ...wrong, transition })).body).toMatchObject({
      code: 'changes_not_usable',
      reasons: [
        { code: 'class_not_possible', field: '/classes/DRO-01' },
        { code: 'criterion_unchanged', field: '/classes/DRO-02' },
      ],
    });
    expect((await classed({ classes: {}, transition })).body.unclassed).toEqual(['DRO-01']);

    const { body } = await classed(editorial);
    expect(body).toMatchObject({ unclassed: [], transition, difference: { from: '0.1.0', to: '0.2.0' } });
    const shown = { criteria: { changed: [{ id: 'DRO-01', change: 'editorial' }] } };
    expect(body.difference).toMatchObject(shown);
    expect((await publicly('/frameworks/0.1.0/difference/0.2.0')).body).toMatchObject(shown);
  });

  it('gives its publishers at least the notice to comply, and says so before it is published', async () => {
    clock.advance(40 * DAY_MS);
    await classed({ ...editorial, transition: { ...transition, R4: '60d' } });
    await simulate('2027-09-01');

    expect((await act('signatory', 'publication', publication)).body.reasons).toMatchObject([
      { code: 'transition_dates_given' },
    ]);
    await classed(editorial);
  });

  it('is not published with a simulation of something else, or of another day, or too old', async () => {
    const stale = async () => (await as('signatory', 'GET', `/${id}/impact`)).body.stale;
    const refused = async () => (await act('signatory', 'publication', publication)).body.reasons;
    expect(await stale()).toBe('basis_changed');
    expect(await refused()).toMatchObject([{ code: 'impact_simulated' }]);

    await simulate('2027-10-01');
    expect(await refused()).toMatchObject([{ code: 'impact_simulated' }]);
    await simulate('2027-09-01');
    expect(await stale()).toBeUndefined();
    clock.advance(33 * DAY_MS);
    expect(await stale()).toBe('too_old');
    expect(await refused()).toMatchObject([{ code: 'impact_simulated' }]);
  });

  it('is simulated by the worker, and given up for a newer simulation', async () => {
    const begin = () => as('framework_editor', 'POST', `/${id}/impact`, publication);
    expect((await begin()).body).toMatchObject({ state: 'running', done: 0, stale: 'not_finished' });
    expect((await as('framework_editor', 'GET', `/${id}/impact/document`)).body.code).toBe('simulation_not_finished');
    await begin();
    await drain(app);

    const states = await owner.query('SELECT state, fault FROM criteria.impact_simulation ORDER BY id DESC LIMIT 2');
    expect(states).toEqual([
      { state: 'done', fault: null },
      { state: 'failed', fault: 'superseded' },
    ]);
    await expect(owner.query('UPDATE criteria.impact_simulation SET done = 9')).rejects.toThrow('never changes');
    const { body } = await as('signatory', 'GET', `/${id}/impact`);
    const document = await call('GET', `/api/v1/framework-versions/${id}/impact/document`, undefined, {
      'x-role': 'signatory',
    });
    expect(document.body).toMatchObject({ simulation: { basis: { version: '0.2.0' } }, listings: [] });
    expect(createHash('sha256').update(document.text).digest('hex')).toBe(body.documentHash);
    const table = await as('signatory', 'GET', `/${id}/impact/table`);
    expect(table.body).toContain('referencement;application');
    expect(table.headers['content-disposition']).toContain('impact-0.2.0.csv');
  });

  it('is published for good, and recalled only before it takes effect', async () => {
    expect((await act('framework_editor', 'publication', publication)).status).toBe(403);
    const { body } = await act('signatory', 'publication', publication);

    expect(body).toMatchObject({
      state: 'published',
      effectiveOn: '2027-09-01',
      transitionOn: { R1: '2028-09-01', R4: '2028-06-01' },
      impact: { listings: 0, hit: 0, failing: 0 },
      simulation: { documentHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    });
    expect((await classed(editorial)).body.code).toBe('action_not_allowed');
    expect((await as('framework_editor', 'POST', `/${id}/impact`, publication)).body.code).toBe('action_not_allowed');
    await expect(
      owner.query(`UPDATE criteria.framework_version SET changes = NULL WHERE id = $1`, [id]),
    ).rejects.toThrow('immutable');
    await expect(
      owner.query(`UPDATE criteria.framework_version SET content = content || ' ' WHERE id = $1`, [id]),
    ).rejects.toThrow('immutable');
    await expect(owner.query('DELETE FROM criteria.framework_version WHERE id = $1', [id])).rejects.toThrow('for ever');

    const error = { error: 'Une grave erreur de numéro.' };
    expect((await act('signatory', 'recall', error)).body).toMatchObject({ state: 'draft' });
  });

  it('cannot release another text under a number that was released', async () => {
    const other = added.replace('title: Base légale des traitements', 'title: Base légale, finalités');
    const rewritten = await as('framework_editor', 'PUT', `/${id}/content`, {
      expectedVersion: lock,
      framework: other,
    });
    lock = rewritten.body.lockVersion;
    await act('framework_editor', 'consultation');
    clock.advance(40 * DAY_MS);
    await simulate(publication.effectiveOn);

    expect((await act('signatory', 'publication', publication)).body.code).toBe('framework_number_released');
    await act('framework_editor', 'revision', { answers: 'Retour au texte publié.' });
    const back = await as('framework_editor', 'PUT', `/${id}/content`, { expectedVersion: lock, framework: added });
    lock = back.body.lockVersion;
    await act('framework_editor', 'consultation');
    clock.advance(31 * DAY_MS);
    await simulate(publication.effectiveOn);
    expect((await act('signatory', 'publication', publication)).body.state).toBe('published');
  });

  it('enters into force on its day, once, while the former version closes and then retires', async () => {
    const work = app.get(PgCriteriaWork, { strict: false });
    const enter = () => work.transaction((scope) => app.get(EnterIntoForce, { strict: false }).execute(scope, id));
    await enter();
    expect((await app.get(Frameworks).inForce())?.version).toBe('0.1.0');

    clock.moveTo(new Date('2027-08-31T22:00:00Z'));
    expect(clock.today()).toBe(toDay('2027-09-01'));
    await enter();
    await enter();

    expect((await app.get(Frameworks).inForce())?.version).toBe('0.2.0');
    const events = await owner.query(`SELECT name, payload FROM messaging.event WHERE name LIKE '%entered%'`);
    expect(events).toMatchObject([{ payload: { frameworkVersion: '0.2.0', previousVersion: '0.1.0', tightened: [] } }]);

    await work.transaction((scope) => app.get(RetireClosedVersions, { strict: false }).execute(scope));
    expect((await publicly('/frameworks')).body.items.map(({ state }: { state: string }) => state)).toContain(
      'in_force',
    );
    expect((await app.get(Frameworks).get('0.1.0')).version).toBe('0.1.0');
  });

  it('never gives the id of a removed criterion to another', async () => {
    const without = numbered('0.3.0').replace(/ {2}- id: CMP-12\n[\s\S]*$/, '');
    const draft = await importFramework(owner, clock, { framework: without });
    id = draft as FrameworkVersionId;
    lock = 1;
    await act('framework_editor', 'consultation');
    clock.advance(40 * DAY_MS);
    const effectiveOn = '2028-06-01';
    await classed({ classes: { 'DRO-01': 'editorial', 'CMP-12': 'removed' }, transition });
    await simulate(effectiveOn);
    expect((await act('signatory', 'publication', { effectiveOn })).status).toBe(200);

    id = (await importFramework(owner, clock, { framework: numbered('0.4.0') })) as FrameworkVersionId;
    lock = 1;
    await act('framework_editor', 'consultation');
    clock.advance(40 * DAY_MS);
    await classed(editorial);
    await simulate(effectiveOn);
    const back = await act('signatory', 'publication', { effectiveOn });
    expect(back.body).toMatchObject({ code: 'criterion_id_reused', reasons: [{ field: '/CMP-12' }] });
  });

  it('tells the whole story in the journal', async () => {
    const kinds = await owner.query(
      `SELECT DISTINCT kind FROM journal.entry WHERE kind LIKE 'criteria.%' ORDER BY kind`,
    );

    expect(kinds.map(({ kind }: { kind: string }) => kind)).toEqual([
      'criteria.framework-changes-classed',
      'criteria.framework-consultation-opened',
      'criteria.framework-entered-into-force',
      'criteria.framework-impact-simulated',
      'criteria.framework-imported',
      'criteria.framework-published',
      'criteria.framework-recalled',
      'criteria.framework-retired',
      'criteria.framework-revised',
      'criteria.framework-rewritten',
      'criteria.framework-seeded',
      'criteria.framework-superseded',
    ]);
  });
});

describe('a policy', () => {
  it('never changes under its number', async () => {
    const changed = departurePolicyText().replace('max_rate: 0.15', 'max_rate: 0.20');

    await expect(
      importFramework(owner, clock, { framework: numbered('0.9.0'), policy: changed }),
    ).rejects.toMatchObject({ code: 'policy_number_taken' });
    await expect(owner.query(`UPDATE criteria.policy SET content = ''`)).rejects.toThrow('append-only');
  });

  it('is refused with every fault when it is not usable', async () => {
    const faulty = departurePolicyText().replace('admission: 15wd', 'admission: 15');

    await expect(
      importFramework(owner, clock, { framework: numbered('0.9.0'), policy: faulty }),
    ).rejects.toBeInstanceOf(FileNotUsable);
  });
});
