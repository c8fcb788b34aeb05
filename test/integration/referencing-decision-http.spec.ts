import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import {
  AccessModule,
  ActorResolver,
  type AuthenticatedActor,
  type IncomingRequest,
  joinOperations,
  OperationsModule,
} from '#libs/access';
import { readSettings, Settings } from '#libs/config';
import { createHttpApp, HttpModule } from '#libs/http';
import { type AccountId, Clock, newId, type OrganisationId, type Role } from '#libs/kernel';
import { createLogger, MetricsModule } from '#libs/telemetry';
import { IssueDecision } from '../../libs/referencing/src/application/decision/issue-decision.js';
import { PrepareDecision } from '../../libs/referencing/src/application/decision/prepare-decision.js';
import { DossierSteps } from '../../libs/referencing/src/application/dossier/dossier-steps.js';
import { CoverFindings } from '../../libs/referencing/src/application/finding/cover-findings.js';
import { FindingSteps } from '../../libs/referencing/src/application/finding/finding-steps.js';
import { ProposeAfterFailure } from '../../libs/referencing/src/application/finding/propose-after-failure.js';
import { MeasureReads } from '../../libs/referencing/src/application/measure/measure-reads.js';
import { MeasureSigners } from '../../libs/referencing/src/application/measure/measure-signers.js';
import { ProposeMeasure } from '../../libs/referencing/src/application/measure/propose-measure.js';
import { TakeMeasure } from '../../libs/referencing/src/application/measure/take-measure.js';
import { EvaluationReader, OrganisationReader } from '../../libs/referencing/src/application/neighbours.js';
import { ReferencingWork } from '../../libs/referencing/src/application/referencing.work.js';
import { AntivirusRule } from '../../libs/referencing/src/application/submission/antivirus-rule.js';
import { decisionControllers, decisionHttpProviders } from '../../libs/referencing/src/http/decision/decision.http.js';
import { decisionOperations } from '../../libs/referencing/src/http/decision/decision.operations.js';
import { FindingController } from '../../libs/referencing/src/http/finding/finding.controller.js';
import { findingOperations } from '../../libs/referencing/src/http/finding/finding.operations.js';
import { FindingPresenter } from '../../libs/referencing/src/http/finding/finding-presenter.js';
import { decisionReads } from '../../libs/referencing/src/persistence/decision/decision-reads.providers.js';
import { PgMeasureReads } from '../../libs/referencing/src/persistence/measure/pg-measure-reads.js';
import { dropDatabase } from '../bench/database.mjs';
import { conforms, DecisionStage, fails, MONDAY } from './referencing-decision-stage.js';

const adminUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? '';
const name = `aval_test_decision_http_${process.pid}`;
const OURS = newId<'Organisation'>() as OrganisationId;
const THEIRS = newId<'Organisation'>() as OrganisationId;

let stage: DecisionStage;
let app: NestFastifyApplication;

const person = (given: Partial<AuthenticatedActor>): AuthenticatedActor => ({
  accountId: newId<'Account'>() as AccountId,
  name: '',
  staffRoles: [],
  memberships: [],
  mandates: [],
  via: 'session',
  scopes: '*',
  ...given,
});
const member = (organisationId: OrganisationId, role: Role) => person({ memberships: [{ organisationId, role }] });
const people: Readonly<Record<string, AuthenticatedActor>> = {
  owner: member(OURS, 'publisher_owner'),
  reader: member(OURS, 'publisher_reader'),
  stranger: member(THEIRS, 'publisher_owner'),
  delegate: person({ mandates: [{ organisationId: OURS, scope: 'submit' }] }),
  officer: person({ staffRoles: ['case_officer'] }),
  administrator: person({ staffRoles: ['administrator'] }),
};

/** What acts on decisions asks of others; this suite is about what decisions say over HTTP. */
const neighbours = [
  { provide: OrganisationReader, useValue: { get: async () => ({ name: 'Atelier Panacée' }) } },
  { provide: EvaluationReader, useValue: { involved: async () => [], interestedIn: async () => [] } },
  { provide: AntivirusRule, useValue: { required: false } },
  { provide: MeasureReads, useClass: PgMeasureReads },
  ...[
    PrepareDecision,
    IssueDecision,
    TakeMeasure,
    MeasureSigners,
    DossierSteps,
    ProposeMeasure,
    FindingSteps,
    CoverFindings,
    ProposeAfterFailure,
  ].map((service) => ({
    provide: service as abstract new (...args: never[]) => unknown,
    useClass: service as new (...args: never[]) => unknown,
  })),
];

class NamedPerson extends ActorResolver {
  async resolve({ headers }: IncomingRequest): Promise<AuthenticatedActor | null> {
    return people[String(headers['x-person'])] ?? null;
  }
}

beforeAll(async () => {
  stage = await DecisionStage.open(adminUrl, name);
  const settings = readSettings({ DATABASE_URL: 'postgres://127.0.0.1/none', NODE_ENV: 'test', LOG_LEVEL: 'silent' });

  @Global()
  @Module({
    providers: [
      { provide: Settings, useValue: settings },
      { provide: Clock, useValue: stage.clock },
      { provide: DataSource, useValue: stage.database },
      { provide: ReferencingWork, useValue: stage.work },
      { provide: ActorResolver, useClass: NamedPerson },
      ...neighbours,
      ...decisionReads,
    ],
    exports: [
      Settings,
      Clock,
      DataSource,
      ReferencingWork,
      ActorResolver,
      ...neighbours.map(({ provide }) => provide),
      ...decisionReads.map(({ provide }) => provide),
    ],
  })
  class Surroundings {}

  @Module({
    imports: [
      Surroundings,
      MetricsModule.forProcess('test'),
      OperationsModule.of(joinOperations(decisionOperations, findingOperations)),
      AccessModule,
      HttpModule,
    ],
    controllers: [...decisionControllers, FindingController],
    providers: [...decisionHttpProviders, FindingPresenter],
  })
  class DecisionApi {}

  app = await createHttpApp(DecisionApi, { settings, logger: createLogger('test', 'silent') });
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
}, 60_000);

afterAll(async () => {
  await app?.close();
  await stage?.owner.destroy();
  await dropDatabase(adminUrl, name);
});

beforeEach(() => stage.clock.moveTo(MONDAY));

async function call(who: string, method: 'GET' | 'POST', path: string) {
  const response = await app.inject({ method, url: `/api/v1${path}`, headers: { 'x-person': who } });
  return { status: response.statusCode, body: response.json() };
}

const kept = ['SEC-02', 'DRO-01'].map((criterion) => conforms(criterion));
const refusal = () => stage.decide([...kept, fails('SEC-01', 'bloquant')], 'adjourned', { organisationId: OURS });
const temporary = () => stage.decide([...kept, fails('ACC-02', 'mineur')], 'temporary', { organisationId: OURS });

describe('the notice of a decision (PUB-20)', () => {
  it('is an envelope until it is acknowledged, and says nothing of the outcome', async () => {
    const { notice, decision } = await refusal();

    const { status, body } = await call('owner', 'GET', `/notices/${notice.toSnapshot().id}`);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      decisionNumber: decision.number,
      state: 'available',
      waitingOn: 'publisher',
      deemedReadOn: '2026-03-17',
    });
    expect(body.content).toBeUndefined();
    expect(JSON.stringify(body)).not.toMatch(/adjourned|SEC-01|Ajournement/);
    expect(body.actions).toEqual([
      {
        name: 'acknowledge',
        allowed: true,
        reasons: [],
        method: 'POST',
        href: `/api/v1/notices/${notice.toSnapshot().id}/acknowledgement`,
      },
    ]);
  });

  it('opens when it is acknowledged: motives, remedies and ways of appeal first', async () => {
    const { notice } = await refusal();
    const path = `/notices/${notice.toSnapshot().id}`;

    const { status, body } = await call('delegate', 'POST', `${path}/acknowledgement`);

    expect(status).toBe(200);
    expect(body).toMatchObject({
      state: 'acknowledged',
      waitingOn: 'nobody',
      notifiedOn: '2026-03-02',
      appealUntil: '2026-05-04',
      actions: [],
      content: {
        outcome: 'adjourned',
        outcomeWords: { fr: 'Ajournement', en: 'Adjournment' },
        motives: [{ criterion: 'SEC-01', text: 'SEC-01 : ce que le comité a vu.' }],
        remedies: 'Corriger, puis revenir.',
        appeal: { lodgeWithin: '2m', deemedReadAfter: '15d' },
        resubmissionUntil: '2026-06-02',
      },
    });
    expect(body.content.signers).toBeUndefined();
    expect(await call('owner', 'POST', `${path}/acknowledgement`)).toEqual({ status: 200, body });
  });

  it('is acknowledged by who may answer for the publisher, and by nobody else', async () => {
    const { notice } = await refusal();
    const path = `/notices/${notice.toSnapshot().id}/acknowledgement`;

    const answers = await Promise.all(
      ['reader', 'officer', 'stranger', 'administrator', 'nobody'].map((who) => call(who, 'POST', path)),
    );

    expect(answers.map(({ status }) => status)).toEqual([403, 403, 404, 404, 401]);
  });

  it('stands in the list of its publisher alone', async () => {
    const { notice } = await refusal();
    const { id } = notice.toSnapshot();
    const holds = async (who: string) =>
      (await call(who, 'GET', '/notices?limit=100')).body.items.some((item: { id: string }) => item.id === id);

    expect([await holds('owner'), await holds('delegate'), await holds('stranger')]).toEqual([true, true, false]);
  });
});

describe('a decision', () => {
  it('is not there for the publisher before he acknowledged it, and is for the authority', async () => {
    const { decision, notice } = await refusal();
    const path = `/decisions/${decision.id}`;
    const listed = async () =>
      (await call('owner', 'GET', '/decisions?limit=100')).body.items.some(
        (item: { id: string }) => item.id === decision.id,
      );

    expect([(await call('owner', 'GET', path)).status, await listed()]).toEqual([404, false]);
    expect((await call('officer', 'GET', path)).body.signers).toBeDefined();

    await call('owner', 'POST', `/notices/${notice.toSnapshot().id}/acknowledgement`);

    expect([(await call('owner', 'GET', path)).status, await listed()]).toEqual([200, true]);
    expect((await call('stranger', 'GET', path)).status).toBe(404);
  });

  it('is shown with the verdicts and the proposal, so that anyone can apply the rule again', async () => {
    const { decision } = await temporary();

    const { body } = await call('officer', 'GET', `/decisions/${decision.id}`);

    expect(body).toMatchObject({
      hash: decision.hash,
      proposal: { outcome: 'temporary' },
      supersedes: null,
      supersededBy: null,
    });
    expect(body.verdicts).toHaveLength(3);
  });
});

describe('a listing and its findings', () => {
  it('are read with the words of the public, who is waited for and what is open', async () => {
    const { listing } = await temporary();

    const { body } = await call('reader', 'GET', `/listings/${listing?.id}`);

    expect(body).toMatchObject({
      state: 'active',
      basis: 'temporary',
      publicState: { fr: 'Référencement temporaire (jusqu’au 31 août 2026)' },
      waitingOn: 'nobody',
      openFindings: 1,
      actions: [],
    });
    expect((await call('stranger', 'GET', `/listings/${listing?.id}`)).status).toBe(404);
  });

  it('stand in one table, with source, criterion, due day and state (REG-21)', async () => {
    const { listing, decision } = await temporary();

    const { body } = await call('owner', 'GET', `/findings?listing=${listing?.id}`);

    expect(body.items).toEqual([
      expect.objectContaining({
        criterion: 'ACC-02',
        sourceType: 'decision',
        sourceId: decision.id,
        dueOn: '2026-08-31',
        overdue: false,
        state: 'open',
        waitingOn: 'publisher',
      }),
    ]);
    expect((await call('owner', 'GET', `/findings/${body.items[0].id}`)).body).toEqual({
      ...body.items[0],
      actions: expect.arrayContaining([expect.objectContaining({ name: 'proposePlan', allowed: true })]),
    });
    expect((await call('stranger', 'GET', `/findings/${body.items[0].id}`)).status).toBe(404);
  });

  it('come page by page without a gap or a repetition', async () => {
    await temporary();
    await temporary();
    const all = (await call('owner', 'GET', '/listings?limit=100')).body.items.map(({ id }: { id: string }) => id);

    const seen: string[] = [];
    for (let after = ''; seen.length < all.length; ) {
      const { body } = await call('owner', 'GET', `/listings?limit=1${after && `&after=${after}`}`);
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      after = body.next ?? '';
    }

    expect(seen).toEqual(all);
    expect((await call('owner', 'GET', '/listings?after=WyJ4Il0')).status).toBe(400);
  });
});
