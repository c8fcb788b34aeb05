import { issueDemoToken } from '#libs/identity';
import { newId } from '#libs/kernel';
import { HttpClient } from '../../apps/cli/src/walk/http-client.js';
import { buildStage, type Stage } from './stage.js';

interface Page {
  readonly items: readonly Readonly<Record<string, unknown>>[];
}

const DAY_MS = 86_400_000;
const STATEMENT = 'Je certifie sur l’honneur la sincérité des réponses de ce dossier.';

let stage: Stage;

beforeAll(async () => {
  stage = await buildStage();
}, 240_000);

afterAll(() => stage?.house.close(), 60_000);

/** A client with a key of its own, so that what is done to the key is done to no other test. */
async function withKey(person: string, given: { scopes?: readonly string[]; days?: number } = {}): Promise<HttpClient> {
  const { house } = stage;
  return new HttpClient(house.url, person, await issueDemoToken(house.database, house.clock, { person, ...given }));
}

const statusOf = async (client: HttpClient, path: string): Promise<number> => (await client.ask('GET', path)).status;

describe('a key', () => {
  it('opens nothing once it has expired', async () => {
    const client = await withKey('alice', { days: 1 });
    expect(await statusOf(client, '/api/v1/me')).toBe(200);

    stage.house.clock.advance(DAY_MS + 1);

    expect(await statusOf(client, '/api/v1/me')).toBe(401);
    expect(await statusOf(client, `/api/v1/dossiers/${stage.ours[0].ids.dossierId}`)).toBe(401);
  });

  it('opens nothing at once after it was revoked', async () => {
    const alice = await stage.house.as('alice');
    const made = await alice.post<{ id: string; token: string }>('/api/v1/api-keys', {
      name: 'Intégration',
      scopes: ['*'],
      expiresAt: new Date(stage.house.clock.now().getTime() + 10 * DAY_MS).toISOString(),
    });
    const client = new HttpClient(stage.house.url, 'alice', made.token);
    expect(await statusOf(client, '/api/v1/me')).toBe(200);

    const { status } = await alice.ask('DELETE', `/api/v1/api-keys/${made.id}`);

    expect(status).toBe(204);
    expect(await statusOf(client, '/api/v1/me')).toBe(401);
  });

  it('that was invented, or is written badly, is nobody', async () => {
    for (const token of ['aval_', 'x', newId(), `aval_${'a'.repeat(43)}`]) {
      expect(await statusOf(new HttpClient(stage.house.url, 'nobody', token), '/api/v1/me')).toBe(401);
    }
  });

  it('does what it was made for, and nothing else', async () => {
    const { dossierId } = stage.ours[0].ids;
    const client = await withKey('alice', { scopes: ['readDossier'] });

    const read = await client.ask('GET', `/api/v1/dossiers/${dossierId}`);
    const history = await client.ask<{ code: string }>('GET', `/api/v1/dossiers/${dossierId}/history`);
    const more = await client.ask<{ code: string }>('POST', '/api/v1/api-keys', {});

    expect(read.status).toBe(200);
    expect([history.status, history.body.code]).toEqual([403, 'scope_missing']);
    expect([more.status, more.body.code]).toEqual([403, 'scope_missing']);
  });

  it('never makes its owner more than he is', async () => {
    const client = await withKey('alice', { scopes: ['admitDossier', 'readDossier'] });

    const foreign = await statusOf(client, `/api/v1/dossiers/${stage.theirs.ids.dossierId}`);
    const admission = await client.ask('POST', `/api/v1/dossiers/${stage.ours[0].ids.dossierId}/admission`, {});

    expect([foreign, admission.status]).toEqual([404, 403]);
  });

  it('cannot make a key that may do more than itself', async () => {
    const narrow = await withKey('alice', { scopes: ['createApiKey', 'readDossier'] });
    const expiresAt = new Date(stage.house.clock.now().getTime() + DAY_MS).toISOString();

    const wider = await narrow.ask<{ code: string }>('POST', '/api/v1/api-keys', {
      name: 'Plus large',
      scopes: ['*'],
      expiresAt,
    });

    expect([wider.status, wider.body.code]).toEqual([403, 'scope_not_held']);
  });
});

/** Lists that a publisher may ask for, and what tells whose a row is. */
const LISTS = ['applications', 'dossiers', 'decisions', 'notices', 'listings', 'findings'];

describe('a list', () => {
  it.each(LISTS)('of %s holds nothing of another publisher, and something of its own', async (list) => {
    const [alice, emma, officer] = await Promise.all(
      ['alice', 'emma', 'gaelle'].map((person) => stage.house.as(person)),
    );
    const read = async (client: HttpClient | undefined) => {
      const answer = await client?.ask<Page>('GET', `/api/v1/${list}?limit=100`);
      return answer?.status === 200 ? answer.body.items.map(({ id }) => id) : [];
    };

    const [ours, theirs, all] = [await read(alice), await read(emma), await read(officer)];

    expect(ours.filter((id) => theirs.includes(id))).toEqual([]);
    expect(ours.length).toBeGreaterThan(0);
    expect(theirs.length).toBeGreaterThan(0);
    const drafts = stage.ours.filter(({ filed }) => !filed).map(({ ids }) => ids.dossierId);
    expect(all).toEqual(expect.arrayContaining([...ours, ...theirs].filter((id) => !drafts.includes(id as string))));
    expect(drafts.filter((id) => all.includes(id))).toEqual([]);
  });

  it.each([
    ['dossiers', 'applicationId', 'applicationId'],
    ['decisions', 'applicationId', 'applicationId'],
    ['decisions', 'dossierId', 'dossierId'],
    ['listings', 'applicationId', 'applicationId'],
    ['findings', 'listing', 'listingId'],
  ])('of %s asked by %s of another publisher is empty', async (list, parameter, id) => {
    const alice = await stage.house.as('alice');

    const { items } = await alice.get<Page>(`/api/v1/${list}?${parameter}=${stage.theirs.ids[id]}`);

    expect(items).toEqual([]);
  });

  it('for a delegate holds what he has a mandate for', async () => {
    const fabien = await stage.house.as('fabien');

    const { items } = await fabien.get<Page>('/api/v1/dossiers?limit=100');
    const ids = items.map(({ id }) => id);

    expect(ids).toContain(stage.ours[0].ids.dossierId);
    expect(ids).not.toContain(stage.theirs.ids.dossierId);
  });

  it('of letters to me holds none to others', async () => {
    const { items: mine } = await (await stage.house.as('alice')).get<Page>('/api/v1/me/letters?limit=100');
    const { items: hers } = await (await stage.house.as('emma')).get<Page>('/api/v1/me/letters?limit=100');

    expect(mine.length).toBeGreaterThan(0);
    expect(mine.filter(({ id }) => hers.some((letter) => letter.id === id))).toEqual([]);
  });

  it('of work is counted for the authority alone', async () => {
    expect(await statusOf(await stage.house.as('alice'), '/api/v1/work')).toBe(403);
    expect(await statusOf(await stage.house.as('damien'), '/api/v1/work')).toBe(403);
  });
});

describe('an administrator', () => {
  it('sees no content of any dossier, nor that it exists', async () => {
    const damien = await stage.house.as('damien');
    const { ids } = stage.ours[1];
    const paths = [
      `applications/${ids.applicationId}`,
      `contracts/${ids.contractId}`,
      `clarifications/${ids.clarificationId}`,
      `decisions/${ids.decisionId}`,
      `notices/${ids.noticeId}`,
      `listings/${ids.listingId}`,
      `findings/${ids.findingId}`,
      `assignments/${ids.assignmentId}`,
      ...['', '/history', '/scope', '/answers', '/evidence', '/submissions', '/report', '/panel', '/reviews'].map(
        (part) => `dossiers/${ids.dossierId}${part}`,
      ),
    ];
    for (const path of paths) expect([path, await statusOf(damien, `/api/v1/${path}`)]).toEqual([path, 404]);
  });

  it('finds no row in any list of the procedure', async () => {
    const damien = await stage.house.as('damien');
    for (const list of ['assignments', 'letters']) {
      expect([list, await statusOf(damien, `/api/v1/${list}`)]).toEqual([list, 403]);
    }
    for (const list of ['applications', 'dossiers', 'decisions', 'notices', 'listings', 'findings']) {
      expect([list, (await damien.get<Page>(`/api/v1/${list}`)).items]).toEqual([list, []]);
    }
  });
});

describe('a consultant whose mandate is to prepare (PUB-04)', () => {
  it('edits an answer, but cannot submit, and reads why', async () => {
    const dossierId = await inPreparation();
    const fabien = await stage.house.as('fabien');
    const path = `/api/v1/dossiers/${dossierId}`;
    const { items } = await fabien.get<{ items: readonly { criterion: string }[] }>(`${path}/scope`);

    const answer = await fabien.ask('PUT', `${path}/answers/${items[0]?.criterion}`, {
      expectedVersion: 0,
      selfVerdict: 'conforme',
      text: 'Préparé par le conseil.',
      evidence: [],
    });
    const { version, actions } = await fabien.get<{ version: number; actions: readonly { name: string }[] }>(path);
    const refused = await fabien.ask<{ code: string; title: string; facts: { allowed: readonly string[] } }>(
      'POST',
      `${path}/submission`,
      { expectedVersion: version, statement: STATEMENT },
    );

    expect(answer.status).toBe(200);
    expect(actions.map(({ name }) => name)).not.toContain('submit');
    expect(refused.status).toBe(403);
    expect(refused.body).toMatchObject({
      code: 'not_allowed',
      title: expect.stringMatching(/./),
      facts: { allowed: expect.arrayContaining(['mandate_submit@own']) },
    });
  });

  it('is a stranger the day after its last', async () => {
    const fabien = await withKey('fabien', { days: 400 });
    const path = `/api/v1/dossiers/${stage.ours[0].ids.dossierId}`;
    expect(await statusOf(fabien, path)).toBe(200);

    stage.house.clock.advance(200 * DAY_MS);

    expect(await statusOf(fabien, path)).toBe(404);
  });
});

/** A further application of ours, whose contract is signed and whose file is still to be written. */
async function inPreparation(): Promise<string> {
  const { publisher, caseOfficer, lead, signatory } = stage.house.cast;
  const application = await publisher.post<{ id: string; version: number }>(
    `/api/v1/organisations/${stage.ours[0].ids.organisationId}/applications`,
    {
      name: 'Sieste courte',
      summary: 'Aide à bien choisir le moment de la sieste.',
      currentVersion: '1.0.0',
      platforms: ['web'],
      audiences: ['patients'],
      price: 'Gratuit',
      reimbursed: false,
      prescribable: false,
    },
  );
  await publisher.put(`/api/v1/applications/${application.id}/orientation`, {
    expectedVersion: application.version,
    category: 'BIE',
    access: 'N1',
    catalog: 'ENS',
    flags: ['web'],
  });
  const { id } = await publisher.post<{ id: string }>(`/api/v1/applications/${application.id}/dossiers`, {
    kind: 'initial',
  });
  const path = `/api/v1/dossiers/${id}`;
  const version = async () => (await publisher.get<{ version: number }>(path)).version;
  await publisher.post(`${path}/request`, { expectedVersion: await version() });
  const { id: leadId } = await lead.get<{ id: string }>('/api/v1/me');
  await caseOfficer.post(`${path}/admission`, { expectedVersion: await version(), leadId });
  await stage.house.work();
  for (const [party, client] of [['publisher', publisher] as const, ['regulator', signatory] as const]) {
    const contract = await client.get<{ id: string; version: number; documentHash: string }>(`${path}/contract`);
    await client.post(`/api/v1/contracts/${contract.id}/${party}-signature`, {
      expectedVersion: contract.version,
      documentHash: contract.documentHash,
    });
  }
  await stage.house.work();
  return id;
}
