import { readFileSync } from 'node:fs';
import { addDays, dayOf } from '#libs/kernel';
import { invariants } from '../../apps/cli/src/database/check.js';
import { packageHash } from '../../libs/vigilance/src/domain/referral/package-hash.js';
import { checkAt } from '../simulation/check-at.js';
import type { TestHouse } from '../support/house.js';
import { startHouseAfterStory } from '../support/told-house.js';

interface Receipt {
  readonly number: string;
  readonly code: string;
}

interface Case {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly severity: string;
  readonly version: number;
  readonly waitingOn: string;
  readonly clock: { readonly due: string; readonly overdue: boolean } | null;
  readonly actions: readonly { readonly name: string; readonly allowed: boolean; readonly href: string }[];
  readonly linked: readonly { readonly id: string }[];
  readonly gaps: readonly { readonly criterion: string }[];
  readonly reports: readonly { readonly id: string; readonly number: string }[];
  readonly conclusions: readonly { readonly outcome: string }[];
  readonly proposedRoute: {
    readonly services: readonly { readonly service: string; readonly reasons: readonly { readonly rule: string }[] }[];
  };
  readonly routeClock: { readonly overdue: boolean } | null;
  readonly routes: readonly object[];
  readonly duties: readonly object[];
  readonly referrals: readonly { readonly id: string; readonly hash: string; readonly packageHref: string }[];
  readonly publisherRequests: readonly { readonly id: string }[];
  readonly code?: string;
  readonly reasons?: readonly { readonly code: string }[];
}

interface Followed {
  readonly messages: readonly { readonly author: string; readonly text: string }[];
  readonly readings: readonly { readonly because: string }[];
  readonly incident: { readonly state: string; readonly contest: string | null } | null;
  readonly commitment: object | null;
}

interface Asked {
  readonly id: string;
  readonly state: string;
  readonly version: number;
  readonly said: object | null;
  readonly actions: readonly { readonly name: string }[];
  readonly code?: string;
  readonly reasons?: readonly { readonly code: string }[];
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

interface Finding {
  readonly id: string;
  readonly version: number;
  readonly criterion: string;
  readonly state: string;
  readonly sourceType: string;
  readonly dueOn: string;
}

const HARM = { qui: 'user', objet: 'mesure', atteinte: 'oui' };
const DANGER = { qui: 'user', objet: 'mesure', atteinte: 'grave' };
const CALM = { qui: 'user', objet: 'panne', gene: 'mal' };
const DAY = 24 * 3_600_000;
const MOTIVE = 'Ce qui est établi par les signalements reçus.';

const HOLD = readFileSync('libs/vigilance/src/persistence/case/open-cases.hold.sql', 'utf8');
const holds = (house: TestHouse) => house.database.query<{ subject: string; reason: string }[]>(HOLD);

describe('an incident case', () => {
  let house: TestHouse;
  let slug: string;
  let applicationId: string;

  const report = async (answers: object = HARM, change: object = {}): Promise<Receipt> => {
    const response = await fetch(`${house.url}/api/v1/public/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        application: slug,
        applicationName: 'Une application',
        questionsVersion: 1,
        answers,
        text: 'La mesure affichée n’était pas la bonne.',
        mayContact: false,
        ...change,
      }),
    });
    expect(response.status).toBe(201);
    return (await response.json()) as Receipt;
  };
  const idOf = async ({ number }: Receipt): Promise<string> => {
    const [row] = await house.database.query<{ id: string }[]>('SELECT id FROM vigilance.report WHERE number = $1', [
      number,
    ]);
    return row?.id ?? '';
  };
  const follow = async ({ number, code }: Receipt) =>
    (await house.request<Followed>(null, 'POST', '/api/v1/public/reports/follow-up', { number, code })).body;
  const open = async (receipts: readonly Receipt[], person = 'xavier') =>
    house.request<Case>(person, 'POST', '/api/v1/cases', { reports: await Promise.all(receipts.map(idOf)) });
  const read = async (id: string, person = 'xavier') =>
    (await house.request<Case>(person, 'GET', `/api/v1/cases/${id}`)).body;
  const act = async ({ id }: Pick<Case, 'id'>, path: string, body: object, person = 'xavier') => {
    const { version } = await read(id);
    return house.request<Case>(person, 'POST', `/api/v1/cases/${id}/${path}`, { expectedVersion: version, ...body });
  };
  const qualify = (incident: Pick<Case, 'id'>, change: object = {}) =>
    act(incident, 'qualification', {
      kind: 'health_harm',
      severity: 'S2',
      topics: ['risque_sante'],
      versions: ['1.0'],
      ...change,
    });
  const confirmed = async (change: object = {}): Promise<Case> => {
    const { body } = await open([await report()]);
    const { body: qualified } = await qualify(body, change);
    const criteria = [qualified.linked[0]?.id];
    const { status, body: made } = await act(qualified, 'confirmation', { facts: MOTIVE, criteria });
    expect(status).toBe(200);
    await house.work();
    return made;
  };
  const findings = async (): Promise<readonly Finding[]> =>
    (await (await house.as('william')).get<Page<Finding>>('/api/v1/findings?limit=50')).items.filter(
      ({ sourceType }) => sourceType === 'incident',
    );
  const lastFinding = async (): Promise<Finding> => {
    const open = (await findings()).filter(({ state }) => state === 'open');
    const [last] = open.sort((one, other) => (one.id < other.id ? 1 : -1));
    if (!last) throw new Error('no finding is open');
    return last;
  };

  beforeAll(async () => {
    ({ house } = await startHouseAfterStory('full'));
    const [listed] = await house.database.query<{ slug: string; id: string }[]>(
      'SELECT slug, application_id AS id FROM referencing.public_listing',
    );
    slug = listed?.slug ?? '';
    applicationId = listed?.id ?? '';
  }, 60_000);

  afterAll(() => house?.close());

  it('opens for one serious report or for three alike, once for each report', async () => {
    const calm = [await report(CALM), await report(CALM)];
    expect((await open(calm)).body.code).toBe('too_few_reports');

    const three = await open([...calm, await report(CALM)]);
    expect(three.status).toBe(201);
    expect(three.body).toMatchObject({ state: 'triage', severity: 'S4', waitingOn: 'vigilance_officer' });
    expect(three.body.number).toMatch(/^INC-\d{4}-\d{6}$/);
    expect(three.body.reports).toHaveLength(3);

    await house.work();
    const [one] = calm;
    if (!one) throw new Error('two were sent');
    expect((await follow(one)).messages).toEqual([
      expect.objectContaining({ author: 'authority', text: expect.stringContaining(three.body.number) }),
    ]);

    const [first] = calm;
    expect(first && (await open([first])).body.code).toBe('report_in_a_case');
  });

  it('is listed by what is due first, page by page, and by what is asked for', async () => {
    await open([await report()]);
    const all = (await house.request<Page<Case>>('xavier', 'GET', '/api/v1/cases?limit=100')).body.items;
    const paged: Case[] = [];
    let after = '';
    for (let page = 0; page < 20; page += 1) {
      const query = `/api/v1/cases?limit=1${after && `&after=${after}`}`;
      const { body } = await house.request<Page<Case>>('xavier', 'GET', query);
      paged.push(...body.items);
      if (!body.next) break;
      after = body.next;
    }
    expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id));

    const harm = await house.request<Page<Case>>(
      'xavier',
      'GET',
      `/api/v1/cases?severity=S2&applicationId=${applicationId}`,
    );
    expect(harm.body.items.every(({ severity }) => severity === 'S2')).toBe(true);
    expect(harm.body.items.length).toBeGreaterThan(0);
  });

  it('is offered to who may act on it, and read by others of the authority without a way to act', async () => {
    const { body } = await open([await report()]);

    const allowed = body.actions.flatMap(({ name, allowed: may }) => (may ? [name] : []));
    expect(allowed.sort()).toEqual([
      'askLowering',
      'attach',
      'dismiss',
      'merge',
      'qualify',
      'refer',
      'requalify',
      'route',
    ]);
    expect((await read(body.id, 'zelie')).actions).toEqual([]);
    for (const person of ['alice', 'gaelle', 'ines']) {
      expect((await house.request(person, 'GET', `/api/v1/cases/${body.id}`)).status).toBe(404);
      expect((await house.request(person, 'GET', '/api/v1/cases')).status).toBe(403);
    }
    expect((await act(body, 'dismissal', { outcome: 'abuse', services: [], motive: MOTIVE }, 'zelie')).status).toBe(
      403,
    );
  });

  it('is dismissed with a reason, and opened again within the time given; its earlier conclusion stays', async () => {
    const { body } = await open([await report()]);
    const dismissed = await act(body, 'dismissal', {
      outcome: 'out_of_scope',
      services: ['DGCCRF'],
      motive: 'Relève du service en charge des prix.',
    });
    expect(dismissed.body).toMatchObject({ state: 'closed', clock: null, conclusions: [{ outcome: 'out_of_scope' }] });

    const again = await act(body, 'reopening', { motive: 'Un autre signalement sur les mêmes faits.' });
    expect(again.body).toMatchObject({ state: 'triage', conclusions: [{ outcome: 'out_of_scope' }] });
  });

  it('takes in a later report, gives one up, and is merged and parted again: all of it can be undone', async () => {
    const [one, two, three] = [await report(), await report(CALM), await report(DANGER)];
    const first = (await open([one])).body;
    const joined = await act(first, 'reports', { reportId: await idOf(two) });
    expect(joined.body).toMatchObject({ severity: 'S2', reports: [{ number: one.number }, { number: two.number }] });
    expect((await open([two])).body.code).toBe('report_in_a_case');

    const shown = await house.request<{ incident: Case; joinable: Case[] }>(
      'xavier',
      'GET',
      `/api/v1/reports/${await idOf(three)}`,
    );
    expect(shown.body.incident).toBeNull();
    expect(shown.body.joinable.map(({ number }) => number)).toContain(first.number);

    const left = await act(first, 'detachment', { reportId: await idOf(two), motive: MOTIVE });
    expect(left.body.reports).toHaveLength(1);
    const last = await act(first, 'detachment', { reportId: await idOf(one), motive: MOTIVE });
    expect(last.body.reasons).toEqual([expect.objectContaining({ code: 'another_report_stays' })]);

    const other = (await open([three])).body;
    const merged = await act(first, 'merging', { into: other.id, motive: MOTIVE });
    expect(merged.body).toMatchObject({ state: 'closed', mergedInto: other.id, reports: [] });
    expect((await read(other.id)).reports).toHaveLength(2);
    expect((await act(first, 'reopening', { motive: MOTIVE })).body.reasons).toEqual([
      expect.objectContaining({ code: 'not_merged' }),
    ]);

    const parted = await act(first, 'separation', { motive: MOTIVE });
    expect(parted.body).toMatchObject({ state: 'triage', mergedInto: null, reports: [{ number: one.number }] });
    expect((await read(other.id)).reports).toHaveLength(1);
  });

  it('is merged once, though two people merge two cases into each other at the same time', async () => {
    const [one, other] = [(await open([await report()])).body, (await open([await report()])).body];
    const both = await Promise.all([
      act(one, 'merging', { into: other.id, motive: MOTIVE }),
      act(other, 'merging', { into: one.id, motive: MOTIVE }, 'yasmine'),
    ]);

    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const states = [await read(one.id), await read(other.id)].map(({ state, reports }) => [state, reports.length]);
    expect(states).toEqual(
      expect.arrayContaining([
        ['closed', 0],
        ['triage', 2],
      ]),
    );
  });

  it('is made graver by one person and less grave by two', async () => {
    const { body } = await open([await report()]);
    const raised = await act(body, 'requalification', { severity: 'S1', motive: MOTIVE });
    expect(raised.body.severity).toBe('S1');

    const lower = { severity: 'S3', motive: 'Aucune atteinte à la lecture des faits.' };
    expect((await act(body, 'requalification', lower)).status).toBe(409);
    expect((await act(body, 'lowering', lower)).status).toBe(200);
    expect((await act(body, 'requalification', lower)).body.reasons).toEqual([
      expect.objectContaining({ code: 'second_person' }),
    ]);
    expect((await act(body, 'requalification', lower, 'yasmine')).body.severity).toBe('S3');
  });

  it('that is confirmed becomes findings, an audit out of turn, and closes when the last is settled', async () => {
    const incident = await confirmed();
    expect(incident).toMatchObject({ state: 'mitigating', waitingOn: 'publisher', clock: null });
    const [{ n: audits } = { n: 0 }] = await house.database.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM audit.audit WHERE cause = $1',
      [`incident:${incident.id}`],
    );
    expect(audits).toBe(1);

    const finding = await lastFinding();
    expect(finding.criterion).toBe(incident.gaps[0]?.criterion);
    const waived = await house.request('ulysse', 'POST', `/api/v1/findings/${finding.id}/waiver`, {
      expectedVersion: finding.version,
      motive: MOTIVE,
    });
    expect(waived.status).toBe(200);
    await house.work();
    expect(await read(incident.id)).toMatchObject({ state: 'closed', conclusions: [{ outcome: 'corrected' }] });
    const told = await house.database.query<{ body: string }[]>(
      `SELECT body FROM notification.letter WHERE template = 'case-news' AND subject_id = $1 ORDER BY written_at`,
      [incident.id],
    );
    const notes = await house.request<Page<{ number: string; versions: string[] }>>(
      null,
      'GET',
      `/api/v1/public/applications/${slug}/incidents`,
    );
    expect(notes.body.items).toEqual([
      expect.objectContaining({ number: incident.number, severity: 'S2', versions: ['1.0'] }),
    ]);
    expect(JSON.stringify(notes.body)).not.toContain('SIG-');
    expect(told.length).toBeGreaterThanOrEqual(3);
    expect(told.map(({ body }) => body).join()).not.toContain('SIG-');
  });

  it('that is not put right in time comes back to those who looked into it, who confirm it anew', async () => {
    const incident = await confirmed();
    const finding = await lastFinding();
    const late = new Date(`${finding.dueOn}T10:00:00Z`).getTime() + 2 * DAY;
    house.clock.advance(late - house.clock.now().getTime());
    await house.work();
    const back = await read(incident.id);
    expect(back).toMatchObject({ state: 'investigating', clock: { overdue: false } });

    const again = await act(back, 'confirmation', {
      facts: MOTIVE,
      criteria: back.gaps.map(({ criterion }) => criterion),
    });
    expect(again.body.state).toBe('mitigating');
    await house.work();
    expect((await lastFinding()).id).not.toBe(finding.id);
  });

  it('is routed by a rule that says why, in one act that accepts it or says why not; late, those on duty are told', async () => {
    const { body } = await open([await report()]);
    const { services } = body.proposedRoute;
    expect(services.map(({ service }) => service)).toEqual(expect.arrayContaining(['ANSM', 'publisher']));
    expect(services.find(({ service }) => service === 'ANSM')?.reasons[0]).toMatchObject({
      rule: expect.stringMatching(/^health/),
      because: { fr: expect.stringContaining('santé'), en: expect.any(String) },
    });
    expect(body.routeClock).toMatchObject({ overdue: false });
    expect((await act(body, 'route', {}, 'zelie')).status).toBe(403);
    expect((await act(body, 'route', {}, 'alice')).status).toBe(404);

    house.clock.advance(DAY);
    await house.work();
    expect((await read(body.id)).routeClock).toMatchObject({ overdue: true });
    const [told] = await house.database.query<{ body: string }[]>(
      `SELECT body FROM notification.letter WHERE template = 'case-attention' AND subject_id = $1 AND body LIKE '%orientation%'`,
      [body.id],
    );
    expect(told?.body).toContain(body.number);

    const accepted = await act(body, 'route', {});
    expect(accepted.body).toMatchObject({ routeClock: null, state: 'triage', routes: [{ accepted: true }] });
    const corrected = await act(body, 'route', { services: ['DNS'] });
    expect(corrected).toMatchObject({ status: 422, body: { reasons: [{ code: 'correction_unexplained' }] } });
    const kept = await act(body, 'route', { services: ['DNS'], motive: MOTIVE }, 'yasmine');
    expect(kept.body.routes).toEqual([
      expect.objectContaining({ accepted: true, services: services.map(({ service }) => service) }),
      expect.objectContaining({ accepted: false, services: ['DNS'], motive: MOTIVE }),
    ]);
  });

  it('tells the publisher the facts, who undertakes a day; those who reported say if it is fixed, and the public reads it', async () => {
    const receipt = await report();
    const { body: opened } = await open([receipt]);
    const { body: qualified } = await qualify(opened);
    await act(qualified, 'confirmation', { facts: MOTIVE, criteria: [qualified.linked[0]?.id] });
    await house.work();
    const { items } = (await house.request<Page<{ id: string }>>('alice', 'GET', '/api/v1/publisher-requests')).body;
    const path = `/api/v1/publisher-requests/${items[0]?.id}`;
    const sent = await house.request<Asked>('alice', 'GET', path);
    expect(sent.body).toMatchObject({ state: 'sent', facts: MOTIVE, caseId: null, said: null, commitments: [] });
    expect(sent.body.actions.map(({ name }) => name).sort()).toEqual(['answer', 'commit']);
    expect(JSON.stringify(sent.body)).not.toMatch(/SIG-|INC-/);
    expect((await house.request('emma', 'GET', path)).status).toBe(404);
    expect((await house.request<Page<object>>('emma', 'GET', '/api/v1/publisher-requests')).body.items).toEqual([]);
    const told = await house.database.query<{ body: string }[]>(
      `SELECT body FROM notification.letter WHERE template = 'facts-sent' AND subject_id = $1`,
      [items[0]?.id],
    );
    expect(told[0]?.body).toContain(path);

    const step = async (person: string, rest: string, body: object) => {
      const { version } = (await house.request<Asked>('xavier', 'GET', path)).body;
      return house.request<Asked>(person, 'POST', `${path}/${rest}`, { expectedVersion: version, ...body });
    };
    const dueOn = addDays(dayOf(house.clock.now()), 10);
    const text = 'La version 1.1 corrige ce calcul.';
    expect((await step('alice', 'statements', { text: 'Nous avons trouvé la cause.' })).body.state).toBe('answered');
    expect((await step('chloe', 'commitments', { text, dueOn })).status).toBe(403);
    expect((await step('xavier', 'commitments', { text, dueOn })).status).toBe(403);
    expect((await step('alice', 'commitments', { text, dueOn: dayOf(house.clock.now()) })).body.reasons).toEqual([
      expect.objectContaining({ code: 'day_to_come' }),
    ]);
    expect((await step('alice', 'commitments', { text, dueOn })).body).toMatchObject({ state: 'committed' });
    const fixed = (answer: boolean) =>
      house.request<Followed & Case>(null, 'POST', '/api/v1/public/reports/follow-up/correction', {
        number: receipt.number,
        code: receipt.code,
        fixed: answer,
      });
    expect((await fixed(true)).status).toBe(409);

    house.clock.advance(11 * DAY);
    await house.work();
    const asked = await follow(receipt);
    expect(asked.commitment).toMatchObject({ text, dueOn, asked: true, fixed: null, verdict: null });
    expect(asked.messages.at(-1)?.text).toContain('Est-ce corrigé');
    expect((await fixed(false)).body.commitment).toMatchObject({ asked: false, fixed: false });
    expect((await fixed(true)).body.reasons).toEqual([expect.objectContaining({ code: 'not_said_yet' })]);
    expect((await house.request<Asked>('xavier', 'GET', path)).body.said).toEqual({ fixed: 0, notFixed: 1 });

    const published = async () =>
      (
        await house.request<{ commitments: readonly object[] }>(
          null,
          'GET',
          `/api/v1/public/applications/${slug}/incidents`,
        )
      ).body.commitments;
    expect(await published()).toEqual([]);
    expect((await step('alice', 'verdict', { kept: true, motive: MOTIVE })).status).toBe(403);
    expect((await step('xavier', 'verdict', { kept: false, motive: MOTIVE })).body.state).toBe('not_kept');
    await house.work();
    expect(await published()).toEqual([expect.objectContaining({ dueOn, kept: false, kind: 'health_harm' })]);
    expect((await follow(receipt)).commitment).toMatchObject({ verdict: 'not_kept' });

    const again = { text: 'La version 1.2 corrige ce calcul.', dueOn: addDays(dayOf(house.clock.now()), 5) };
    expect((await step('alice', 'commitments', again)).body.state).toBe('committed');
  });

  it('is referred to an authority with what it needs and nobody who reported, and waits for its receipt (I7)', async () => {
    const receipt = await report(DANGER, { reporter: { name: 'Ysoline Quenouillard', email: 'ysoline@exemple.test' } });
    await house.work();
    const { body: opened } = await open([receipt]);
    const order = { service: 'ANSM', motive: 'Une atteinte grave à la santé est signalée.' };
    expect((await act(opened, 'referrals', order, 'zelie')).status).toBe(403);
    expect((await act(opened, 'referrals', order, 'alice')).status).toBe(404);
    expect((await act(opened, 'referrals', { ...order, service: 'publisher' })).status).toBe(422);

    const { status, body: referred } = await act(opened, 'referrals', order);
    expect(status).toBe(200);
    const [referral] = referred.referrals;
    expect(referral).toMatchObject({ ...order, acknowledgedOn: null, reference: null, overdue: false });
    expect(referred.state).toBe(opened.state);
    const sent = await house.request<{ reports: { number: string; excerpt: string }[] }>(
      'xavier',
      'GET',
      referral?.packageHref ?? '',
    );
    expect(sent.body.reports).toMatchObject([{ number: receipt.number, excerpt: expect.stringContaining('mesure') }]);
    expect(JSON.stringify(sent.body)).not.toMatch(/Quenouillard|ysoline/i);
    expect(packageHash(sent.body as never)).toBe(referral?.hash);
    expect((await house.request('alice', 'GET', referral?.packageHref ?? '')).status).toBe(404);
    await house.work();
    expect((await follow(receipt)).messages.map(({ text }) => text).join()).toContain('transmis à l’ANSM');

    house.clock.advance(10 * DAY);
    await house.work();
    const late = await house.database.query<{ body: string }[]>(
      `SELECT body FROM notification.letter WHERE template = 'case-attention' AND subject_id = $1 AND body LIKE '%saisine%'`,
      [opened.id],
    );
    expect(late.length).toBeGreaterThan(0);
    expect((await read(opened.id)).referrals).toMatchObject([{ overdue: true }]);
    const receive = (on: string) =>
      house.request<Case>('xavier', 'POST', `/api/v1/cases/${opened.id}/referrals/${referral?.id}/acknowledgement`, {
        reference: 'MV-2026-0042',
        on,
      });
    const today = dayOf(house.clock.now());
    expect((await receive(addDays(today, 1))).body.code).toBe('acknowledged_before_sent');
    expect((await receive(today)).body.referrals).toMatchObject([
      { acknowledgedOn: today, reference: 'MV-2026-0042', overdue: false },
    ]);
    expect((await receive(today)).body.code).toBe('acknowledged_already');
  });

  it('reminds its publisher of what the law may ask of him, from when he was sent the facts', async () => {
    const { body: waiting } = await open([await report()]);
    await qualify(waiting, { kind: 'privacy' });
    expect((await read(waiting.id)).duties).toMatchObject([
      { id: 'cnil_breach', steps: [{ within: '72h', dueAt: null }] },
    ]);

    const made = await confirmed({ kind: 'privacy' });
    const inThreeDays = new Date(house.clock.now().getTime() + 3 * DAY).toISOString();
    const duty = {
      id: 'cnil_breach',
      law: { fr: 'RGPD, article 33', en: 'GDPR, article 33' },
      steps: [{ within: '72h', dueAt: inThreeDays }],
    };
    const { duties, publisherRequests } = await read(made.id);
    expect(duties).toMatchObject([duty]);
    const id = publisherRequests[0]?.id;
    const sent = await house.request<Case>('alice', 'GET', `/api/v1/publisher-requests/${id}`);
    expect(sent.body.duties).toMatchObject([duty]);
    const letters = await house.database.query<{ body: string }[]>(
      `SELECT body FROM notification.letter WHERE template = 'facts-sent' AND subject_id = $1 ORDER BY language DESC`,
      [id],
    );
    expect(letters[0]?.body).toContain('- notifier la violation, auprès de la CNIL, si des données personnelles');
  });

  it('of a single report reaches the publisher in words that a person checked, once it is routed to him', async () => {
    const id = await idOf(await report(CALM));
    const send = (person = 'xavier') =>
      house.request<Asked>(person, 'POST', `/api/v1/reports/${id}/publisher-request`, {
        facts: 'Le rappel du soir ne vient plus.',
      });
    expect((await send('alice')).status).toBe(404);
    expect((await send()).body.code).toBe('not_routed_to_publisher');
    const { version } = (await house.request<Case>('xavier', 'GET', `/api/v1/reports/${id}`)).body;
    await house.request('xavier', 'POST', `/api/v1/reports/${id}/route`, {
      expectedVersion: version,
      services: ['publisher'],
      motive: MOTIVE,
    });
    const { status, body } = await send();
    expect([status, body.state]).toEqual([201, 'sent']);
    expect((await send()).body.code).toBe('facts_sent_already');
    const shown = await house.request<Case>('xavier', 'GET', `/api/v1/reports/${id}`);
    expect(shown.body).toMatchObject({ publisherRequests: [{ id: body.id, state: 'sent' }] });

    house.clock.advance(30 * DAY);
    await house.work();
    const late = await house.database.query<{ template: string }[]>(
      'SELECT DISTINCT template FROM notification.letter WHERE subject_id = $1 ORDER BY template',
      [body.id],
    );
    expect(late.map(({ template }) => template)).toEqual(['case-attention', 'facts-sent']);
    const settled = await house.request<Asked>('xavier', 'POST', `/api/v1/publisher-requests/${body.id}/settlement`, {
      expectedVersion: body.version,
      motive: MOTIVE,
    });
    expect(settled.body).toMatchObject({ state: 'settled', clock: null, settlement: MOTIVE });
  });

  it('of danger puts a suspension before who is on duty (REG-16)', async () => {
    const { body } = await open([await report(DANGER)]);
    expect(body.severity).toBe('S1');
    expect((await qualify(body, { severity: 'S2' })).body.reasons).toEqual([
      expect.objectContaining({ code: 'severity_kept' }),
    ]);

    await qualify(body, { severity: 'S1' });
    await house.work();
    const { items } = (
      await house.request<Page<{ id: string; listingId: string; sourceType: string; measure: string; state: string }>>(
        'yasmine',
        'GET',
        '/api/v1/measure-proposals?limit=50',
      )
    ).body;
    expect(items).toContainEqual(
      expect.objectContaining({ sourceType: 'incident', measure: 'suspend', state: 'open' }),
    );
    const letters = await house.database.query<object[]>(
      `SELECT 1 FROM notification.letter WHERE template = 'case-attention' AND subject_id = $1`,
      [body.id],
    );
    expect(letters.length).toBeGreaterThan(0);

    const proposal = items.find(({ sourceType }) => sourceType === 'incident');
    const path = `/api/v1/listings/${proposal?.listingId}`;
    const suspend = async (person: string, rest: string, more: object = {}) => {
      const { version } = (await house.request<{ version: number }>('ulysse', 'GET', path)).body;
      return house.request<{ state: string; ratifyBy: string | null }>(person, 'POST', `${path}/${rest}`, {
        expectedVersion: version,
        motive: MOTIVE,
        remedies: 'Un recours est ouvert devant l’organe de surveillance dans les deux mois.',
        ...more,
      });
    };
    expect((await suspend('xavier', 'suspension', { proposalId: proposal?.id })).status).toBe(403);
    const suspended = await suspend('yasmine', 'suspension', { proposalId: proposal?.id });
    expect(suspended).toMatchObject({ status: 200, body: { state: 'suspended', ratifyBy: expect.any(String) } });
    const followed = await house.request<{ state: string }>(
      'yasmine',
      'GET',
      `/api/v1/measure-proposals/${proposal?.id}`,
    );
    expect(followed.body.state).toBe('followed');
    const found = await house.request<Page<{ slug: string }>>(null, 'GET', '/api/v1/public/applications?limit=50');
    expect(found.body.items.map((one) => one.slug)).not.toContain(slug);
    expect((await suspend('ulysse', 'suspension-ratification')).body.ratifyBy).toBeNull();
  });

  it('that nobody qualifies in time is told to those on duty, and stays where it is', async () => {
    const { body } = await open([await report()]);
    house.clock.advance(7 * DAY);
    await house.work();

    expect(await read(body.id)).toMatchObject({ state: 'triage', clock: { overdue: true } });
  });

  it('is contested by who reported, once for each conclusion; the oversight body reads why and rules (CIT-07)', async () => {
    const receipt = await report();
    const contest = async (text = 'Le défaut se produit encore chaque soir.') =>
      house.request<{ code?: string; reasons?: { code: string }[]; incident: { contestableUntil: string | null } }>(
        null,
        'POST',
        '/api/v1/public/reports/follow-up/contest',
        { number: receipt.number, code: receipt.code, text },
      );
    expect((await contest()).body.code).toBe('no_case_to_contest');
    const { body } = await open([receipt]);
    expect((await contest()).body.code).toBe('action_not_allowed');
    await qualify(body);
    await act(body, 'closure', { outcome: 'unconfirmed', motive: 'Rien n’a pu être reproduit.' });
    await house.work();
    const told = await follow(receipt);
    expect(told.incident).toMatchObject({ state: 'closed', contest: null, contestableUntil: expect.any(String) });
    expect(told.messages.at(-1)?.text).toContain('Rien n’a pu être reproduit.');

    expect((await contest()).status).toBe(200);
    expect((await contest()).body.reasons).toEqual([expect.objectContaining({ code: 'not_contested_yet' })]);
    await house.work();
    const waiting = await read(body.id, 'basile');
    expect(waiting.waitingOn).toBe('oversight');
    const opening = { because: 'Examen de la contestation' };
    expect((await house.request('xavier', 'POST', `/api/v1/cases/${body.id}/contest/opening`, opening)).status).toBe(
      403,
    );
    const reasons = await house.request<{ grounds: string }>(
      'basile',
      'POST',
      `/api/v1/cases/${body.id}/contest/opening`,
      opening,
    );
    expect(reasons.body.grounds).toBe('Le défaut se produit encore chaque soir.');

    const answer = { answer: 'L’examen n’a pas porté sur la bonne version.' };
    expect((await act(body, 'contest/upholding', answer)).status).toBe(403);
    const upheld = await act(body, 'contest/upholding', answer, 'basile');
    expect(upheld.body).toMatchObject({ state: 'triage', conclusions: [{ outcome: 'unconfirmed' }] });
    await house.work();
    const after = await follow(receipt);
    expect(after.incident).toMatchObject({ state: 'triage', contest: 'upheld', contestableUntil: null });
    expect(after.readings).toContainEqual(expect.objectContaining({ because: 'Examen de la contestation' }));

    await act(body, 'dismissal', { outcome: 'duplicate', services: [], motive: 'Déjà suivi dans un autre dossier.' });
    expect((await contest()).status).toBe(200);
    house.clock.advance(90 * DAY);
    await house.work();
    expect(await read(body.id, 'basile')).toMatchObject({ clock: { overdue: true } });
    const rejected = await act(body, 'contest/rejection', answer, 'basile');
    expect(rejected.body).toMatchObject({ state: 'closed', waitingOn: 'nobody' });
    expect((await contest()).status).toBe(409);
  });

  it('that is open holds back the erasure of what it is about', async () => {
    const { body } = await open([await report()]);
    const held = await holds(house);
    expect(held).toContainEqual({ subject: `application:${applicationId}`, reason: 'incident' });
    expect(body.state).toBe('triage');
  });

  it('counts in the score by which audits are planned, once for all its reports', async () => {
    const planned = await house.request<{ id: string }>('william', 'POST', '/api/v1/audit-plans', {
      year: 2027,
      capacity: 1,
    });
    expect(planned.status).toBeLessThan(300);
    const { body } = await house.request<Page<{ parts: { term: string; because: string }[] }>>(
      'william',
      'GET',
      '/api/v1/audit-plans/2027/candidates',
    );
    expect(body.items[0]?.parts.find(({ term }) => term === 'signal')?.because).toMatch(/_more_reports_than_category$/);
  });

  it('keeps every rule that can be checked from outside', async () => {
    expect(await checkAt(house.database, house.clock.now())).toEqual([]);
  });

  it.each([
    [
      'routes-are-those-people-said',
      `UPDATE vigilance.incident_case SET route = '{CNIL,DGCCRF}', route_due_at = NULL WHERE state <> 'closed'`,
    ],
    [
      'unrouted-cases-have-their-timer',
      `UPDATE vigilance.incident_case SET route_due_at = '2100-01-01' WHERE route IS NULL AND state <> 'closed'`,
    ],
    [
      'awaited-requests-have-their-timer',
      `UPDATE vigilance.publisher_request SET due_at = '2100-01-01' WHERE due_at IS NOT NULL`,
    ],
    [
      'request-state-follows-journal',
      `UPDATE vigilance.publisher_request SET state = 'committed' WHERE state = 'checking'`,
    ],
    [
      'confirmed-cases-reach-the-publisher',
      `UPDATE vigilance.publisher_request SET commitments = jsonb_set(commitments, '{0,verdict}', 'null') WHERE state = 'checking'`,
    ],
  ])('a row that was falsified is named by %s', async (name, falsify) => {
    const rule = invariants().find((one) => one.name.includes(name));
    const undone = new Error('undone');
    const run = house.database.transaction(async (tx) => {
      await tx.query(falsify);
      const rows = await tx.query<object[]>(rule?.sql ?? '');
      expect(rows.length).toBeGreaterThan(0);
      throw undone;
    });
    await expect(run).rejects.toBe(undone);
  });
});
