import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { demoAccountId } from '#libs/identity';
import { addDays, type Day, dayOf, startOf } from '#libs/kernel';
import { drawFrom } from '#rules/trust';
import { invariants } from '../../apps/cli/src/database/check.js';
import { registerPureCommands } from '../../apps/cli/src/pure/index.js';
import type { Plot } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { smallPdf } from '../../apps/cli/src/walk/small-pdf.js';
import { startHouse, type TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Part {
  readonly term: string;
  readonly points: number;
  readonly because: string;
}

interface Audit {
  readonly id: string;
  readonly listingId: string;
  readonly state: string;
  readonly version: number;
  readonly reason?: string;
  readonly plannedOn?: Day;
  readonly isOverdue?: boolean;
  readonly waitingOn: string;
  readonly outcome: string | null;
  readonly selection?: { readonly score: number; readonly parts: Part[]; readonly seed: string | null };
  readonly sampling?: { readonly criteria: { criterion: string; severity: string }[]; readonly atLeast: number };
  readonly sample: readonly { readonly criterion: string; readonly result: string | null }[];
  readonly access: { readonly dueOn: Day } | null;
  readonly drafts: readonly { readonly criterion: string; readonly state: string }[];
  readonly observationsDueOn: Day | null;
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: { code: string }[];
  }[];
}

interface Plan {
  readonly state: string;
  readonly seed: string | null;
  readonly entry: number;
  readonly populationHash: string;
  readonly chosenByScore: number;
  readonly chosenByDraw: number;
  readonly progress: Readonly<Record<string, number>>;
}

interface Draw {
  readonly seed: string;
  readonly population: string[];
  readonly n: number;
  readonly drawn: string[];
}

interface Page<Item> {
  readonly items: readonly Item[];
}

interface Refusal {
  readonly code?: string;
  readonly reasons?: readonly { readonly code: string }[];
}

const WILLIAM = demoAccountId('william');
const MOTIVE = 'Une fuite de données est signalée par plusieurs utilisateurs.';
const YEAR = 2028;
const full = plots.full as Plot;

let house: TestHouse;

const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
const today = () => dayOf(house.clock.now());
const later = (days: number) => at(addDays(today(), days));
/** The log signs every few seconds, plans look for their seed a little less often. */
const workOn = async () => {
  for (let turn = 0; turn < 3; turn += 1) {
    await house.work();
    house.clock.advance(16_000);
  }
  await house.work();
};
const listed = async (slug: string) => {
  const { items } = await (await house.as('ulysse')).get<Page<{ id: string; slug: string }>>('/api/v1/listings');
  const listing = items.find((one) => one.slug === slug);
  if (!listing) throw new Error(`${slug} is not listed`);
  return listing;
};
const read = async (id: string, person = 'william') => (await house.as(person)).get<Audit>(`/api/v1/audits/${id}`);
const act = async (person: string, id: string, rest: string, body: object = {}) => {
  const { version } = await read(id);
  return house.request<Audit & Refusal>(person, 'POST', `/api/v1/audits/${id}/${rest}`, {
    expectedVersion: version,
    ...body,
  });
};
const did = async (...step: Parameters<typeof act>) => {
  const { status, body } = await act(...step);
  if (status !== 200) throw new Error(`${step.join(' ')} was answered ${status} ${JSON.stringify(body)}`);
  return body;
};
const mission = (changes: object = {}) => ({
  announced: true,
  mission: 'Vérifier sur place ce que le dossier déclare.',
  startsOn: addDays(today(), 21),
  leadId: WILLIAM,
  team: [],
  ...changes,
});
const sampleOf = async (id: string) => {
  const { sampling } = await read(id);
  return (sampling?.criteria ?? []).slice(0, Math.max(2, sampling?.atLeast ?? 0)).map(({ criterion }) => criterion);
};
const letters = async (template: string) =>
  (
    await house.database.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM notification.letter WHERE template = $1',
      [template],
    )
  )[0]?.n;
const violations = async () => {
  const broken: string[] = [];
  for (const { name, sql } of invariants()) {
    const rows = await house.database.query<unknown[]>(sql);
    if (rows.length > 0) broken.push(`${name}: ${JSON.stringify(rows)}`);
  }
  return broken;
};
const requested = async (listingId: string) => {
  const path = `/api/v1/listings/${listingId}/audits`;
  return house.request<Audit & Refusal>('zelie', 'POST', path, { motive: MOTIVE });
};
/** An audit out of turn that is open in the field, without notice, with a sample of two. */
const inTheField = async (listingId: string) => {
  const { id } = (await requested(listingId)).body;
  const criteria = await sampleOf(id);
  await did('william', id, 'mission-letter', mission({ announced: false, startsOn: today(), criteria }));
  await did('william', id, 'start');
  return { id, criteria };
};
const result = (criterion: string, said: string) => ({ criterion, result: said, text: 'Vu sur place.' });
/** Observed by the publisher, every draft finding kept. */
const kept = async (listingId: string, failing = 2) => {
  const { id, criteria } = await inTheField(listingId);
  for (const [place, criterion] of criteria.entries()) {
    await did('william', id, 'results', result(criterion, place < failing ? 'non_conforme' : 'conforme'));
  }
  await did('william', id, 'draft-report', { report: 'Des critères échouent.' });
  await did('alice', id, 'observations', { observations: 'Nous corrigeons.' });
  for (const criterion of criteria.slice(0, failing)) {
    await did('william', id, 'judgements', { criterion, judgement: 'kept', reason: 'Le défaut demeure.' });
  }
  await did('william', id, 'confirmation');
  return { id, criteria: criteria.slice(0, failing) };
};

describe('the plan of a year', () => {
  let listings: { id: string; slug: string }[];

  beforeAll(async () => {
    house = await startHouse();
    listings = [];
    for (const name of ['Nuit une', 'Nuit deux', 'Nuit trois']) {
      listings.push(await listed((await house.tell({ ...full, name })).slug));
    }
  }, 180_000);

  afterAll(() => house?.close());

  const plan = async () => (await house.as('william')).get<Plan>(`/api/v1/audit-plans/${YEAR}`);
  const order = (capacity: number, person = 'william') =>
    house.request<Plan & Refusal>(person, 'POST', '/api/v1/audit-plans', { year: YEAR, capacity });

  it('freezes the population in the journal, and gives nothing away before its seed is signed', async () => {
    const frozen = await order(3);

    expect(frozen).toMatchObject({ status: 200, body: { state: 'frozen', seed: null, chosenByDraw: 0 } });
    const [entry] = await house.database.query<{ body: string }[]>('SELECT body FROM journal.entry WHERE seq = $1', [
      frozen.body.entry,
    ]);
    const facts = JSON.parse(entry?.body ?? '{}');
    expect(facts).toMatchObject({ kind: 'audit-plan.freeze', year: YEAR, populationHash: frozen.body.populationHash });
    expect(facts.population).toEqual(listings.map(({ id }) => id).sort());
    expect((await house.request(null, 'GET', `/api/v1/public/audit-plans/${YEAR}/draw`)).status).toBe(404);
  });

  it('is drawn with the first checkpoint after it, and published so that anybody can redo it (REG-18)', async () => {
    await workOn();
    const drawn = await plan();
    const { body: record } = await house.request<Draw>(null, 'GET', `/api/v1/public/audit-plans/${YEAR}/draw`);

    expect(drawn).toMatchObject({ state: 'published', chosenByDraw: 1, progress: { overdue: 0 } });
    expect(record.seed).toBe(drawn.seed);
    const [checkpoint] = await house.database.query<{ root: string }[]>(
      `SELECT encode(c.root, 'hex') AS root FROM trust.checkpoint c JOIN trust.leaf l ON l.seq = $1
       WHERE c.size > l.leaf_index ORDER BY c.size LIMIT 1`,
      [drawn.entry],
    );
    expect(record.seed).toBe(checkpoint?.root);
    expect(record.drawn).toEqual(drawFrom({ seed: record.seed, population: record.population, count: record.n }));
  }, 60_000);

  it('passes the check that anybody can run, and fails it when one id is changed', async () => {
    const { body: record } = await house.request<Draw>(null, 'GET', `/api/v1/public/audit-plans/${YEAR}/draw`);
    const folder = mkdtempSync(path.join(tmpdir(), 'aval-draw-'));
    const verify = (content: object) => {
      const file = path.join(folder, 'draw.json');
      writeFileSync(file, JSON.stringify(content));
      return commandLine('draw', 'verify', file);
    };
    try {
      expect(verify(record)).toBe(0);
      expect(verify({ ...record, drawn: record.population.slice(0, record.n).reverse() })).not.toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 60_000);

  it('keeps why each listing was chosen, with every part of its score', async () => {
    const { items } = await (await house.as('william')).get<Page<Audit>>('/api/v1/audits');
    const planned = await Promise.all(items.map(({ id }) => read(id)));

    expect(planned).toHaveLength(3);
    expect(planned.map(({ reason }) => reason).sort()).toEqual(['draw', 'risk', 'risk']);
    for (const { selection, plannedOn, reason } of planned) {
      const { score, parts, seed } = selection ?? { score: Number.NaN, parts: [], seed: null };
      expect(parts.map(({ term }) => term)).toEqual([
        'tier',
        'signal',
        'change',
        'evidence_age',
        'reach',
        'review_trend',
      ]);
      expect(parts.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(score, 6);
      expect(parts.find(({ term }) => term === 'signal')?.because).toBe('no_report_yet');
      expect(plannedOn?.startsWith(String(YEAR))).toBe(true);
      expect(seed === null).toBe(reason === 'risk');
    }
    const { items: candidates } = await (await house.as('adele')).get<Page<{ chosen: string }>>(
      `/api/v1/audit-plans/${YEAR}/candidates`,
    );
    expect(candidates.map(({ chosen }) => chosen).sort()).toEqual(['draw', 'risk', 'risk']);
  });

  it('is the same plan when it is asked for again, and another capacity is refused', async () => {
    expect((await order(3)).body).toMatchObject({ state: 'published' });
    expect(await order(4)).toMatchObject({ status: 409, body: { code: 'plan_differs' } });
    expect((await order(3, 'ulysse')).status).toBe(403);
    const past = await house.request<Refusal>('william', 'POST', '/api/v1/audit-plans', { year: 2025, capacity: 3 });
    expect(past).toMatchObject({ status: 422, body: { code: 'year_is_past' } });
    await workOn();
    expect((await (await house.as('william')).get<Page<Audit>>('/api/v1/audits')).items).toHaveLength(3);
  }, 60_000);

  it('is told to no publisher before his audit is announced, or has started', async () => {
    const { items } = await (await house.as('william')).get<Page<Audit>>('/api/v1/audits');
    const [one, other] = items;
    if (!one || !other) throw new Error('nothing is planned');
    const list = async () => (await (await house.as('alice')).get<Page<Audit>>('/api/v1/audits')).items;
    const seen = async (id: string) => (await house.request('alice', 'GET', `/api/v1/audits/${id}`)).status;

    expect(await list()).toEqual([]);
    expect(await seen(one.id)).toBe(404);
    expect((await house.request('gaelle', 'GET', `/api/v1/audits/${one.id}`)).status).toBe(404);

    const criteria = await sampleOf(one.id);
    await did('william', one.id, 'mission-letter', mission({ announced: false, criteria }));
    expect(await seen(one.id)).toBe(404);
    await did('william', other.id, 'mission-letter', mission({ criteria: await sampleOf(other.id) }));
    const announced = await read(other.id, 'alice');
    expect(announced).toMatchObject({ state: 'planned', startsOn: addDays(today(), 21) });
    expect(announced.reason ?? announced.selection ?? announced.plannedOn).toBeUndefined();
    expect(await letters('audit-announced')).toBe(2);
    expect((await list()).map(({ id }) => id)).toEqual([other.id]);

    later(21);
    await house.work();
    expect(await read(one.id, 'alice')).toMatchObject({ state: 'open', reason: one.reason });
    expect((await read(one.id, 'alice')).selection?.parts).toHaveLength(6);
    expect(await read(other.id)).toMatchObject({ state: 'open' });
    expect(await letters('audit-started')).toBe(4);
    expect(await violations()).toEqual([]);
  }, 60_000);

  it('leaves visible what nobody has started', async () => {
    at(`${YEAR + 1}-01-05` as Day);
    await house.work();
    const late = await (await house.as('william')).get<Page<Audit>>('/api/v1/audits?overdue=true');

    expect(late.items).toHaveLength(1);
    expect(late.items[0]).toMatchObject({ state: 'planned', isOverdue: true });
    expect((await plan()).progress).toMatchObject({ planned: 1, overdue: 1 });
    const { body: shown } = await house.request<Plan>(null, 'GET', `/api/v1/public/audit-plans/${YEAR}`);
    expect(shown.progress).toMatchObject({ overdue: 1 });
    expect(shown).not.toHaveProperty('chosenByScore');
    expect(await letters('audit-attention')).toBeGreaterThan(0);
    const motive = 'La capacité de l’année est épuisée.';
    expect(await did('william', late.items[0]?.id ?? '', 'cancellation', { motive })).toMatchObject({
      state: 'cancelled',
    });
    expect(await violations()).toEqual([]);
  }, 60_000);
});

describe('an audit out of turn', () => {
  let listing: { id: string; slug: string };
  const sheet = async () =>
    (await house.request<Record<string, unknown>>(null, 'GET', `/api/v1/public/applications/${listing.slug}`)).body;
  const proposals = async () =>
    (await (await house.as('ulysse')).get<Page<{ measure: string; sourceType: string }>>('/api/v1/measure-proposals'))
      .items;
  const listingNow = async () =>
    (await house.as('ulysse')).get<{ state: string; version: number }>(`/api/v1/listings/${listing.id}`);

  /** Entries about such a thing that give the listing away. */
  const namedInJournal = async (kind: string) =>
    (
      await house.database.query<object[]>(`SELECT FROM journal.entry WHERE subject_kind = $1 AND body LIKE $2`, [
        kind,
        `%${listing.id}%`,
      ])
    ).length;

  beforeEach(async () => {
    const { house: after, found } = await startHouseAfterStory('full');
    house = after;
    listing = await listed(found.slug);
  }, 120_000);

  afterEach(() => house?.close());

  it('is asked for by the control agency, once at a time, and brings a planned one forward', async () => {
    const asked = await requested(listing.id);

    expect(asked).toMatchObject({ status: 201, body: { state: 'planned', reason: 'request', plannedOn: today() } });
    expect((await requested(listing.id)).body.id).toBe(asked.body.id);
    for (const person of ['alice', 'gaelle', 'william']) {
      const path = `/api/v1/listings/${listing.id}/audits`;
      expect((await house.request(person, 'POST', path, { motive: MOTIVE })).status).toBe(403);
    }
    const criteria = await sampleOf(asked.body.id);
    await did('william', asked.body.id, 'mission-letter', mission({ announced: false, startsOn: today(), criteria }));
    await did('william', asked.body.id, 'start');
    expect(await requested(listing.id)).toMatchObject({ status: 409, body: { code: 'audit_under_way' } });
  }, 60_000);

  it('needs a whole letter, notice, a cleared team, and its day', async () => {
    const { id } = (await requested(listing.id)).body;
    const criteria = await sampleOf(id);
    const refused = (changes: object) => act('william', id, 'mission-letter', mission({ criteria, ...changes }));

    expect(await act('william', id, 'start')).toMatchObject({ status: 403 });
    expect(await refused({ startsOn: addDays(today(), 5) })).toMatchObject({
      status: 422,
      body: { code: 'notice_too_short' },
    });
    expect(await refused({ startsOn: addDays(today(), -1) })).toMatchObject({
      status: 422,
      body: { code: 'day_is_past' },
    });
    expect(await refused({ startsOn: '2027-02-30' })).toMatchObject({ status: 422, body: { code: 'bad_day' } });
    expect(await refused({ criteria: ['XXX-99'] })).toMatchObject({
      status: 422,
      body: { code: 'criterion_not_judged' },
    });
    expect(await refused({ criteria: criteria.slice(0, 1) })).toMatchObject({
      status: 422,
      body: { code: 'sample_too_small' },
    });
    expect(await refused({ leadId: demoAccountId('ulysse') })).toMatchObject({
      status: 409,
      body: { reasons: [{ code: 'team_cleared' }] },
    });
    await did('william', id, 'mission-letter', mission({ criteria }));
    expect(await act('william', id, 'start')).toMatchObject({
      status: 409,
      body: { reasons: [{ code: 'start_day_reached' }] },
    });
    expect((await read(id)).actions.find(({ name }) => name === 'start')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'start_day_reached' }],
    });
    const stale = await house.request<Refusal>('william', 'POST', `/api/v1/audits/${id}/cancellation`, {
      expectedVersion: 1,
      motive: MOTIVE,
    });
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale_version' } });
  }, 60_000);

  it('is led by nobody who has declared a tie to the publisher', async () => {
    const { id } = (await requested(listing.id)).body;
    const [organisation] = await house.database.query<{ siren: string }[]>(
      `SELECT o.siren FROM identity.organisation o JOIN referencing.listing l ON l.organisation_id = o.id`,
    );
    const tie = { kind: 'member', siren: organisation?.siren, from: '2026-01-01' };
    expect((await house.request('william', 'POST', '/api/v1/me/interests', tie)).status).toBe(201);

    expect(await act('william', id, 'mission-letter', mission({ criteria: await sampleOf(id) }))).toMatchObject({
      status: 409,
      body: { reasons: [{ code: 'team_cleared' }] },
    });
  }, 60_000);

  it('ends conform when nothing fails, and the catalogue shows its day', async () => {
    const { id, criteria } = await inTheField(listing.id);
    const early = await act('william', id, 'clean-report', { report: 'Tout est conforme.' });
    expect(early).toMatchObject({ status: 409, body: { reasons: [{ code: 'results_complete' }] } });
    for (const criterion of criteria) await did('william', id, 'results', result(criterion, 'conforme'));
    expect((await read(id, 'alice')).sample.every(({ result: shown }) => shown === null)).toBe(true);
    await did('william', id, 'clean-report', { report: 'Tout est conforme.' });
    await house.work();

    expect(await read(id, 'alice')).toMatchObject({ state: 'closed', outcome: 'conform', waitingOn: 'nobody' });
    expect(await sheet()).toMatchObject({ lastAudit: { closedOn: today(), outcome: 'conform' } });
    expect(await letters('audit-closed')).toBe(2);
    expect(await violations()).toEqual([]);
  }, 60_000);

  it('puts an obstruction into the draft report when access is not given in time', async () => {
    const { id } = await inTheField(listing.id);
    await did('william', id, 'document-request', { documents: ['Journaux d’accès du mois'] });
    const { access } = await read(id, 'alice');
    at(access?.dueOn ?? today());
    await house.work();
    expect((await read(id)).drafts).toEqual([]);
    later(1);
    await house.work();

    expect((await read(id)).drafts).toMatchObject([{ criterion: 'OBSTRUCTION', state: 'draft' }]);
    expect((await did('alice', id, 'access', { answer: 'Les journaux sont à votre disposition.' })).state).toBe('open');
    await did('william', id, 'draft-report', { report: 'L’accès a manqué.' });
    expect((await read(id, 'alice')).drafts).toMatchObject([{ criterion: 'OBSTRUCTION' }]);
    expect(await violations()).toEqual([]);
  }, 60_000);

  it('hears the publisher, or lets the time pass, before a finding is kept or dropped', async () => {
    const { id, criteria } = await inTheField(listing.id);
    const [criterion = ''] = criteria;
    await did('william', id, 'results', result(criterion, 'non_conforme'));
    await did('william', id, 'draft-report', { report: 'Un critère échoue.' });
    const dropped = { criterion, judgement: 'dropped', reason: 'L’éditeur a montré la preuve.' };
    expect(await act('william', id, 'judgements', dropped)).toMatchObject({
      status: 409,
      body: { reasons: [{ code: 'publisher_heard' }] },
    });
    const { observationsDueOn } = await read(id, 'alice');
    at(addDays(observationsDueOn ?? today(), 1));
    await house.work();

    expect(await read(id)).toMatchObject({ state: 'observations', waitingOn: 'auditor' });
    await did('william', id, 'judgements', dropped);
    expect(await act('william', id, 'confirmation')).toMatchObject({
      status: 409,
      body: { reasons: [{ code: 'finding_kept' }] },
    });
    expect(await did('william', id, 'dropping')).toMatchObject({ state: 'closed', outcome: 'conform' });
    expect(await violations()).toEqual([]);
  }, 60_000);

  it('opens findings, and ends corrected when the last of them is verified (REG-19)', async () => {
    const { id, criteria } = await kept(listing.id);
    await house.work();
    expect(await read(id, 'alice')).toMatchObject({ state: 'corrective', findingsKept: 2, findingsSettled: 0 });
    expect((await proposals()).every(({ sourceType }) => sourceType === 'audit')).toBe(true);

    const { items } = await (await house.as('alice')).get<Page<{ id: string; criterion: string; sourceType: string }>>(
      '/api/v1/findings',
    );
    const mine = items.filter(({ sourceType }) => sourceType === 'audit');
    expect(mine.map(({ criterion }) => criterion).sort()).toEqual([...criteria].sort());
    for (const [place, { id: findingId }] of mine.entries()) {
      await putRight(findingId);
      await house.work();
      expect((await read(id)).state).toBe(place === 0 ? 'corrective' : 'closed');
    }
    expect(await read(id, 'alice')).toMatchObject({ outcome: 'corrected' });
    expect(await sheet()).toMatchObject({ lastAudit: { closedOn: today(), outcome: 'corrected' } });
  }, 60_000);

  it('ends non-conform when a finding passes its date, proposes to strike off, and strikes nothing off (REG-20)', async () => {
    const { id } = await kept(listing.id, 1);
    await house.work();
    later(100);
    await house.work();

    expect(await read(id, 'alice')).toMatchObject({ state: 'closed', outcome: 'non_conform' });
    expect(await proposals()).toContainEqual(expect.objectContaining({ measure: 'delist', sourceType: 'audit' }));
    expect((await listingNow()).state).toBe('active');
    expect(await sheet()).toMatchObject({ lastAudit: { outcome: 'non_conform' } });
    expect(await violations()).toEqual([]);
  }, 60_000);

  it('ends non-conform when the listing ends before its findings are put right', async () => {
    const { id } = await kept(listing.id, 1);
    await house.work();
    const { version } = await listingNow();
    await (await house.as('alice')).post(`/api/v1/listings/${listing.id}/withdrawal`, {
      expectedVersion: version,
      motive: 'Le produit est arrêté.',
    });
    const signed = { expectedVersion: (await listingNow()).version };
    await (await house.as('ulysse')).post(`/api/v1/listings/${listing.id}/withdrawal-notice-waiver`, signed);
    await house.work();

    expect((await listingNow()).state).toBe('delisted');
    expect(await read(id)).toMatchObject({ state: 'closed', outcome: 'non_conform' });
    expect((await proposals()).filter(({ measure }) => measure === 'delist')).toEqual([]);
  }, 60_000);

  it('comes with a strike-off elsewhere, recorded once, of which the publisher reads nothing before', async () => {
    const path = `/api/v1/listings/${listing.id}`;
    const strikeOff = (person: string, changes: object = {}) =>
      house.request<{ code?: string }>(person, 'POST', `${path}/strike-offs`, {
        authority: 'Autorité voisine',
        struckOffOn: today(),
        motive: 'Le marquage CE a été retiré.',
        ...changes,
      });
    for (const person of ['alice', 'ines']) expect((await strikeOff(person)).status).toBe(403);
    expect(await strikeOff('gaelle', { struckOffOn: addDays(today(), 1) })).toMatchObject({
      status: 422,
      body: { code: 'day_in_future' },
    });
    expect((await strikeOff('gaelle')).status).toBe(201);
    expect(await strikeOff('zelie', { authority: 'autorité VOISINE' })).toMatchObject({
      status: 409,
      body: { code: 'strike_off_known' },
    });

    const { items } = await (await house.as('william')).get<Page<Audit>>('/api/v1/audits');
    expect(items).toMatchObject([{ reason: 'event', state: 'planned', plannedOn: today() }]);
    expect((await (await house.as('alice')).get<Page<Audit>>('/api/v1/audits')).items).toEqual([]);
    expect((await house.request('alice', 'GET', `${path}/audit-signs`)).status).toBe(403);
    expect(await (await house.as('gaelle')).get(`${path}/audit-signs`)).toMatchObject({
      strikeOffs: [{ authority: 'Autorité voisine', struckOffOn: today() }],
      checkRuns: [],
    });
    expect(await letters('audit-attention')).toBeGreaterThan(0);
    expect(await namedInJournal('strike-off')).toBe(0);
    await house.work();

    const { id } = items[0] ?? { id: '' };
    const criteria = await sampleOf(id);
    await did('william', id, 'mission-letter', mission({ announced: false, startsOn: today(), criteria }));
    await did('william', id, 'start');
    const told = await letters('audit-attention');
    expect((await strikeOff('xavier', { authority: 'Une troisième autorité' })).status).toBe(201);
    expect((await (await house.as('william')).get<Page<Audit>>('/api/v1/audits')).items).toHaveLength(1);
    expect(await letters('audit-attention')).toBe((told ?? 0) + 1);
    expect(await violations()).toEqual([]);
  }, 60_000);

  it('comes with a blocking automatic check that fails again a day later, and with no other', async () => {
    const path = `/api/v1/listings/${listing.id}/check-runs`;
    const run = (result: string, criterion = 'DRO-11') =>
      house.request<{ code?: string }>('william', 'POST', path, { criterion, result, seen: 'Un traceur est actif.' });
    const hours = (count: number) => house.clock.advance(count * 3_600_000);
    const audits = async () => (await (await house.as('william')).get<Page<Audit>>('/api/v1/audits')).items;
    expect(await run('failed', 'DRO-01')).toMatchObject({ status: 409, body: { code: 'no_automatic_check' } });
    expect((await run('failed')).status).toBe(201);
    hours(20);
    await run('passed');
    hours(5);
    await run('failed');
    hours(23);
    await run('failed');
    expect(await audits()).toEqual([]);
    hours(1);
    await run('failed');

    expect(await audits()).toMatchObject([{ reason: 'event', state: 'planned', plannedOn: today() }]);
    const told = await letters('audit-attention');
    hours(24);
    await run('failed');
    expect(await audits()).toHaveLength(1);
    expect(await letters('audit-attention')).toBe(told);
    expect(await namedInJournal('check-run')).toBe(0);
  }, 60_000);

  it('comes with a suspension, once, and falls with the listing', async () => {
    const measure = async (rest: string, body: object = {}) => {
      const { version } = await listingNow();
      const path = `/api/v1/listings/${listing.id}/${rest}`;
      const remedies = 'Un recours est ouvert dans les deux mois.';
      return house.request('ulysse', 'POST', path, { expectedVersion: version, motive: MOTIVE, remedies, ...body });
    };
    expect((await measure('suspension')).status).toBe(200);
    await house.work();
    expect((await measure('suspension-extension')).status).toBe(200);
    await house.work();
    const { items } = await (await house.as('william')).get<Page<Audit>>('/api/v1/audits');
    expect(items).toMatchObject([{ reason: 'event', state: 'planned', plannedOn: today() }]);

    const { version } = await listingNow();
    await (await house.as('alice')).post(`/api/v1/listings/${listing.id}/withdrawal`, {
      expectedVersion: version,
      motive: 'Le produit est arrêté.',
    });
    later(400);
    await house.work();
    expect((await listingNow()).state).toBe('delisted');
    expect(await read(items[0]?.id ?? '')).toMatchObject({
      state: 'cancelled',
      cancelMotive: 'Le référencement a pris fin.',
    });
    expect(await requested(listing.id)).toMatchObject({ status: 409, body: { code: 'listing_over' } });
    expect(await letters('audit-cancelled')).toBe(0);
    expect(await violations()).toEqual([]);
  }, 60_000);
});

/** The publisher proposes a plan and sends proof of it; the auditor verifies it. */
async function putRight(findingId: string): Promise<void> {
  const path = `/api/v1/findings/${findingId}`;
  const [publisher, auditor] = [await house.as('alice'), await house.as('william')];
  const step = async (client: typeof publisher, rest: string, body: object = {}) => {
    const { version } = await client.get<{ version: number }>(path);
    return client.post<{ state: string }>(`${path}/${rest}`, { expectedVersion: version, ...body });
  };
  await step(publisher, 'plan', {
    action: 'Mettre le point en conformité.',
    owner: 'Équipe produit',
    on: addDays(today(), 5),
  });
  await publisher.upload(`${path}/evidence`, 'preuve.pdf', smallPdf('Preuve de la correction.'), 'application/pdf');
  await house.work();
  await step(publisher, 'submission', { statement: 'Je certifie que les pièces jointes sont sincères.' });
  await house.work();
  const { state } = await step(auditor, 'verification');
  if (state !== 'verified') throw new Error(`the finding is ${state}`);
}

/** @returns the exit code of `aval` with these words */
function commandLine(...words: string[]): number {
  const spies = [process.stdout, process.stderr].map((stream) => jest.spyOn(stream, 'write').mockReturnValue(true));
  const before = process.exitCode;
  try {
    process.exitCode = 0;
    const program = new Command('aval').exitOverride();
    registerPureCommands(program);
    program.parse(['node', 'aval', ...words]);
    return Number(process.exitCode);
  } finally {
    process.exitCode = before;
    for (const spy of spies) spy.mockRestore();
  }
}
