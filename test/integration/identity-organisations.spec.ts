import { readFileSync } from 'node:fs';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { demoAccountId, demoOrganisationId, seedPeople } from '#libs/identity';
import { addDays, addMonths, startOf } from '#libs/kernel';
import { WarnOfMandateEnd } from '../../libs/identity/src/jobs/warn-of-mandate-end.js';
import { type Caller, callerWith, type IdentityStack, startIdentityStack } from '../support/identity-stack.js';

const ADMIN_URL = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? '';

let stack: IdentityStack;
const callers = new Map<string, Caller>();

beforeAll(async () => {
  stack = await startIdentityStack({ adminUrl: ADMIN_URL });
}, 60_000);

afterAll(() => stack?.close());

async function as(person: string): Promise<Caller> {
  const caller = callers.get(person) ?? (await stack.as(person));
  callers.set(person, caller);
  return caller;
}

const sommeil = `/api/v1/organisations/${demoOrganisationId('sommeil')}`;
const day = (months: number) => addMonths(stack.clock.today(), months);

async function memberId(email: string): Promise<string> {
  const { body } = await (await as('alice'))('GET', `${sommeil}/members`);
  return String(body.items.find((member) => member.email === email)?.id);
}

describe('an organisation', () => {
  it('is registered by anybody who is signed in, who becomes its owner, and is verified by a case officer', async () => {
    const [tess, gaelle] = [await as('tess'), await as('gaelle')];
    const created = await tess('POST', '/api/v1/organisations', {
      name: 'Nouvelle',
      siren: '732829320',
      kind: 'publisher',
    });
    expect(created).toMatchObject({ status: 201, body: { verified: false, version: 1 } });
    const path = `/api/v1/organisations/${created.body.id}`;

    expect((await tess('POST', `${path}/verification`, { verified: true, expectedVersion: 1 })).status).toBe(403);
    expect(await gaelle('POST', `${path}/verification`, { verified: true, expectedVersion: 2 })).toMatchObject({
      status: 409,
      body: { code: 'stale_version' },
    });
    expect(await gaelle('POST', `${path}/verification`, { verified: true, expectedVersion: 1 })).toMatchObject({
      status: 200,
      body: { verified: true, version: 2 },
    });
    expect((await tess('GET', '/api/v1/me')).body).toMatchObject({
      organisations: [{ name: 'Nouvelle', role: 'publisher_owner' }],
    });
  });

  it('is refused with a number that is no SIREN', async () => {
    const answer = await (await as('tess'))('POST', '/api/v1/organisations', {
      name: 'Faux',
      siren: '732829321',
      kind: 'publisher',
    });

    expect(answer).toMatchObject({ status: 422, body: { code: 'bad_siren' } });
  });

  it('is verified once per SIREN', async () => {
    const [tess, gaelle] = [await as('tess'), await as('gaelle')];
    const { body } = await tess('POST', '/api/v1/organisations', {
      name: 'Copie',
      siren: '999100100',
      kind: 'publisher',
    });

    const answer = await gaelle('POST', `/api/v1/organisations/${body.id}/verification`, {
      verified: true,
      expectedVersion: 1,
    });

    expect(answer).toMatchObject({ status: 409, body: { code: 'already_exists' } });
  });

  it('is not there for a stranger', async () => {
    expect((await (await as('david'))('GET', sommeil)).status).toBe(404);
    expect((await (await as('karim'))('GET', sommeil)).status).toBe(404);
    expect((await (await as('alice'))('GET', sommeil)).status).toBe(200);
    expect((await (await as('alice'))('GET', '/api/v1/organisations/unknown')).status).toBe(404);
  });

  it('is listed for staff, page by page', async () => {
    const gaelle = await as('gaelle');
    const seen: unknown[] = [];
    let after = '';
    for (let page = 0; page < 10; page += 1) {
      const { body } = await gaelle('GET', `/api/v1/organisations?limit=2&verified=true${after}`);
      seen.push(...body.items.map(({ name }) => name));
      if (body.next === undefined) break;
      after = `&after=${encodeURIComponent(String(body.next))}`;
    }

    expect(seen).toEqual(['Cardiolien', 'Conseil Hélianthe', 'Nouvelle', 'Petits Pas Santé', 'Sommeil Serein SAS']);
    expect((await (await as('alice'))('GET', '/api/v1/organisations')).status).toBe(403);
    expect((await gaelle('GET', '/api/v1/organisations?after=bm9uc2Vuc2U')).status).toBe(400);
  });
});

describe('the members of an organisation', () => {
  it('are added, promoted and removed by an owner only', async () => {
    const [alice, bruno] = [await as('alice'), await as('bruno')];
    expect(
      (await bruno('POST', `${sommeil}/members`, { email: 'tess.vannier@experts.example', role: 'reader' })).status,
    ).toBe(403);

    expect(
      (await alice('POST', `${sommeil}/members`, { email: 'TESS.vannier@experts.example', role: 'reader' })).status,
    ).toBe(201);
    expect(
      (await alice('POST', `${sommeil}/members`, { email: 'tess.vannier@experts.example', role: 'editor' })).body,
    ).toMatchObject({
      code: 'already_member',
    });
    expect((await (await as('tess'))('GET', sommeil)).status).toBe(200);

    expect((await alice('DELETE', `${sommeil}/members/${await memberId('TESS.vannier@experts.example')}`)).status).toBe(
      204,
    );
    expect((await (await as('tess'))('GET', sommeil)).status).toBe(404);
  });

  it('go on without the one who left (PUB-03), but never without an owner', async () => {
    const [alice, bruno] = [await as('alice'), await as('bruno')];
    expect(await alice('POST', `${sommeil}/departure`)).toMatchObject({ status: 409, body: { code: 'last_owner' } });

    const id = await memberId('bruno.keller@sommeil-serein.example');
    expect((await alice('PUT', `${sommeil}/members/${id}/role`, { role: 'owner' })).status).toBe(200);
    const answers = await Promise.all([alice('POST', `${sommeil}/departure`), bruno('POST', `${sommeil}/departure`)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    const stayed = answers[0]?.status === 409 ? alice : bruno;
    expect((await stayed('GET', `${sommeil}/members`)).body.items.filter(({ role }) => role === 'owner')).toHaveLength(
      1,
    );
    const email = stayed === bruno ? 'alice.marchand@sommeil-serein.example' : 'bruno.keller@sommeil-serein.example';
    expect((await stayed('POST', `${sommeil}/members`, { email, role: 'owner' })).status).toBe(201);
  });

  it('may be named before they have ever signed in', async () => {
    const alice = await as('alice');

    const { body } = await alice('POST', `${sommeil}/members`, {
      email: 'nouvelle@sommeil-serein.example',
      role: 'editor',
    });

    expect(body.items).toContainEqual(
      expect.objectContaining({ email: 'nouvelle@sommeil-serein.example', accountId: null, name: null }),
    );
  });
});

describe('a mandate', () => {
  it('lets the delegate see, ends at its date, and warned both sides before (PUB-04)', async () => {
    const [david, chloe] = [await as('david'), await as('chloe')];
    const path = `/api/v1/organisations/${demoOrganisationId('cardiolien')}`;
    expect((await chloe('GET', path)).status).toBe(404);

    const granted = await david('POST', `${path}/mandates`, {
      delegate: { kind: 'person', email: 'chloe.aubry@sommeil-serein.example' },
      scope: 'prepare',
      from: day(0),
      to: day(1),
    });
    expect(granted.status).toBe(201);
    expect((await chloe('GET', path)).status).toBe(200);
    expect((await chloe('GET', '/api/v1/me')).body).toMatchObject({
      mandates: [{ scope: 'prepare', organisationName: 'Cardiolien' }],
    });

    const id = String(granted.body.id);
    const [reminder] = await stack.database.query(
      `SELECT r.remind_at, t.due_at FROM jobs.reminder r JOIN jobs.timer t ON t.id = r.timer_id WHERE t.subject_id = $1`,
      [id],
    );
    expect(reminder.remind_at).toEqual(startOf(addDays(day(1), -7)));
    expect((await chloe('GET', '/api/v1/me')).body).toMatchObject({ language: 'fr' });
    expect((await chloe('PUT', '/api/v1/me/language', { language: 'en' })).status).toBe(204);
    expect((await chloe('PUT', '/api/v1/me/language', { language: 'tlh' })).status).toBe(422);
    expect((await chloe('GET', '/api/v1/me')).body).toMatchObject({ language: 'en' });
    await warn(id);
    await warn(id);
    const letters = await stack.database.query<{ account_id: string; template: string }[]>(
      `SELECT account_id, template, language, split_part(body, ',', 1) AS greeting FROM notification.letter
       WHERE subject_id = $1 ORDER BY template`,
      [id],
    );
    expect(letters).toEqual([
      {
        account_id: demoAccountId('chloe'),
        template: 'mandate-ending-delegate',
        language: 'en',
        greeting: 'Hello',
      },
      { account_id: demoAccountId('david'), template: 'mandate-ending-owner', language: 'fr', greeting: 'Bonjour' },
    ]);

    const before = stack.clock.now();
    stack.clock.moveTo(startOf(addDays(day(1), 1)));
    expect((await chloe('GET', path)).status).toBe(404);
    stack.clock.moveTo(before);
  });

  it('is given only to somebody who is known here', async () => {
    const emma = await as('emma');
    const grant = (delegate: unknown, to: string = day(1)) =>
      emma('POST', `/api/v1/organisations/${demoOrganisationId('petitspas')}/mandates`, {
        delegate,
        scope: 'read',
        from: day(0),
        to,
      });

    expect((await grant({ kind: 'organisation', siren: '732829320' })).status).toBe(201);
    expect((await grant({ kind: 'organisation', siren: '552100554' })).body).toMatchObject({
      code: 'unknown_delegate',
    });
    expect((await grant({ kind: 'person', email: 'nobody@example.fr' })).body).toMatchObject({
      code: 'unknown_delegate',
    });
    expect((await grant({ kind: 'organisation', siren: '999300304' })).body).toMatchObject({
      code: 'delegate_is_self',
    });
    expect((await grant({ kind: 'person', siren: '732829320' })).status).toBe(422);
    expect((await grant('helianthe')).status).toBe(422);
    expect((await grant({ kind: 'organisation', siren: '732829320' }, '9999-12-31')).status).toBe(422);
  });

  it('of an organisation reaches its members, a reader among them only to read', async () => {
    expect((await (await as('fabien'))('GET', '/api/v1/me')).body.mandates).toContainEqual(
      expect.objectContaining({ organisationName: 'Cardiolien', scope: 'submit' }),
    );
  });

  it('is revoked at once', async () => {
    const [emma, nora] = [await as('emma'), await as('nora')];
    const path = `/api/v1/organisations/${demoOrganisationId('petitspas')}`;
    const granted = await emma('POST', `${path}/mandates`, {
      delegate: { kind: 'person', email: 'nora.castelain@experts.example' },
      scope: 'read',
      from: day(0),
      to: day(2),
    });
    expect((await nora('GET', path)).status).toBe(200);
    const mandate = `${path}/mandates/${granted.body.id}/revocation`;

    expect((await nora('POST', mandate)).status).toBe(403);
    expect((await emma('POST', mandate)).status).toBe(200);

    expect((await nora('GET', path)).status).toBe(404);
    expect((await emma('POST', mandate)).body).toMatchObject({ code: 'mandate_over' });
  });

  const warn = (subjectId: string) =>
    stack.database.transaction((tx) =>
      stack.app.get(WarnOfMandateEnd, { strict: false }).run(tx, {
        subjectKind: 'mandate',
        subjectId,
        kind: 'mandate.end',
        dueAt: stack.clock.now().toISOString(),
      }),
    );
});

describe('a key', () => {
  it('is shown once, does only what it may, and stops when it is revoked', async () => {
    const alice = await as('alice');
    const expiresAt = new Date(stack.clock.now().getTime() + 86_400_000).toISOString();
    const { status, body } = await alice('POST', '/api/v1/api-keys', {
      name: 'CI',
      scopes: ['readMe', 'createApiKey'],
      expiresAt,
    });
    expect(status).toBe(201);
    const machine = callerWith(stack.url, String(body.token));

    expect((await machine('GET', '/api/v1/me')).body).toMatchObject({ via: 'key', scopes: ['readMe', 'createApiKey'] });
    expect((await machine('GET', sommeil)).body).toMatchObject({ code: 'scope_missing' });
    expect((await machine('POST', '/api/v1/api-keys', { name: 'plus', scopes: ['*'], expiresAt })).body).toMatchObject({
      code: 'scope_not_held',
    });
    expect(JSON.stringify((await alice('GET', '/api/v1/api-keys')).body)).not.toContain(body.token);

    expect((await (await as('bruno'))('DELETE', `/api/v1/api-keys/${body.id}`)).status).toBe(404);
    expect((await alice('DELETE', `/api/v1/api-keys/${body.id}`)).status).toBe(204);
    expect((await machine('GET', '/api/v1/me')).status).toBe(401);
  });

  it('is refused with an operation that does not exist, and with too long a life', async () => {
    const alice = await as('alice');
    const expiresAt = new Date(stack.clock.now().getTime() + 400 * 86_400_000).toISOString();

    expect(
      (await alice('POST', '/api/v1/api-keys', { name: 'CI', scopes: ['destroy'], expiresAt })).body,
    ).toMatchObject({
      reasons: [{ code: 'unknown_operation', field: '/scopes/0' }],
    });
    expect((await alice('POST', '/api/v1/api-keys', { name: 'CI', scopes: ['*'], expiresAt })).body).toMatchObject({
      code: 'bad_expiry',
    });
  });

  it('ends at its time', async () => {
    const alice = await as('alice');
    const expiresAt = new Date(stack.clock.now().getTime() + 60_000).toISOString();
    const { body } = await alice('POST', '/api/v1/api-keys', { name: 'court', scopes: ['*'], expiresAt });
    const machine = callerWith(stack.url, String(body.token));
    expect((await machine('GET', '/api/v1/me')).status).toBe(200);

    stack.clock.advance(60_000);

    expect((await machine('GET', '/api/v1/me')).status).toBe(401);
  });
});

describe('an administrator', () => {
  it('gives and takes roles, never his own, and sees them at work at once', async () => {
    const [damien, hugo] = [await as('damien'), await as('hugo')];
    const account = `/api/v1/accounts/${demoAccountId('hugo')}/roles`;

    expect((await damien('PUT', `${account}/lead`)).body).toMatchObject({ staffRoles: ['case_officer', 'lead'] });
    expect((await hugo('GET', '/api/v1/me')).body).toMatchObject({ roles: ['case_officer', 'lead'] });
    expect((await damien('DELETE', `${account}/lead`)).body).toMatchObject({ staffRoles: ['case_officer'] });
    expect((await hugo('GET', '/api/v1/me')).body).toMatchObject({ roles: ['case_officer'] });

    const own = `/api/v1/accounts/${demoAccountId('damien')}/roles`;
    expect(await damien('PUT', `${own}/signatory`)).toMatchObject({ status: 403, body: { code: 'self_grant' } });
    expect(await damien('DELETE', `${own}/administrator`)).toMatchObject({
      status: 409,
      body: { code: 'last_administrator' },
    });
    expect((await damien('PUT', `${account}/emperor`)).status).toBe(404);
    expect((await hugo('PUT', `${own}/lead`)).status).toBe(403);
  });

  it('finds people by name, address and role', async () => {
    const damien = await as('damien');

    const byRole = await damien('GET', '/api/v1/accounts?role=lead');
    const byName = await damien('GET', '/api/v1/accounts?q=alm');

    expect(byRole.body.items.map(({ name }) => name)).toEqual(['Inès Boukhari', 'Julien Vasseur']);
    expect(byName.body.items.map(({ name }) => name)).toEqual(['Rosa Almeida']);
    expect((await (await as('gaelle'))('GET', '/api/v1/accounts')).status).toBe(403);
  });
});

describe('the demonstration', () => {
  it('can be seeded again without a change', async () => {
    const count = () => stack.database.query('SELECT count(*) FROM identity.membership WHERE to_at IS NULL');
    const before = await count();

    await seedPeople(stack.app.get<DataSource>(getDataSourceToken()), stack.clock, stack.issuer);

    expect(await count()).toEqual(before);
  });

  it('leaves every organisation with an owner', async () => {
    const sql = readFileSync('libs/identity/src/persistence/organisation-has-an-owner.invariant.sql', 'utf8');

    expect(await stack.database.query(sql)).toEqual([]);
  });
});
