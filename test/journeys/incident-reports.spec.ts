import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import sharp from 'sharp';
import { DataSource } from 'typeorm';
import { Transactions } from '#libs/database';
import { issueDemoToken } from '#libs/identity';
import { AddressBook, AddressRefused, type Mail, Mailer, SealedAddresses, SendLetters } from '#libs/notification';
import { Vault } from '#libs/vault';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { checkAt } from '../simulation/check-at.js';
import { startHouse, type TestHouse } from '../support/house.js';

interface Receipt {
  readonly number: string;
  readonly code: string;
  readonly advice: readonly string[];
  readonly next: { readonly fr: string };
}

interface Line {
  readonly id: string;
  readonly number: string;
  readonly kind: string;
  readonly severity: string;
  readonly state: string;
  readonly dueAt: string | null;
  readonly overdue: boolean;
  readonly applicationName: string;
  readonly applicationId: string | null;
}

interface Report extends Line {
  readonly version: number;
  readonly attachments: readonly Attached[];
  readonly copy: string | null;
  readonly reading: { readonly kind: string; readonly because: readonly string[] } | null;
  readonly services: readonly string[];
  readonly proposedRoute: { readonly services: readonly object[] };
  readonly routes: readonly object[];
  readonly similar: readonly Line[];
  readonly publicState: { readonly fr: string };
  readonly clock: { readonly due: string; readonly overdue: boolean } | null;
  readonly actions: readonly { readonly name: string; readonly allowed: boolean; readonly href: string }[];
}

type Challenge = Parameters<typeof solveChallenge>[0]['challenge'];

interface Attached {
  readonly no: number;
  readonly type: string;
  readonly metadataRemoved: boolean;
}

interface Followed {
  readonly attachments: readonly Attached[];
  readonly state: string;
  readonly outcome: { readonly fr: string } | null;
  readonly services: readonly string[];
  readonly messages: readonly { readonly author: string; readonly text: string }[];
  readonly readings: readonly { readonly role: string; readonly because: string; readonly identity: boolean }[];
}

interface Refused {
  readonly code: string;
  readonly reasons?: readonly { readonly code: string; readonly field?: string }[];
}

const { full } = plots;
if (!full) throw new Error('there is no such story');

const CANARY = {
  name: 'Zéphyrine Quatrevents',
  email: 'zephyrine.quatrevents@canari.example',
  phone: '06 39 98 41 27',
};
const SECRET_WORDS = 'Le carillon violet de ma tante';
const HOUR = 3_600_000;

describe('a report by anybody (CIT-01, CIT-02)', () => {
  let house: TestHouse;
  let slug: string;
  const personsKey = randomUUID();

  const body = (change: object = {}) => ({
    application: slug,
    applicationName: 'Une application',
    questionsVersion: 1,
    answers: { qui: 'user', objet: 'panne', gene: 'mal' },
    text: `${SECRET_WORDS} : le rappel du soir ne vient plus.`,
    mayContact: false,
    ...change,
  });
  const send = (change: object = {}, key?: string) =>
    fetch(`${house.url}/api/v1/public/reports`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key && { 'idempotency-key': key }) },
      body: JSON.stringify(body(change)),
    });
  const reported = async (change: object = {}, key?: string): Promise<Receipt> => {
    const response = await send(change, key);
    expect(response.status).toBe(201);
    return (await response.json()) as Receipt;
  };
  const refused = async (change: object, key?: string): Promise<Refused & { status: number }> => {
    const response = await send(change, key);
    return { status: response.status, ...((await response.json()) as Refused) };
  };
  const follow = (ticket: Partial<Receipt>) =>
    house.request<Followed & Refused>(null, 'POST', '/api/v1/public/reports/follow-up', {
      number: ticket.number,
      code: ticket.code,
    });
  const inbox = async (query = '') =>
    (await house.request<{ items: Line[]; next?: string }>('xavier', 'GET', `/api/v1/reports?limit=100${query}`)).body;
  const found = async ({ number }: Pick<Receipt, 'number'>): Promise<Report> => {
    const { items } = await inbox();
    const { id = '' } = items.find((line) => line.number === number) ?? {};
    return (await house.request<Report>('xavier', 'GET', `/api/v1/reports/${id}`)).body;
  };
  const sort = (person: string, { id, version }: Report, change: object = {}) =>
    house.request<Report & Refused>(person, 'POST', `/api/v1/reports/${id}/sorting`, {
      expectedVersion: version,
      outcome: 'routed',
      kind: 'technical',
      severity: 'minor',
      services: ['publisher'],
      motive: 'Le défaut est constaté.',
      ...change,
    });
  const letters = () =>
    house.database.query<{ body: string; subject: string }[]>(
      `SELECT subject, body FROM notification.letter WHERE template = 'report-attention'`,
    );

  let applicationId: string;
  const inApp = async (
    given: { person?: string; scopes?: readonly string[]; days?: number } = {},
    key: string = randomUUID(),
    change: object = {},
  ) => {
    const token = await issueDemoToken(house.database, house.clock, {
      person: 'alice',
      scopes: ['makeApplicationReport'],
      ...given,
    });
    const { application, applicationName, ...told } = body(change);
    const response = await fetch(`${house.url}/api/v1/applications/${applicationId}/incident-reports`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${token}`,
        'idempotency-key': key,
      },
      body: JSON.stringify(told),
    });
    return { status: response.status, body: (await response.json()) as Receipt & Refused };
  };

  beforeAll(async () => {
    house = await startHouse();
    await house.tell(full);
    await house.work();
    const [listed] = await house.database.query<{ slug: string; id: string }[]>(
      'SELECT slug, application_id AS id FROM referencing.public_listing',
    );
    slug = listed?.slug ?? '';
    applicationId = listed?.id ?? '';
  }, 60_000);

  afterAll(() => house?.close());

  it('asks its questions in French and in English, without an account', async () => {
    const read = async (language: string) =>
      (await fetch(`${house.url}/api/v1/public/report-questions?language=${language}`)).json() as Promise<{
        start: string;
        questions: { id: string; title: string }[];
      }>;
    const [french, english] = [await read('fr'), await read('en')];

    expect(french.questions.map(({ id }) => id)).toEqual(english.questions.map(({ id }) => id));
    expect(french.questions[0]?.title).not.toBe(english.questions[0]?.title);
  });

  it('gives a number, a code and what happens next', async () => {
    const receipt = await reported();

    expect(receipt.number).toMatch(/^SIG-\d{4}-\d{6}$/);
    expect(receipt.code).toMatch(/^\w{4}-\w{4}-\w{4}$/);
    expect(receipt.advice).toEqual([]);
    expect(receipt.next.fr).toContain('au plus tard le');
  });

  it('gives the emergency numbers first when somebody is in danger, and tells who is on duty at once', async () => {
    const answers = { qui: 'relative', objet: 'mesure', atteinte: 'danger' };
    const receipt = await reported({ answers });
    expect(receipt.advice.join()).toMatch(/15.*3114/s);

    const before = (await letters()).length;
    await house.work();
    const sent = (await letters()).slice(before);
    expect(sent.length).toBeGreaterThan(1);
    expect(sent[0]?.subject).toContain(receipt.number);
    const report = await found(receipt);
    expect(report).toMatchObject({ kind: 'health_harm', severity: 'critical' });
    expect(new Date(report.clock?.due ?? 0).getTime() - house.clock.now().getTime()).toBe(4 * HOUR);
  });

  it('is kept once under its key, however often it is sent, and at the same time', async () => {
    const key = personsKey;
    const receipts = await Promise.all(Array.from({ length: 4 }, () => reported({}, key)));
    house.clock.advance(40 * 24 * HOUR);
    receipts.push(await reported({}, key));

    expect(new Set(receipts.map(({ number, code }) => `${number} ${code}`)).size).toBe(1);
    const [{ count } = { count: 0 }] = await house.database.query<{ count: number }[]>(
      'SELECT count(*)::int AS count FROM vigilance.report WHERE number = $1',
      [receipts[0]?.number],
    );
    expect(count).toBe(1);
    expect(await refused({ text: 'Autre chose' }, key)).toMatchObject({ status: 422, code: 'idempotency_key_reused' });
  });

  it.each([
    ['an answer that is missing', { answers: { qui: 'user' } }, 'answer_missing', '/answers/objet'],
    ['an answer that is not offered', { answers: { qui: 'king' } }, 'answer_unknown_option', '/answers/qui'],
    [
      'a question that was not asked',
      { answers: { qui: 'user', objet: 'autre', gene: 'oui' } },
      'answer_not_asked',
      '/answers/gene',
    ],
    ['no name of an application', { applicationName: undefined }, 'min_length', '/applicationName'],
    ['too long a text', { text: 'x'.repeat(10_001) }, 'max_length', '/text'],
    ['an impossible day', { occurredOn: '2027-02-30' }, 'is_date_string', '/occurredOn'],
    ['a field nobody knows', { admin: true }, 'whitelist_validation', '/admin'],
  ])('is refused with %s, and nothing is kept', async (_, change, code, field) => {
    const count = async () => (await house.database.query('SELECT count(*)::int AS n FROM vigilance.report'))[0].n;
    const before = await count();

    const { status, reasons } = await refused(change);
    expect(status).toBe(422);
    expect(reasons).toContainEqual(expect.objectContaining({ code, field }));
    expect(await count()).toBe(before);
  });

  it('is refused when the questions are others by now, and says which they are', async () => {
    expect(await refused({ questionsVersion: 7 })).toMatchObject({ status: 409, code: 'questions_changed' });
  });

  it('about what is not in the catalogue is kept under the name given: none is lost over an address', async () => {
    const { number } = await reported({ application: 'inconnue', applicationName: 'Ma tension' });
    const { items } = await inbox();

    expect(items.find((line) => line.number === number)).toMatchObject({
      applicationName: 'Ma tension',
      applicationId: null,
    });
  });

  describe('made inside the application, with a key of its publisher', () => {
    it('is taken in as any other, once for its key, and followed with its code', async () => {
      const key = randomUUID();
      const [first, again] = [await inApp({}, key), await inApp({}, key)];

      expect([first.status, again.status]).toEqual([201, 201]);
      expect(again.body).toEqual(first.body);
      expect(await found(first.body)).toMatchObject({ applicationId, channel: 'application' });
      expect((await follow(first.body)).body.state).toBe('received');
      const other = await inApp({}, key, { text: 'Autre chose' });
      expect([other.status, other.body.code]).toEqual([422, 'idempotency_key_reused']);
    });

    it('stands in nobody else’s way under the same key', async () => {
      const answer = await inApp({}, personsKey, { text: 'Autre chose que la personne' });

      expect(answer.status).toBe(201);
    });

    it.each([
      ['a key made for something else', { scopes: ['readDossier'] }, 403, 'scope_missing'],
      ['the key of another publisher', { person: 'emma' }, 404, 'not_found'],
      ['a key that has expired', { days: 0 }, 401, 'not_signed_in'],
      ['the key of a member who only reads', { person: 'chloe' }, 403, 'not_allowed'],
    ])('is refused with %s', async (_, given, status, code) => {
      const answer = await inApp(given);

      expect([answer.status, answer.body.code]).toEqual([status, code]);
    });

    it('is also reached by a QR code', async () => {
      const response = await fetch(`${house.url}/api/v1/public/applications/${slug}/report-qr.svg`);
      const unknown = await fetch(`${house.url}/api/v1/public/applications/inconnue/report-qr.svg`);

      expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/svg+xml']);
      expect(await response.text()).toMatch(/^<svg /);
      expect(unknown.status).toBe(404);
    });
  });

  describe('with files', () => {
    /** By key: the limit of a source is for the others. */
    const reported = async (): Promise<Receipt> => (await inApp()).body;
    const REASON = 'Lecture de la capture d’écran';
    const photo = (shade: number) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background: { r: shade, g: 0, b: 0 } } })
        .withExif({ IFD0: { Artist: CANARY.name, ImageDescription: CANARY.email } })
        .jpeg()
        .toBuffer();
    const pdf = (title: string) => Buffer.from(`%PDF-1.7 ${title}`);
    const attach = async ({ number, code }: Receipt, content: Buffer, name = `${CANARY.email}.jpg`) => {
      const form = new FormData();
      form.set('number', number);
      form.set('code', code);
      form.set('file', new Blob([new Uint8Array(content)]), name);
      return house.request<Attached & Refused>(null, 'POST', '/api/v1/public/reports/follow-up/attachments', form);
    };
    const open = async (person: string, { id }: Report, attachment: number) => {
      const response = await fetch(`${house.url}/api/v1/reports/${id}/attachments/opening`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${await house.tokenOf(person)}` },
        body: JSON.stringify({ attachment, because: REASON }),
      });
      const { status, headers } = response;
      return { status, headers, content: Buffer.from(await response.arrayBuffer()) };
    };

    it('keeps them with the report: an image without what is hidden in it, a PDF as it came, which it says', async () => {
      const receipt = await reported();
      const image = await photo(1);
      expect(image.includes(CANARY.email)).toBe(true);

      const [first, again, second] = [
        await attach(receipt, image),
        await attach(receipt, image),
        await attach(receipt, pdf('ordonnance'), 'ordonnance.pdf'),
      ];
      expect([first.status, again.status, second.status]).toEqual([201, 201, 201]);
      expect(first.body).toMatchObject({ no: 1, type: 'image/jpeg', metadataRemoved: true });
      expect(again.body).toEqual(first.body);
      expect(second.body).toMatchObject({ no: 2, type: 'application/pdf', metadataRemoved: false });
      expect((await follow(receipt)).body.attachments).toEqual([first.body, second.body]);
      expect((await found(receipt)).attachments).toEqual([first.body, second.body]);
    });

    it('has them opened for a reason that the reporter reads, by those who may read what was written', async () => {
      const receipt = await reported();
      await attach(receipt, await photo(2));
      const report = await found(receipt);

      const opened = await open('xavier', report, 1);
      expect([opened.status, opened.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
      expect(opened.headers.get('content-disposition')).toContain(`${receipt.number}-1.jpg`);
      expect([CANARY.name, CANARY.email].filter((mark) => opened.content.includes(mark))).toEqual([]);
      expect((await open('alice', report, 1)).status).toBe(404);
      expect((await open('xavier', report, 2)).status).toBe(422);
      expect((await follow(receipt)).body.readings).toEqual([
        { role: 'vigilance_officer', because: REASON, identity: false, at: expect.any(String) },
      ]);
    });

    it('takes five, of the kinds that are read, by number and code alone', async () => {
      const receipt = await reported();
      const answers = [];
      for (let no = 1; no <= 6; no += 1) answers.push(await attach(receipt, pdf(`page ${no}`)));

      expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201, 409]);
      expect(answers.at(-1)?.body.code).toBe('too_many_attachments');
      const script = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
      const other = await reported();
      expect((await attach(other, script)).body.code).toBe('attachment_kind_refused');
      expect((await attach(other, Buffer.alloc(10_485_761, 'x'))).body.code).toBe('file_too_large');
      expect((await attach({ ...other, code: 'AAAA-BBBB-CCCC' }, pdf('page'))).status).toBe(404);
      expect((await attach({ ...other, code: '' }, pdf('page'))).body.reasons).toEqual([
        expect.objectContaining({ code: 'field_before_file', field: '/code' }),
      ]);
    });

    it('loses them with its key', async () => {
      const receipt = await reported();
      await attach(receipt, pdf('ordonnance'));
      await house.work();
      const report = await found(receipt);
      const vault = house.app.get(Vault, { strict: false });
      await house.app
        .get(DataSource, { strict: false })
        .transaction((tx) => vault.destroy(tx, report.id, 'Effacement demandé par le déclarant'));

      expect((await open('xavier', report, 1)).status).toBe(409);
      expect((await attach(receipt, pdf('autre'))).body.code).toBe('erased');
    });

    it('is not read by software once its key is gone, and waits for a person', async () => {
      const receipt = await reported();
      const { id } = await found(receipt);
      const vault = house.app.get(Vault, { strict: false });
      await house.app
        .get(DataSource, { strict: false })
        .transaction((tx) => vault.destroy(tx, id, 'Effacement demandé par le déclarant'));
      await house.work();

      expect(await found(receipt)).toMatchObject({ state: 'received', reading: null });
    });
  });

  it('lets nobody know from a wrong code whether the number exists', async () => {
    const { number } = await reported();
    const [wrong, unknown] = [
      await follow({ number, code: 'AAAA-BBBB-CCCC' }),
      await follow({ number: 'SIG-2027-999999', code: 'AAAA-BBBB-CCCC' }),
    ];

    expect([wrong.status, unknown.status]).toEqual([404, 404]);
    expect(Object.keys(wrong.body).sort()).toEqual(Object.keys(unknown.body).sort());
  });

  it('is opened for a reason, which the reporter reads; identity only when asked for', async () => {
    const receipt = await reported({ reporter: CANARY, mayContact: true });
    const { id } = await found(receipt);
    const open = (withIdentity: boolean) =>
      house.request<{ text: string; reporter?: object }>('xavier', 'POST', `/api/v1/reports/${id}/opening`, {
        because: 'Lecture du signalement',
        withIdentity,
      });

    const plain = await open(false);
    expect(plain.body.text).toContain(SECRET_WORDS);
    expect(plain.body).not.toHaveProperty('reporter');
    expect((await open(true)).body.reporter).toEqual(CANARY);
    expect((await follow(receipt)).body.readings).toEqual([
      expect.objectContaining({ role: 'vigilance_officer', because: 'Lecture du signalement', identity: false }),
      expect.objectContaining({ role: 'vigilance_officer', identity: true }),
    ]);
  });

  it('is added to by its reporter, answered by the authority, and both read it in order', async () => {
    const receipt = await reported();
    const { id } = await found(receipt);
    await house.request(null, 'POST', '/api/v1/public/reports/follow-up/messages', {
      number: receipt.number,
      code: receipt.code.toLowerCase(),
      text: 'Cela recommence depuis hier.',
    });
    const answered = await house.request('xavier', 'POST', `/api/v1/reports/${id}/messages`, {
      text: 'Merci, c’est noté.',
    });
    expect(answered.status).toBe(200);

    expect((await follow(receipt)).body.messages).toEqual([
      expect.objectContaining({ author: 'reporter', text: 'Cela recommence depuis hier.' }),
      expect.objectContaining({ author: 'authority', text: 'Merci, c’est noté.' }),
    ]);
    const opened = await house.request<{ added: string[] }>('xavier', 'POST', `/api/v1/reports/${id}/opening`, {
      because: 'Lecture du signalement',
      withIdentity: false,
    });
    expect(opened.body.added).toEqual(['Cela recommence depuis hier.', 'Merci, c’est noté.']);
  });

  it('is sorted by following what is offered, once, and the reporter is told', async () => {
    const receipt = await reported();
    const report = await found(receipt);
    expect(report.actions.find(({ name }) => name === 'sort')).toMatchObject({ allowed: true });

    const [one, other] = await Promise.all([sort('xavier', report), sort('yasmine', report)]);
    expect([one.status, other.status].sort()).toEqual([200, 409]);
    expect((await follow(receipt)).body).toMatchObject({
      state: 'sorted',
      services: ['publisher'],
      outcome: { fr: 'Transmis aux services compétents' },
    });
    expect((await found(receipt)).clock).toBeNull();
  });

  it('is read by software: a copy without the people in it, a proposal with its words, a severity that only rises', async () => {
    const reporter = { name: 'Ysoline Brévaloup' };
    const text = `Brévaloup ici. Bonjour, je suis ${CANARY.name} (${CANARY.email}, ${CANARY.phone}). L’application a affiché une mauvaise dose d’insuline et mon mari a fait un malaise, il a fallu appeler le 15.`;
    const receipt = await reported({ text, reporter });
    const before = (await letters()).length;
    await house.work();
    const read = await found(receipt);

    expect(read).toMatchObject({ state: 'read', kind: 'health_harm', reading: { kind: 'health_harm' } });
    expect(['serious', 'critical']).toContain(read.severity);
    expect(read.copy).toContain('dose d’insuline');
    expect(read.copy).not.toMatch(/Quatrevents|canari|98 41|Brévaloup/);
    expect(read.reading?.because.length).toBeGreaterThan(0);
    expect((await letters()).length).toBeGreaterThan(before);
    expect((await follow(receipt)).body.readings).toEqual([
      { role: 'system', because: 'Lecture automatique', identity: true, at: expect.any(String) },
    ]);

    const calm = await reported({
      answers: { qui: 'user', objet: 'mesure', atteinte: 'oui' },
      text: 'Tout va bien, merci.',
    });
    await house.work();
    expect(await found(calm)).toMatchObject({ state: 'read', severity: 'serious', kind: 'health_harm' });
  });

  it('is routed in one act to whom the rules propose; who is told instead is kept with who said so and why', async () => {
    const receipt = await reported();
    await house.work();
    const first = await found(receipt);
    const other = (await inbox('&state=read')).items.find(({ number }) => number !== receipt.number);
    if (!other) throw new Error('no other report waits');
    const second = await found(other);
    expect(first.proposedRoute.services).toContainEqual(
      expect.objectContaining({ service: expect.any(String), dueAt: expect.any(String) }),
    );
    const route = (person: string, { id, version }: Report, choice: object) =>
      house.request<Report & Refused>(person, 'POST', `/api/v1/reports/${id}/route`, {
        expectedVersion: version,
        ...choice,
      });
    expect((await route('basile', first, {})).status).toBe(403);
    expect((await route('alice', first, {})).status).toBe(404);

    const accepted = await route('xavier', first, {});
    expect(accepted.body).toMatchObject({ state: 'sorted', routes: [{ accepted: true, motive: expect.any(String) }] });
    expect((await route('xavier', second, { services: ['CNIL'] })).body.reasons).toEqual([
      expect.objectContaining({ code: 'correction_unexplained' }),
    ]);
    const motive = 'Le texte parle de données revendues.';
    const corrected = await route('yasmine', second, { services: ['CNIL'], motive });
    expect(corrected.body).toMatchObject({
      services: ['CNIL'],
      routes: [{ accepted: false, services: ['CNIL'], motive }],
    });
    const [entry] = await house.database.query<{ body: string }[]>(
      `SELECT body FROM journal.entry WHERE kind = 'incident-report.sort' AND subject_id = $1`,
      [second.id],
    );
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ accepted: false, proposed: expect.any(String) });
    expect(entry?.body).not.toContain(motive);
  });

  it('is given a lower severity only by two people', async () => {
    const receipt = await reported({ answers: { qui: 'user', objet: 'mesure', atteinte: 'grave' } });
    const report = await found(receipt);
    expect((await sort('xavier', report)).body.code).toBe('conditions_not_met');

    const asked = await house.request<Report>('xavier', 'POST', `/api/v1/reports/${report.id}/lowering`, {
      expectedVersion: report.version,
      severity: 'minor',
      motive: 'Aucune atteinte à la lecture du texte.',
    });
    expect(asked.status).toBe(200);
    expect((await sort('xavier', asked.body)).status).toBe(409);
    expect((await sort('yasmine', asked.body)).body).toMatchObject({ state: 'sorted', severity: 'minor' });
  });

  it('that nobody sorts in time is told to those on duty, and stays in the inbox', async () => {
    const receipt = await reported();
    const before = (await letters()).length;
    house.clock.advance(10 * 24 * HOUR);
    await house.work();

    expect((await letters()).length).toBeGreaterThan(before);
    expect(await found(receipt)).toMatchObject({ state: 'read', clock: { overdue: true } });
  });

  it('shows beside it the others of the same application and kind', async () => {
    const [one, other] = [await reported(), await reported()];

    expect((await found(other)).similar.map(({ number }) => number)).toContain(one.number);
  });

  it('is listed by what is due first, page by page, without a gap', async () => {
    const { items } = await inbox();
    const paged: Line[] = [];
    let after = '';
    for (let page = 0; page < 50; page += 1) {
      const query = `/api/v1/reports?limit=3${after && `&after=${after}`}`;
      const { body: part } = await house.request<{ items: Line[]; next?: string }>('xavier', 'GET', query);
      paged.push(...part.items);
      if (!part.next) break;
      after = part.next;
    }

    expect(paged.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
    const due = items.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt]));
    expect(due).toEqual([...due].sort());
  });

  it.each(['alice', 'gaelle', 'ines', 'ulysse', 'zelie', 'damien'])('is not there for %s', async (person) => {
    const { id } = await found(await reported());

    expect((await house.request(person, 'GET', `/api/v1/reports/${id}`)).status).toBe(404);
    expect((await house.request(person, 'GET', '/api/v1/reports')).status).toBe(403);
    const opening = { because: 'Je voudrais savoir', withIdentity: true };
    expect((await house.request(person, 'POST', `/api/v1/reports/${id}/opening`, opening)).status).toBe(404);
  });

  it('has its reporter written to at each step, to an address that is read from the vault when the letter leaves', async () => {
    const told = async (mayContact: boolean) => (await inApp({}, randomUUID(), { reporter: CANARY, mayContact })).body;
    const [receipt, silent] = [await told(true), await told(false)];
    const report = await found(receipt);
    await house.request('xavier', 'POST', `/api/v1/reports/${report.id}/messages`, { text: 'Merci, c’est noté.' });
    await sort('xavier', report);
    await sort('xavier', await found(silent));
    await house.work();

    const mails: Mail[] = [];
    class Relay extends Mailer {
      override async send(mail: Mail): Promise<void> {
        if (mail.subject.includes('réponse')) throw new AddressRefused(`550 no such user: ${mail.to}`);
        mails.push(mail);
      }
    }
    const the = <Part>(part: abstract new (...given: never[]) => Part) => house.app.get<Part>(part, { strict: false });
    const sending = new SendLetters(
      the(Transactions),
      the(AddressBook),
      house.clock,
      new Relay(),
      the(SealedAddresses),
    );
    for (let run = 0; run < 20 && (await sending.execute()) > 0; run += 1);

    const news = mails.filter(({ subject }) => subject.includes(receipt.number));
    expect(news.map(({ to }) => to)).toEqual([CANARY.email, CANARY.email]);
    expect(news.map(({ subject }) => subject).join()).toMatch(/reçu.*transmis|transmis.*reçu/);
    for (const { text } of news) {
      expect(text).toContain('/suivi');
      expect(text).not.toMatch(new RegExp(`${SECRET_WORDS}|${receipt.code}|Quatrevents|Nuit claire`));
    }
    expect(mails.filter(({ subject }) => subject.includes(silent.number))).toEqual([]);
    const refusals = await house.database.query(
      `SELECT state, email, fault FROM notification.letter WHERE template = 'report-news' AND subject_id = $1 AND state <> 'sent'`,
      [report.id],
    );
    expect(refusals).toEqual([{ state: 'undeliverable', email: null, fault: 'the address is missing or refused' }]);
    const readings = (await follow(receipt)).body.readings.filter(({ because }) => because === 'Envoi d’une lettre');
    expect(readings).toHaveLength(3);
    expect(readings[0]).toMatchObject({ role: 'system', identity: true });
  });

  it('leaves no name anywhere but in the vault, and its words in nothing but the copy without people (I7)', async () => {
    await house.work();
    const tables = await house.database.query<{ name: string }[]>(
      `SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables
       WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
    );
    expect(tables.length).toBeGreaterThan(50);
    const holding = async (marks: readonly string[]) => {
      const held: string[] = [];
      for (const { name } of tables) {
        const [row] = await house.database.query<{ n: number }[]>(
          `SELECT count(*)::int AS n FROM ${name} AS row
           WHERE EXISTS (SELECT FROM unnest($1::text[]) AS mark WHERE position(lower(mark) IN lower(row::text)) > 0)`,
          [marks],
        );
        if (row?.n) held.push(name);
      }
      return held;
    };

    expect(await holding([...Object.values(CANARY), 'Quatrevents', 'zephyrine', '98 41 27'])).toEqual([]);
    expect(await holding(['Cela recommence depuis hier', 'Merci, c’est noté'])).toEqual([]);
    expect(await holding([SECRET_WORDS])).toEqual(['vigilance.reading']);
  });

  it('keeps every rule that can be checked from outside', async () => {
    expect(await checkAt(house.database, house.clock.now())).toEqual([]);
  });
});

describe('a source that reports too often', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await startHouse();
  }, 60_000);

  afterAll(() => house?.close());

  it('is asked to wait, whatever address it writes into its request, or to prove its work, once for each report; wrong codes are counted too', async () => {
    const post = (path: string, sent: object, at = 0) =>
      fetch(`${house.url}/api/v1/public/reports${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', forwarded: `for=192.0.2.${at}`, 'x-real-ip': `192.0.2.${at}` },
        body: JSON.stringify(sent),
      });
    const report = {
      applicationName: 'Carnet du sommeil',
      questionsVersion: 1,
      answers: { qui: 'user', objet: 'autre' },
      text: 'Une remarque.',
      mayContact: false,
    };
    const statuses: number[] = [];
    for (let at = 0; at < 31; at += 1) statuses.push((await post('', report, at)).status);
    expect(statuses.slice(0, 30).every((status) => status === 201)).toBe(true);
    const last = await post('', report);
    expect([statuses[30], last.status]).toEqual([429, 429]);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);

    const challenge = await house.request<Challenge>(null, 'GET', '/api/v1/public/report-challenge');
    const solution = await solveChallenge({ challenge: challenge.body, deriveKey });
    const proof = Buffer.from(JSON.stringify({ challenge: challenge.body, solution })).toString('base64');
    const key = randomUUID();
    const proven = async (sent: object, under: string) => {
      const headers = { 'idempotency-key': under };
      return house.request<Receipt & Refused>(null, 'POST', '/api/v1/public/reports', { ...report, ...sent }, headers);
    };
    const [taken, forged] = [await proven({ proof }, key), await proven({ proof: 'AAAA' }, randomUUID())];
    expect([taken.status, forged.status, forged.body.code]).toEqual([201, 422, 'proof_refused']);
    expect((await proven({ proof }, key)).body).toEqual(taken.body);
    expect((await proven({ proof }, randomUUID())).body.code).toBe('proof_refused');

    const tries: number[] = [];
    for (let at = 0; at < 11; at += 1) {
      tries.push((await post('/follow-up', { number: 'SIG-2027-000001', code: `AAAA-BBBB-CC${at}` }, at)).status);
    }
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
  });
});
