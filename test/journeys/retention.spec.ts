import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { demoAccountId, demoOrganisationId } from '#libs/identity';
import { addDays, addMonths, type Day, dayOf, startOf } from '#libs/kernel';
import { RunRetention } from '#libs/retention';
import { invariants } from '../../apps/cli/src/database/check.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import type { TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Hold {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly code?: string;
}

interface Planned {
  readonly id: string;
  readonly label: string | null;
  readonly action: string;
  readonly heldBy: readonly string[];
  readonly eraseOn: Day | null;
}

interface ExportShown {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly sha256: string;
  readonly code?: string;
}

const OURS = demoOrganisationId('sommeil');
const MOTIVE = 'Une procédure judiciaire est en cours.';

let house: TestHouse;
let folder: string;
let refused: { id: string; number: string; closed_at: Date };

const rows = <Row>(sql: string, ...values: unknown[]) => house.database.query<Row[]>(sql, values);
const count = async (sql: string, ...values: unknown[]) => {
  const [row] = await rows<{ n: number }>(`SELECT count(*)::int AS n FROM ${sql}`, ...values);
  return row?.n ?? -1;
};
const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
const on = async (day: Day) => {
  at(day);
  await house.work();
};
const left = (table: string) => count(`referencing.${table} WHERE dossier_id = $1`, refused.id);
const warned = (id = refused.id) =>
  count(`notification.letter WHERE template = 'retention-warning' AND subject_id = $1`, id);
const broken = async () => {
  const found: string[] = [];
  for (const { name, sql } of invariants()) if ((await rows(sql)).length > 0) found.push(name);
  return found;
};
const bytesOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
const plannedDossiers = async () =>
  (await house.request<{ items: Planned[] }>('damien', 'GET', '/api/v1/retention/plan/dossier-refused')).body.items;

beforeEach(async () => {
  ({ house } = await startHouseAfterStory('adjourned'));
  folder = path.join(house.folder, 'files');
  const [dossier] = await rows<typeof refused>(
    `SELECT id, number, closed_at FROM referencing.dossier WHERE state = 'decided'`,
  );
  if (!dossier) throw new Error('nothing was refused');
  refused = dossier;
  await house.as('damien');
  await rows(`UPDATE identity.api_key SET expires_at = '2060-01-01'`);
}, 120_000);

afterEach(() => house?.close());

/** The first day on which the dossier is kept no longer. */
const end = () => addDays(addMonths(dayOf(refused.closed_at), 24), 1);

describe('a refused dossier', () => {
  it('is announced twice and erased on the day named; its reduced record stays (REG-29)', async () => {
    const evidence = await rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM referencing.evidence');
    await on(addDays(addMonths(end(), -2), -1));
    const early = await warned();
    await on(addMonths(end(), -2));
    await house.work();
    const first = await warned();
    await on(addDays(end(), -15));
    const still = await warned();
    await on(addDays(end(), -14));
    const second = await warned();
    await on(addDays(end(), -1));
    const kept = await left('answer');
    await on(end());

    expect(evidence.length).toBeGreaterThan(0);
    expect([early, first, still, second]).toEqual([0, 2, 2, 4]);
    expect(kept).toBeGreaterThan(0);
    for (const table of ['answer', 'evidence', 'submission', 'report', 'clarification', 'scope_item'])
      expect([table, await left(table)]).toEqual([table, 0]);
    expect(await count('evaluation.criterion_score')).toBe(0);
    expect(await count('referencing.decision')).toBe(1);
    const [stays] = await rows<{ reduced: object }>(
      `SELECT reduced FROM retention.erased WHERE class = 'dossier-refused' AND subject_id = $1`,
      refused.id,
    );
    expect(stays?.reduced).toMatchObject({
      number: refused.number,
      outcome: 'adjourned',
      decisionHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      submissions: [expect.stringMatching(/^[0-9a-f]{64}$/)],
    });
    const [leaf] = await rows<{ body: string }>(
      `SELECT body FROM journal.entry WHERE kind = 'retention.records-erased' AND body::jsonb ->> 'class' = 'dossier-refused'`,
    );
    expect(JSON.parse(leaf?.body ?? '{}')).toMatchObject({ records: 1, rule: 'dossier-refused@2: 24m' });

    await on(addDays(end(), 2));
    const named = await rows<{ sha256: string }>('SELECT DISTINCT sha256 FROM referencing.evidence');
    const present = evidence.filter(({ sha256 }) => existsSync(bytesOf(sha256)));
    expect(present.map(({ sha256 }) => sha256)).toEqual(named.map(({ sha256 }) => sha256));
    expect(await warned()).toBe(4);
    expect((await house.request('alice', 'GET', `/api/v1/dossiers/${refused.id}`)).status).toBe(200);
    expect(await broken()).toEqual([]);
  }, 120_000);

  it('stays as long as a hold stands, and is announced anew when it is lifted', async () => {
    await on(addMonths(end(), -2));
    const put = await house.request<Hold>('damien', 'POST', '/api/v1/retention/holds', {
      subjectKind: 'organisation',
      subjectId: OURS,
      motive: MOTIVE,
    });
    const twice = await house.request<Hold>('ulysse', 'POST', '/api/v1/retention/holds', {
      subjectKind: 'organisation',
      subjectId: OURS,
      motive: MOTIVE,
    });
    await on(addDays(end(), 400));
    const held = await plannedDossiers();
    const answers = await left('answer');
    const lifted = await house.request<Hold>('ulysse', 'POST', `/api/v1/retention/holds/${put.body.id}/lifting`, {
      expectedVersion: put.body.version,
      motive: 'La procédure est close.',
    });
    await on(addDays(end(), 401));
    const anew = await plannedDossiers();

    expect([put.status, twice.status, twice.body.code]).toEqual([201, 409, 'held_already']);
    expect(held).toMatchObject([{ action: 'blocked', heldBy: ['hold'], label: refused.number, eraseOn: null }]);
    expect(answers).toBeGreaterThan(0);
    expect(lifted).toMatchObject({ status: 200, body: { state: 'lifted', version: 2 } });
    expect(anew).toMatchObject([{ action: 'wait', eraseOn: addMonths(addDays(end(), 401), 2) }]);
    expect(await warned()).toBe(4);
    await on(addDays(addMonths(addDays(end(), 401), 2), -14));
    await on(addMonths(addDays(end(), 401), 2));
    expect(await left('answer')).toBe(0);
  }, 120_000);

  it('is held back by the database itself when the application forgets to look', async () => {
    await house.request('damien', 'POST', '/api/v1/retention/holds', {
      subjectKind: 'dossier',
      subjectId: refused.id,
      motive: MOTIVE,
    });
    const erase = (order: boolean, subjects: string[]) =>
      house.database.transaction(async (tx) => {
        await tx.query('SET LOCAL ROLE aval_app');
        const id = '00000000-0000-4000-8000-00000000e7a5';
        if (order) {
          await tx.query(
            `INSERT INTO retention.erasure (id, class, rule, policy_version, ordered_at, records)
             VALUES ($1, 'dossier-refused', 'by hand', 1, now(), 1)`,
            [id],
          );
          await tx.query('INSERT INTO retention.item VALUES ($1, $2, $3)', [id, refused.id, subjects]);
        }
        await tx.query(`SELECT * FROM referencing.erase_dossiers($1, 'dossier-refused')`, [id]);
      });

    await expect(erase(false, [])).rejects.toThrow('without an order');
    await expect(erase(true, [`dossier:${refused.id}`])).rejects.toThrow('a legal hold stands');
    await expect(rows('DELETE FROM referencing.submission')).rejects.toThrow('append-only');
    expect(await count('referencing.submission')).toBe(1);
  }, 60_000);

  it('is not erased while an appeal against its decision is open', async () => {
    await rows(
      `INSERT INTO appeal.appeal (id, number, appellant_kind, appellant_id, contested, decision_id, dossier_id, contested_number,
         application_id, application_name, framework_version, grounds, filed_by, filed_at, state, state_due_at, members, stay, version)
       SELECT gen_random_uuid(), 'R-1', 'publisher', organisation_id, 'decision', id, dossier_id, number, application_id, 'x', 'r9',
         'Moyens', $1, now(), 'filed', now() + interval '20 years', '{}', 'none', 1 FROM referencing.decision`,
      demoAccountId('alice'),
    );
    at(addMonths(end(), 12));
    await house.app.get(RunRetention).execute();

    expect(await plannedDossiers()).toMatchObject([{ action: 'blocked', heldBy: ['appeal'] }]);
    expect(await warned()).toBe(0);
    expect(await count('referencing.submission')).toBe(1);
  }, 60_000);
});

describe('eleven years later', () => {
  it('exactly what an independent count says is gone, also with two workers at once', async () => {
    await house.tell(plots.full);
    const reported = await reportAndSort();
    await rows(`UPDATE identity.api_key SET expires_at = '2060-01-01'`);
    const [listing] = await rows<{ id: string }>('SELECT id FROM referencing.listing');
    const declared = await house.request('alice', 'POST', `/api/v1/listings/${listing?.id}/versions`, {
      number: '9.9.1',
      releaseOn: dayOf(house.clock.now()),
      changes: ['correction'],
      formerKept: true,
      note: 'Des fautes de frappe sont corrigées.',
    });
    expect(declared.status).toBe(201);
    const start = dayOf(house.clock.now());
    for (let months = 3; months <= 48; months += 3) await on(addMonths(start, months));
    const eleven = addMonths(start, 132);
    await on(eleven);
    await on(addDays(addMonths(eleven, 2), -14));
    const day = addMonths(eleven, 2);
    at(day);
    const told = async (part: string) => {
      const leaves = await rows<{ parts: string[] }>(
        `SELECT body::jsonb -> 'parts' AS parts FROM journal.entry WHERE kind = 'retention.records-erased'`,
      );
      const own = leaves.flatMap(({ parts }) => parts).filter((one) => one.startsWith(`${part}: `));
      return own.reduce((sum, one) => sum + Number(one.split(': ')[1]), 0);
    };
    const granted = `(SELECT 1 FROM referencing.decision x WHERE x.dossier_id = d.id AND x.basis IS NOT NULL)`;
    const before = {
      answers: (await count('referencing.answer')) + (await told('answer')),
      evidence: (await count('referencing.evidence')) + (await told('evidence')),
      refused: await count(`referencing.dossier d WHERE d.closed_at IS NOT NULL AND NOT EXISTS ${granted}`),
      listed: await count(`referencing.dossier d WHERE d.state = 'decided' AND EXISTS ${granted}`),
      judged: await count('evaluation.dossier'),
      young: await count(`notification.letter WHERE written_at + interval '5 years' > $1`, house.clock.now()),
    };
    const runs = [house.app.get(RunRetention), house.app.get(RunRetention)];
    const swept = await Promise.all(runs.map((run) => run.execute()));
    await house.work();

    expect(Math.min(before.answers, before.evidence, before.refused, before.listed)).toBeGreaterThan(0);
    expect(swept.map(({ next }) => next)).toEqual([undefined, undefined]);
    const erased = await rows<{ class: string; n: number }>(
      'SELECT class, count(*)::int AS n FROM retention.erased GROUP BY class ORDER BY class',
    );
    const counted = Object.fromEntries(erased.map(({ class: name, n }) => [name, n]));
    expect(counted).toMatchObject({
      'dossier-refused': before.refused,
      'dossier-of-ended-listing': before.listed,
      evaluation: before.judged,
      'application-version': 2,
      reporter: 1,
    });
    const versions = await rows<object>(
      'SELECT number, state, note, check_made FROM referencing.application_version ORDER BY id',
    );
    expect(versions).toMatchObject([
      { state: 'superseded', note: null, check_made: null },
      { number: '9.9.1', state: 'covered', note: null, check_made: null },
    ]);
    const reduced = await rows<{ reduced: { number: string } }>(
      `SELECT reduced FROM retention.erased WHERE class = 'application-version'`,
    );
    expect(reduced.map((one) => one.reduced)).toContainEqual(
      expect.objectContaining({ number: '9.9.1', state: 'covered', class: 'minor' }),
    );
    for (const table of ['answer', 'evidence', 'submission', 'contract', 'report'])
      expect([table, await count(`referencing.${table}`)]).toEqual([table, 0]);
    expect(await count('notification.letter WHERE written_at < $1', new Date('2030-01-01'))).toBe(0);
    expect(await count('notification.letter')).toBeGreaterThanOrEqual(before.young);
    expect(await told('answer')).toBe(before.answers);
    expect(await told('evidence')).toBe(before.evidence);
    expect(await broken()).toEqual([]);

    expect(await opened(reported)).toMatchObject({ status: 409, body: { code: 'erased' } });
    const copies = () => count(`vigilance.reading WHERE copy <> ''`);
    expect(await copies()).toBe(1);
    at(addMonths(start, 280));
    await house.app.get(RunRetention).execute();
    expect(await copies()).toBe(0);
    expect(await rows('SELECT state, kind, outcome FROM vigilance.triage')).toEqual([
      { state: 'sorted', kind: 'technical', outcome: 'routed' },
    ]);
  }, 240_000);
});

describe('a publisher who leaves', () => {
  const path_ = `/api/v1/organisations/${OURS}/exports`;

  it('takes everything along, for a time, and no expert is named in it', async () => {
    const ordered = await house.request<ExportShown>('alice', 'POST', path_);
    const twice = await house.request<ExportShown>('alice', 'POST', path_);
    await house.work();
    const made = await house.request<ExportShown>('alice', 'GET', `${path_}/${ordered.body.id}`);
    const bytes = await fetchBytes('alice', `${path_}/${ordered.body.id}/file`);
    const entries = unzip(bytes);
    const manifest = JSON.parse(entries.get('manifest.json')?.toString() ?? '{}') as {
      entries: { path: string; sha256: string }[];
      leftOut: unknown[];
    };

    expect([ordered.status, twice.status, twice.body.code]).toEqual([202, 409, 'export_at_work']);
    expect(made.body).toMatchObject({ state: 'ready', sha256: hash(bytes) });
    expect(made.body.done).toBe(made.body.total);
    expect(manifest.leftOut).toEqual([]);
    expect(manifest.entries.map((one) => one.path).sort()).toEqual(
      [...entries.keys()].filter((name) => name !== 'manifest.json').sort(),
    );
    for (const one of manifest.entries) expect(hash(entries.get(one.path) ?? Buffer.of())).toBe(one.sha256);
    const data = (name: string) => JSON.parse(entries.get(`data/${name}.json`)?.toString() ?? 'null') as unknown[];
    for (const name of [
      'applications',
      'dossiers',
      'answers',
      'submissions',
      'decisions',
      'contracts',
      'letters',
      'evidence',
    ])
      expect([name, data(name).length > 0]).toEqual([name, true]);
    expect([...entries.keys()].filter((name) => name.startsWith('files/')).length).toBe(data('evidence').length);
    expect(await count(`journal.entry WHERE kind LIKE 'retention.export-%'`)).toBe(3);

    const people = await rows<{ id: string; name: string; email: string }>(
      `SELECT DISTINCT a.id, a.name, a.email FROM evaluation.assignment x JOIN identity.account a ON a.id = x.expert_id`,
    );
    const everything = [...entries].map(
      ([name, content]) => name + content.toString('latin1') + content.toString('utf8'),
    );
    expect(people.length).toBeGreaterThan(1);
    for (const { id, name, email } of people)
      for (const text of everything) expect([id, name, email].filter((word) => text.includes(word))).toEqual([]);
  }, 60_000);

  it('cannot fetch it when its time is over, and nobody else ever', async () => {
    const { body } = await house.request<ExportShown>('alice', 'POST', path_);
    const early = await house.request<{ code: string }>('alice', 'GET', `${path_}/${body.id}/file`);
    await house.work();
    const others = await Promise.all(
      ['bruno', 'emma', 'gaelle', 'damien', null].map(
        async (person) => (await house.request(person, 'GET', `${path_}/${body.id}/file`)).status,
      ),
    );
    const elsewhere = await house.request(
      'emma',
      'GET',
      `/api/v1/organisations/${demoOrganisationId('petitspas')}/exports/${body.id}`,
    );
    house.clock.advance(32 * 3_600_000 - 1);
    const last = await fetchBytes('alice', `${path_}/${body.id}/file`);
    house.clock.advance(1);
    const late = await house.request<{ code: string }>('alice', 'GET', `${path_}/${body.id}/file`);
    await house.work();
    const log = await house.request<ExportShown>('alice', 'GET', `${path_}/${body.id}`);

    expect([early.status, early.body.code]).toEqual([409, 'export_not_available']);
    expect(others.filter((status) => status < 400)).toEqual([]);
    expect(elsewhere.status).toBe(404);
    expect(last.length).toBeGreaterThan(1_000);
    expect(late.status).toBe(409);
    expect(log.body.state).toBe('erased');
    expect(existsSync(path.join(folder, 'exports', `${body.id}.zip`))).toBe(false);
  }, 60_000);
});

describe('contents that are erased', () => {
  it('are looked for in every table that names a content', async () => {
    const columns = await rows<{ place: string }>(
      `SELECT table_schema || '.' || table_name AS place FROM information_schema.columns c
       JOIN information_schema.tables t USING (table_schema, table_name)
       WHERE column_name = 'sha256' AND table_type = 'BASE TABLE' AND table_schema NOT IN ('files', 'retention') ORDER BY 1`,
    );

    expect(columns.map(({ place }) => place)).toEqual(['referencing.evidence', 'referencing.finding_evidence']);
  });
});

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function fetchBytes(person: string, where: string): Promise<Buffer> {
  const answer = await fetch(new URL(where, house.url), {
    headers: { authorization: `Bearer ${await house.tokenOf(person)}` },
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

/** The entries of an archive, by its directory: APPNOTE 4.3.12. */
function unzip(bytes: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>();
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  let place = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size, names, extra, comment] = [
      bytes.readUInt16LE(place + 10),
      bytes.readUInt32LE(place + 20),
      bytes.readUInt16LE(place + 28),
      bytes.readUInt16LE(place + 30),
      bytes.readUInt16LE(place + 32),
    ];
    const local = bytes.readUInt32LE(place + 42);
    const name = bytes.toString('utf8', place + 46, place + 46 + names);
    const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(from, from + size);
    found.set(name, method === 8 ? inflateRawSync(packed) : packed);
    place += 46 + names + extra + comment;
  }
  return found;
}

/** Somebody reports, software reads, a person sorts. @returns the id of the report */
async function reportAndSort(): Promise<string> {
  const [sheet] = await rows<{ slug: string }>('SELECT slug FROM referencing.public_listing');
  const told = await house.request(null, 'POST', '/api/v1/public/reports', {
    application: sheet?.slug,
    applicationName: 'Une application',
    questionsVersion: 1,
    answers: { qui: 'user', objet: 'panne', gene: 'mal' },
    text: 'Le rappel du soir ne vient plus.',
    reporter: { email: 'zephyrine@canari.example' },
    mayContact: true,
  });
  expect(told.status).toBe(201);
  await house.work();
  const inbox = await house.request<{ items: { id: string }[] }>('xavier', 'GET', '/api/v1/reports');
  const path = `/api/v1/reports/${inbox.body.items[0]?.id}`;
  const { body } = await house.request<{ id: string; version: number; severity: string }>('xavier', 'GET', path);
  const sorting = { outcome: 'routed', kind: 'technical', services: ['publisher'], motive: 'Le défaut est constaté.' };
  const sorted = await house.request('xavier', 'POST', `${path}/sorting`, {
    ...sorting,
    severity: body.severity,
    expectedVersion: body.version,
  });
  expect(sorted.status).toBe(200);
  return body.id;
}

const opened = (report: string) =>
  house.request('xavier', 'POST', `/api/v1/reports/${report}/opening`, {
    because: 'Lecture du signalement',
    withIdentity: true,
  });
