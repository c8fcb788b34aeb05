import { DataSource, type EntityManager } from 'typeorm';
import { demoAccountId, demoOrganisationId, demoRowId, readDemo } from '#libs/identity';
import { addDays, dayOf, newId } from '#libs/kernel';
import { type Cast, DossierStory, type Plot, type Step } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import type { TestHouse } from '../support/house.js';
import { startHouseAfter } from '../support/told-house.js';
import { AUDITOR, INVITED_EXPERT, OURS, PANEL_EXPERT, THEIRS } from './people.js';

/** Things of one publisher that the parameters of a path may name, and who has to do with them. */
export interface Target {
  readonly label: string;
  readonly organisation: string;
  /** Keys of people. */
  readonly lead: string | null;
  readonly panel: readonly string[];
  readonly invited: readonly string[];
  readonly assignee: string | null;
  /** False before the dossier came to the experts. */
  readonly evaluated: boolean;
  /** False while it is a draft. */
  readonly filed: boolean;
  readonly ids: Readonly<Record<string, string>>;
}

export interface Stage {
  readonly house: TestHouse;
  /** One dossier in each of several states, all of one publisher; the second has one of everything. */
  readonly ours: readonly [Target, Target, ...Target[]];
  /** Everything once more, of another publisher with another lead and other experts. */
  readonly theirs: Target;
}

/** Stops a story before the step of this title. */
class Halt extends Error {}

interface Telling {
  readonly cast: Cast;
  readonly plot: Plot;
  /** Experts who are asked first, and experts who are not asked at all. */
  readonly first: readonly string[];
  readonly without: readonly string[];
  readonly until?: (title: string) => boolean;
}

interface Played {
  readonly dossierId: string;
  readonly panel: readonly string[];
}

const temporary = plots.temporary as Plot;

/** Two publishers with all that may belong to them, in the whole house. */
export async function buildStage(): Promise<Stage> {
  const { house, found } = await startHouseAfter({ name: 'two publishers on the stage', tell: furnish });
  return { house, ...found };
}

async function furnish(house: TestHouse): Promise<Omit<Stage, 'house'>> {
  await addDelegates(house.database, house.clock.now());
  const others: Cast = { ...house.cast, publisher: await house.as('emma'), lead: await house.as('julien') };

  const alone = { cast: house.cast, first: [PANEL_EXPERT], without: [INVITED_EXPERT] };
  const decided = await play(house, { ...alone, plot: { ...temporary, name: 'Nuit décidée' } });
  const deciding = await play(house, {
    ...alone,
    plot: { ...temporary, name: 'Nuit en décision' },
    until: (title) => title.startsWith('a signatory'),
  });
  const evaluated = await play(house, {
    cast: house.cast,
    plot: { ...temporary, name: 'Nuit en évaluation' },
    first: [PANEL_EXPERT, INVITED_EXPERT],
    without: [],
    until: (title) => title.startsWith('an expert declares'),
  });
  await furnishEvaluation(house, house.cast, 'gaelle', evaluated.dossierId, PANEL_EXPERT);
  const theirs = await play(house, {
    cast: others,
    plot: { ...temporary, name: 'Petit pas du soir' },
    first: [],
    without: [PANEL_EXPERT, INVITED_EXPERT],
  });
  const draft = await openDraft(house, evaluated.dossierId);
  await makeDeadLetter(house.database, house.clock.now());
  await declareInterests(house);
  await askForMeasures(house);
  await appealAgainst(house);
  await findUndeclaredChanges(house);
  await announceAudits(house);
  await orderExports(house);
  await reportIncident(house);
  await sendFacts(house);
  for (const person of ['alice', 'emma']) await house.tokenOf(person);

  const by = (organisation: string, lead: string) => ({ organisation, lead, evaluated: true, filed: true });
  const [oursBy, theirsBy] = [by(OURS, 'ines'), by(THEIRS, 'julien')];
  const evaluating = {
    ...oursBy,
    label: 'ours in evaluation',
    panel: [PANEL_EXPERT],
    invited: evaluated.panel.filter((key) => key !== PANEL_EXPERT),
    assignee: PANEL_EXPERT,
    ids: await idsOf(house, OURS, evaluated.dossierId, decided.dossierId, PANEL_EXPERT),
  };
  return {
    ours: [
      {
        ...oursBy,
        label: 'ours in decision',
        panel: deciding.panel,
        invited: [],
        assignee: PANEL_EXPERT,
        ids: { ...evaluating.ids, dossierId: deciding.dossierId },
      },
      evaluating,
      {
        ...oursBy,
        label: 'ours decided',
        panel: decided.panel,
        invited: [],
        assignee: PANEL_EXPERT,
        ids: { ...evaluating.ids, dossierId: decided.dossierId },
      },
      {
        label: 'our draft',
        organisation: OURS,
        lead: null,
        panel: [],
        invited: [],
        assignee: null,
        evaluated: false,
        filed: false,
        ids: { ...evaluating.ids, dossierId: draft },
      },
    ],
    theirs: {
      ...theirsBy,
      label: 'theirs',
      panel: theirs.panel,
      invited: [],
      assignee: theirs.panel[0] ?? null,
      ids: await idsOf(house, THEIRS, theirs.dossierId, theirs.dossierId, theirs.panel[0] ?? ''),
    },
  };
}

/**
 * From here on whatever the API does is done and then undone, so that each call finds the stage as it was built.
 */
export function rehearseOnly({ app }: TestHouse): void {
  const database = app.get(DataSource, { strict: false });
  const transaction = database.transaction.bind(database) as (work: Work) => Promise<unknown>;
  database.transaction = (async (...args: unknown[]) => {
    const work = args.at(-1) as Work;
    let result: unknown;
    const undone = new Error('undone');
    await transaction(async (tx) => {
      result = await work(tx);
      throw undone;
    }).catch((thrown: unknown) => {
      if (thrown !== undone) throw thrown;
    });
    return result;
  }) as typeof database.transaction;
}

type Work = (tx: EntityManager) => Promise<unknown>;

async function play(house: TestHouse, { cast, plot, first, without, until }: Telling): Promise<Played> {
  const step: Step = (title, act) => {
    if (until?.(title)) throw new Halt(title);
    return act();
  };
  const wait = async (holds: () => Promise<boolean>, what: string) => {
    await house.work();
    if (!(await holds())) throw new Error(`waited in vain for ${what}`);
  };
  const story = new DossierStory(cast, plot, step, wait);
  await story.request();
  await story.contract();
  await story.file();
  await story.completeness();
  await house.work();
  const played = await invite(house, cast, plot, first, without);
  try {
    await story.reviews();
    await story.report();
    await story.decision();
    await house.work();
    await story.notice();
  } catch (stop) {
    if (!(stop instanceof Halt)) throw stop;
  }
  await house.work();
  return played;
}

interface ScopedCriterion {
  readonly criterion: string;
  readonly brick: string;
  readonly expertsRequired: number;
}

/** A panel that the test chooses, so that it knows who is on it and who is not. */
async function invite(
  house: TestHouse,
  { publisher, lead }: Cast,
  { name }: Plot,
  first: readonly string[],
  without: readonly string[],
): Promise<Played> {
  const { items: dossiers } = await publisher.get<{ items: readonly { id: string; applicationName: string }[] }>(
    '/api/v1/dossiers?limit=100',
  );
  const dossierId = dossiers.find(({ applicationName }) => applicationName === name)?.id ?? '';
  const path = `/api/v1/dossiers/${dossierId}`;
  const { items } = await publisher.get<{ items: readonly ScopedCriterion[] }>(`${path}/scope`);
  const experts = readDemo().people.filter(({ key, competences }) => competences.length > 0 && !without.includes(key));
  const ordered = experts.sort((a, b) => Number(first.includes(b.key)) - Number(first.includes(a.key)));
  const asked = new Map<string, string[]>();
  for (const { criterion, brick, expertsRequired } of items) {
    const able = ordered.filter(({ competences }) => competences.includes(brick)).slice(0, expertsRequired);
    for (const { key } of able) asked.set(key, [...(asked.get(key) ?? []), criterion]);
  }
  const { version } = await lead.get<{ version: number }>(`${path}/panel`);
  await lead.post(`${path}/panel`, {
    expectedVersion: version,
    experts: [...asked].map(([key, criteria]) => ({ expertId: demoAccountId(key), criteria })),
  });
  await house.work();
  return { dossierId, panel: [...asked.keys()] };
}

/** One expert at work with a question and a draft, and a question to the publisher. */
async function furnishEvaluation(house: TestHouse, { lead }: Cast, officer: string, dossierId: string, person: string) {
  const expert = await house.as(person);
  const { items } = await lead.get<{ items: readonly { id: string; expertId: string }[] }>(
    `/api/v1/assignments?limit=100&dossierId=${dossierId}`,
  );
  const id = items.find(({ expertId }) => expertId === demoAccountId(person))?.id ?? '';
  const path = `/api/v1/assignments/${id}`;
  const { version, criteria } = await expert.get<{ version: number; criteria: readonly string[] }>(path);
  await expert.post(`${path}/acceptance`, {
    expectedVersion: version,
    interest: 'none',
    statement: 'Je déclare n’avoir aucun lien d’intérêt.',
  });
  const criterion = criteria[0] ?? '';
  await expert.post(`${path}/questions`, { criterion, text: 'Où se trouve la preuve de ce point ?' });
  await expert.put(`${path}/draft`, { expectedVersion: 0, scores: [{ criterion, rationale: 'à reprendre' }] });
  await askPublisher(house, officer, dossierId, criterion);
  await house.work();
}

async function askPublisher(house: TestHouse, officer: string, dossierId: string, criterion: string): Promise<void> {
  const client = await house.as(officer);
  const { version } = await client.get<{ version: number }>(`/api/v1/dossiers/${dossierId}`);
  await client.post(`/api/v1/dossiers/${dossierId}/clarifications`, {
    expectedVersion: version,
    blocking: false,
    questions: [{ criterion, text: 'Pouvez-vous préciser ce point ?' }],
  });
}

async function openDraft(house: TestHouse, likeDossier: string): Promise<string> {
  const { publisher } = house.cast;
  const { applicationId } = await publisher.get<{ applicationId: string }>(`/api/v1/dossiers/${likeDossier}`);
  const { id } = await publisher.post<{ id: string }>(`/api/v1/applications/${applicationId}/dossiers`, {
    kind: 'initial',
  });
  return id;
}

/** People who are in the house by a mandate alone. */
async function addDelegates(database: DataSource, now: Date): Promise<void> {
  for (const scope of ['read', 'prepare', 'submit']) {
    const key = `delegate-${scope}`;
    await database.query(
      `INSERT INTO identity.account (id, issuer, subject, name, email, staff_roles, created_at)
       VALUES ($1, 'access', $2, $2, $3, '{}', $4)`,
      [demoAccountId(key), key, `${key}@access.example`, now],
    );
    await mandate(database, { key, organisation: OURS, delegate: key, by: 'alice', scope });
  }
  await mandate(database, {
    key: 'theirs',
    organisation: THEIRS,
    delegate: 'bruno',
    by: 'emma',
    scope: 'read',
    revoked: true,
  });
}

interface MandateOrder {
  readonly key: string;
  readonly organisation: string;
  readonly delegate: string;
  readonly by: string;
  readonly scope: string;
  readonly revoked?: boolean;
}

const mandate = (database: DataSource, { key, organisation, delegate, by, scope, revoked = false }: MandateOrder) =>
  database.query(
    `INSERT INTO identity.mandate (id, organisation_id, delegate_account_id, scope, from_day, to_day, granted_by, granted_at, revoked_at)
     VALUES ($1, $2, $3, $4, '2026-11-01', '2027-10-31', $5, '2026-11-01T09:00:00Z', $6)`,
    [
      demoRowId('mandate', key),
      demoOrganisationId(organisation),
      demoAccountId(delegate),
      scope,
      demoAccountId(by),
      revoked ? '2026-11-02T09:00:00Z' : null,
    ],
  );

async function makeDeadLetter(database: DataSource, now: Date): Promise<void> {
  await database.query(
    `INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at, attempts, last_error, dead_at)
     SELECT $1, job, payload, $2, $2, 9, 'no answer', $2 FROM messaging.delivery ORDER BY position LIMIT 1`,
    [newId<'Delivery'>(), now],
  );
}

async function declareInterests(house: TestHouse): Promise<void> {
  for (const person of [PANEL_EXPERT, 'tess']) {
    const expert = await house.as(person);
    await expert.post('/api/v1/me/interests', { kind: 'network', siren: '732829320', from: '2026-01-01' });
  }
}

/** Each listing is about to be struck off, and somebody asks for its suspension. */
async function askForMeasures(house: TestHouse): Promise<void> {
  const signatory = await house.as('ulysse');
  const officer = await house.as('xavier');
  const { items } = await signatory.get<{ items: { id: string; version: number }[] }>('/api/v1/listings');
  const motive = 'Une fuite de données a été constatée.';
  for (const { id, version } of items) {
    await signatory.post(`/api/v1/listings/${id}/hearings`, { expectedVersion: version, measure: 'delist', motive });
    await officer.post(`/api/v1/listings/${id}/measure-proposals`, { measure: 'suspend', motive });
  }
}

/** Each application shows a version that its publisher never declared. */
async function findUndeclaredChanges(house: TestHouse): Promise<void> {
  const officer = await house.as('gaelle');
  const { items } = await officer.get<{ items: { id: string }[] }>('/api/v1/listings');
  for (const { id } of items) {
    await officer.post(`/api/v1/listings/${id}/undeclared-changes`, {
      version: '9.9.9',
      seen: 'Un nouveau traceur publicitaire est actif.',
    });
  }
}

/** Each listing is to be audited, and its publisher has the mission letter. */
async function announceAudits(house: TestHouse): Promise<void> {
  const [agency, auditor] = [await house.as('zelie'), await house.as(AUDITOR)];
  const { items } = await agency.get<{ items: { id: string }[] }>('/api/v1/listings');
  for (const listing of items) {
    const { id } = await agency.post<{ id: string }>(`/api/v1/listings/${listing.id}/audits`, {
      motive: 'Plusieurs signalements concordants.',
    });
    const path = `/api/v1/audits/${id}`;
    const { version, sampling } = await auditor.get<{
      version: number;
      sampling: { criteria: { criterion: string }[] };
    }>(path);
    await auditor.post(`${path}/mission-letter`, {
      expectedVersion: version,
      announced: true,
      mission: 'Vérifier sur place ce que le dossier déclare.',
      startsOn: addDays(dayOf(house.clock.now()), 30),
      leadId: demoAccountId(AUDITOR),
      team: [],
      criteria: sampling.criteria.map(({ criterion }) => criterion),
    });
  }
  await auditor.post('/api/v1/audit-plans', { year: 2028, capacity: 5 });
}

/** Each publisher contests the decision that was given to it. */
async function appealAgainst(house: TestHouse): Promise<void> {
  const grounds = 'La preuve a été jointe au dossier.';
  for (const person of ['alice', 'emma']) {
    const publisher = await house.as(person);
    const { items } = await publisher.get<{ items: { id: string }[] }>('/api/v1/decisions');
    await publisher.post(`/api/v1/decisions/${items[0]?.id}/appeals`, { grounds });
  }
}

/** Each publisher asks for everything he has, and one of them is held back. */
async function orderExports(house: TestHouse): Promise<void> {
  for (const [owner, organisation] of [
    ['alice', OURS],
    ['emma', THEIRS],
  ] as const)
    await (await house.as(owner)).post(`/api/v1/organisations/${demoOrganisationId(organisation)}/exports`, {});
  await (await house.as('ulysse')).post('/api/v1/retention/holds', {
    subjectKind: 'organisation',
    subjectId: demoOrganisationId(OURS),
    motive: 'Une procédure judiciaire est en cours.',
  });
}

/** What can be named in a path, read behind the API; what is missing is a fault of the stage. */
async function idsOf(house: TestHouse, organisation: string, dossierId: string, decidedId: string, expert: string) {
  const one = async (sql: string, ...values: string[]): Promise<string> => {
    const [row] = await house.database.query<{ id: string }[]>(sql, values);
    if (!row) throw new Error(`the stage lacks: ${sql}`);
    return row.id;
  };
  const isOurs = organisation === OURS;
  const owner = isOurs ? 'alice' : 'emma';
  const assignmentId = await one(
    'SELECT id FROM evaluation.assignment WHERE dossier_id = $1 AND expert_id = $2',
    dossierId,
    demoAccountId(expert),
  );
  if (!isOurs) await putQuestions(house.database, dossierId, assignmentId);
  const listingId = await one(
    'SELECT id FROM referencing.listing WHERE organisation_id = $1',
    demoOrganisationId(organisation),
  );
  const scoped = await one('SELECT criterion AS id FROM referencing.scope_item WHERE dossier_id = $1', dossierId);
  return {
    organisationId: demoOrganisationId(organisation),
    membershipId: demoRowId('membership', isOurs ? 'bruno' : 'emma'),
    mandateId: demoRowId('mandate', isOurs ? 'delegate-read' : 'theirs'),
    keyId: await one('SELECT id FROM identity.api_key WHERE account_id = $1', demoAccountId(owner)),
    accountId: demoAccountId(isOurs ? 'hugo' : 'violette'),
    role: 'case_officer',
    version: '0.1.0',
    before: '0.1.0',
    after: '0.1.0',
    id: await one('SELECT id FROM criteria.framework_version LIMIT 1'),
    applicationId: await one('SELECT application_id AS id FROM referencing.dossier WHERE id = $1', dossierId),
    dossierId,
    criterion: scoped,
    criterionId: scoped,
    number: '1',
    evidenceId: await one('SELECT id FROM referencing.evidence WHERE dossier_id = $1', dossierId),
    contractId: await one(
      'SELECT c.id FROM referencing.contract c JOIN referencing.dossier d USING (application_id) WHERE d.id = $1',
      dossierId,
    ),
    clarificationId: await one('SELECT id FROM referencing.clarification WHERE dossier_id = $1', dossierId),
    decisionId: await one('SELECT id FROM referencing.decision WHERE dossier_id = $1', decidedId),
    noticeId: await one(
      'SELECT n.id FROM referencing.notice n JOIN referencing.decision d ON d.id = n.decision_id WHERE d.dossier_id = $1',
      decidedId,
    ),
    listingId,
    findingId: await one('SELECT id FROM referencing.finding WHERE listing_id = $1', listingId),
    hearingId: await one('SELECT id FROM referencing.hearing WHERE listing_id = $1', listingId),
    appealId: await one('SELECT id FROM appeal.appeal WHERE appellant_id = $1', demoOrganisationId(organisation)),
    versionId: await one('SELECT id FROM referencing.application_version WHERE listing_id = $1', listingId),
    changeId: await one('SELECT id FROM referencing.undeclared_change WHERE listing_id = $1', listingId),
    proposalId: await one('SELECT id FROM referencing.measure_proposal WHERE listing_id = $1', listingId),
    auditId: await one('SELECT id FROM audit.audit WHERE listing_id = $1', listingId),
    class: 'letter',
    exportId: await one('SELECT id FROM retention.export WHERE organisation_id = $1', demoOrganisationId(organisation)),
    holdId: await one('SELECT id FROM retention.hold LIMIT 1'),
    year: '2028',
    expertId: demoAccountId(isOurs ? PANEL_EXPERT : 'tess'),
    interestId: await one(
      'SELECT id FROM evaluation.conflict_relation WHERE expert_id = $1',
      demoAccountId(isOurs ? PANEL_EXPERT : 'tess'),
    ),
    siren: '999100100',
    questionId: await one('SELECT id FROM evaluation.question WHERE dossier_id = $1', dossierId),
    assignmentId,
    entry: await one('SELECT max(seq)::text AS id FROM trust.leaf'),
    slug: await one(
      'SELECT slug AS id FROM referencing.application a JOIN referencing.dossier d ON d.application_id = a.id WHERE d.id = $1',
      decidedId,
    ),
    reportId: await one('SELECT id FROM vigilance.report LIMIT 1'),
    caseId: await one('SELECT id FROM vigilance.incident_case LIMIT 1'),
    referralId: await one('SELECT id FROM vigilance.referral LIMIT 1'),
    requestId: await one(
      'SELECT id FROM vigilance.publisher_request WHERE organisation_id = $1',
      demoOrganisationId(organisation),
    ),
    signalId: await one('SELECT id FROM vigilance.signal LIMIT 1'),
    deliveryId: await one('SELECT id FROM messaging.delivery WHERE dead_at IS NOT NULL'),
  };
}

/** As a week with more reports than usual would have left them. */
const SIGNAL_NUMBERS = {
  thresholds: 1,
  category: 'BIE',
  week: '2026-11-23',
  windowWeeks: 26,
  cases: 3,
  evidence: [{ method: 'ears-c1', value: 3, threshold: 1.5, chance: 0.001, figures: { baseline: 7 } }],
  multiplicity: { pairs: 1, methods: 1, byChance: 0.001 },
  rate: { activeUsers: null, perTenThousand: null, expectedPerWeek: 0.1, shrunkRatio: 1.1 },
  series: [{ week: '2026-11-23', cases: 3, low: 0, high: 1, threshold: 1.5 }],
};

async function reportIncident(house: TestHouse): Promise<void> {
  const questions = await house.cast.public.get<{ version: number }>('/api/v1/public/report-questions');
  await house.cast.public.post('/api/v1/public/reports', {
    applicationName: 'Carnet du sommeil',
    questionsVersion: questions.version,
    answers: { qui: 'user', objet: 'mesure', atteinte: 'grave' },
    text: 'Le rappel du soir ne vient plus.',
    mayContact: false,
  });
  const [report] = await house.database.query<{ id: string }[]>('SELECT id FROM vigilance.report');
  const officer = await house.as('xavier');
  const { id, version } = await officer.post<{ id: string; version: number }>('/api/v1/cases', {
    reports: [report?.id],
  });
  await officer.post(`/api/v1/cases/${id}/referrals`, {
    expectedVersion: version,
    service: 'ANSM',
    motive: 'Une atteinte grave à la santé est signalée.',
  });
  await house.database.query(
    `INSERT INTO vigilance.signal (id, number, application_id, application_name, topic, state, numbers, opened_at, version)
     VALUES ($1, 'SGN-0000-000000', $2, 'Carnet du sommeil', 'risque_sante', 'open', $3, now(), 1)`,
    [newId<'Signal'>(), newId<'Application'>(), JSON.stringify(SIGNAL_NUMBERS)],
  );
}

/** Each publisher is sent the facts of a report on its application. */
async function sendFacts(house: TestHouse): Promise<void> {
  const questions = await house.cast.public.get<{ version: number }>('/api/v1/public/report-questions');
  const officer = await house.as('xavier');
  const listed = await house.database.query<{ slug: string }[]>('SELECT slug FROM referencing.public_listing');
  for (const { slug } of listed) {
    const { number } = await house.cast.public.post<{ number: string }>('/api/v1/public/reports', {
      application: slug,
      applicationName: slug,
      questionsVersion: questions.version,
      answers: { qui: 'user', objet: 'panne', gene: 'mal' },
      text: 'Le rappel du soir ne vient plus.',
      mayContact: false,
    });
    const [{ id } = { id: '' }] = await house.database.query<{ id: string }[]>(
      'SELECT id FROM vigilance.report WHERE number = $1',
      [number],
    );
    const path = `/api/v1/reports/${id}`;
    const { version } = await officer.get<{ version: number }>(path);
    await officer.post(`${path}/route`, {
      expectedVersion: version,
      services: ['publisher'],
      motive: 'L’éditeur peut corriger.',
    });
    await officer.post(`${path}/publisher-request`, { facts: 'Le rappel du soir ne vient plus.' });
  }
}

/** Their dossier went through without a question; the rows are told here as a round of questions would have left them. */
async function putQuestions(database: DataSource, dossierId: string, assignmentId: string): Promise<void> {
  await database.query(
    `INSERT INTO evaluation.question (id, assignment_id, dossier_id, criterion, text, state, asked_at, version)
     SELECT $1, $2, $3, criteria[1], 'Où est la pièce ?', 'open', invited_at, 1 FROM evaluation.assignment WHERE id = $2`,
    [newId<'Question'>(), assignmentId, dossierId],
  );
  const columns = await database.query<{ names: string }[]>(
    `SELECT string_agg(quote_ident(column_name), ', ') AS names FROM information_schema.columns
     WHERE table_schema = 'referencing' AND table_name = 'clarification' AND column_name NOT IN ('id', 'dossier_id')`,
  );
  const names = columns[0]?.names ?? '';
  await database.query(
    `INSERT INTO referencing.clarification (id, dossier_id, ${names})
     SELECT $1, $2, ${names} FROM referencing.clarification LIMIT 1`,
    [newId<'Clarification'>(), dossierId],
  );
}
