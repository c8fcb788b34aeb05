import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { EvaluationHttpModule } from '#http/evaluation';
import { EvaluationJobsModule } from '#jobs/evaluation';
import {
  AccessModule,
  ActorResolver,
  type AuthenticatedActor,
  type IncomingRequest,
  OperationsModule,
} from '#libs/access';
import { readSettings, SettingsModule } from '#libs/config';
import { seedFramework } from '#libs/criteria';
import { DatabaseModule, ownerDataSource } from '#libs/database';
import { evaluationJobs, evaluationOperations, seedExperts } from '#libs/evaluation';
import { createHttpApp, HttpModule } from '#libs/http';
import { demoAccountId, IdentityModule, readDemo, seedPeople } from '#libs/identity';
import { HANDLES, type JobHandler, JobsModule, jobsWokenBy } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { Clock, MovableClock, newId, type Role } from '#libs/kernel';
import { MetricsModule } from '#libs/telemetry';
import { freshDatabase } from '../support/fresh-database.js';

/** Monday, 1 June 2026, nine in the morning in Paris. */
export const START = new Date('2026-06-01T07:00:00Z');

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  readonly body: any;
}

export interface OpenedCriterion {
  readonly id: string;
  readonly expertsRequired?: number;
  readonly naReasons?: readonly string[];
}

/** Whoever names a person of the demonstration is that person. */
class NamedPerson extends ActorResolver {
  private readonly people = new Map(readDemo().people.map((person) => [person.key, person]));

  async resolve({ headers }: IncomingRequest): Promise<AuthenticatedActor | null> {
    const person = this.people.get(String(headers['x-person']));
    if (!person) return null;
    return {
      accountId: demoAccountId(person.key),
      name: person.key,
      staffRoles: person.roles as readonly Role[],
      memberships: [],
      mandates: [],
      via: 'session',
      scopes: '*',
    };
  }
}

function moduleWith(clock: Clock) {
  @Global()
  @Module({
    providers: [
      { provide: Clock, useValue: clock },
      { provide: ActorResolver, useClass: NamedPerson },
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
      JobsModule.of(evaluationJobs),
      OperationsModule.of(evaluationOperations),
      AccessModule,
      HttpModule,
      DiscoveryModule,
      IdentityModule,
      EvaluationHttpModule,
      EvaluationJobsModule,
    ],
  })
  class EvaluationStackModule {}
  return EvaluationStackModule;
}

/** The evaluation as the API and the worker hold it, on a database of its own; dossiers are told of, not kept. */
export class EvaluationStage {
  readonly lead = 'ines';
  private moves = 0;

  private constructor(
    readonly clock: MovableClock,
    readonly app: NestFastifyApplication,
    /** As the owner of the schemas: to look behind the doors. */
    readonly owner: DataSource,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(): Promise<EvaluationStage> {
    const { url, drop } = await freshDatabase();
    Object.assign(process.env, { NODE_ENV: 'test', DATABASE_URL: url, DATABASE_POOL: '4' });
    const settings = readSettings(process.env);
    const clock = new MovableClock(START);
    const owner = await ownerDataSource(url).initialize();
    await seedPeople(owner, clock, settings.OIDC_ISSUER);
    await seedFramework(owner, clock);
    await seedExperts(owner, clock);
    const app = await createHttpApp(moduleWith(clock), { settings, logger: pino({ level: 'silent' }) });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    return new EvaluationStage(clock, app, owner, drop);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.owner.destroy();
    await this.drop();
  }

  idOf = (person: string): string => demoAccountId(person);

  async call(person: string, method: 'GET' | 'POST' | 'PUT', path: string, payload?: object): Promise<Answer> {
    const url = `/api/v1${path}`;
    const answer = await this.app.inject({ method, url, headers: { 'x-person': person }, ...(payload && { payload }) });
    const json = String(answer.headers['content-type']).includes('json');
    return { status: answer.statusCode, body: json ? answer.json() : answer.body };
  }

  get = (person: string, path: string) => this.call(person, 'GET', path);
  post = (person: string, path: string, payload: object) => this.call(person, 'POST', path, payload);

  /** Something happened in another context, and the worker did what follows. */
  async happens(name: string, payload: object): Promise<void> {
    const jobs = Object.entries(evaluationJobs).filter(([, { wakes }]) => 'on' in wakes && wakes.on === name);
    for (const [job] of jobs) await this.run(job, payload);
    await this.work();
  }

  /** Does every delivery that waits, as the worker would, until none is left. */
  async work(): Promise<void> {
    for (let round = 0; round < 20; round += 1) {
      const waiting = await this.owner.query<{ id: string; job: string; payload: object }[]>(
        `SELECT id, job, payload FROM messaging.delivery WHERE done_at IS NULL AND job LIKE 'evaluation.%' ORDER BY position`,
      );
      if (waiting.length === 0) return;
      for (const { id, job, payload } of waiting) {
        await this.run(job, payload);
        await this.owner.query('UPDATE messaging.delivery SET done_at = $2 WHERE id = $1', [id, this.clock.now()]);
      }
    }
    throw new Error('the deliveries do not end');
  }

  /** Fires what is due by now: reminders, then timers. */
  async sweep(): Promise<void> {
    const now = this.clock.now();
    const reminders = await this.owner.query<{ kind: string; subject_id: string; occurrence: string; due_at: Date }[]>(
      `UPDATE jobs.reminder r SET sent_at = $1 FROM jobs.timer t
       WHERE t.id = r.timer_id AND r.sent_at IS NULL AND r.remind_at <= $1 AND t.state = 'live'
       RETURNING t.kind, t.subject_id, r.occurrence, t.due_at`,
      [now],
    );
    for (const row of reminders.flat().filter((one) => typeof one === 'object')) await this.fire('reminder', row);
    const timers = await this.owner.query<{ kind: string; subject_id: string; due_at: Date }[]>(
      `UPDATE jobs.timer SET state = 'fired', fired_at = $1 WHERE state = 'live' AND due_at <= $1 RETURNING kind, subject_id, due_at`,
      [now],
    );
    for (const row of timers.flat().filter((one) => typeof one === 'object')) await this.fire('timer', row);
    await this.work();
  }

  runDaily = (job: string) => this.run(job, {});

  /** A dossier whose evaluation was just opened. */
  async dossier(criteria: readonly OpenedCriterion[], more: object = {}): Promise<string> {
    const dossierId = newId<'Dossier'>();
    await this.happens('referencing.evaluation-opened.v1', {
      dossierId,
      number: `AVAL-2026-${dossierId.slice(-6)}`,
      kind: 'initial',
      applicationId: newId<'Application'>(),
      applicationName: 'Carnet de souffle',
      publisherName: 'Sommeil Serein SAS',
      organisationId: newId<'Organisation'>(),
      siren: '999100100',
      category: 'ORG',
      tier: 'R2',
      frameworkVersion: '0.1.0',
      submissionVersion: 1,
      leadId: this.idOf(this.lead),
      round: 1,
      criteria: criteria.map(({ id, expertsRequired = 2, naReasons = [] }) => ({
        id,
        brick: id.slice(0, 3),
        severity: 'majeur',
        assessor: 'expert',
        expertsRequired,
        competences: [id.slice(0, 3)],
        naReasons,
      })),
      ...more,
    });
    return dossierId;
  }

  async moved(dossierId: string, to: string): Promise<void> {
    this.moves += 1;
    await this.happens('referencing.dossier-moved.v1', { dossierId, from: '', to, action: '', version: this.moves });
  }

  /** Asks these experts for these criteria. @returns the assignment of each */
  async invite(
    dossierId: string,
    experts: readonly string[],
    criteria: readonly string[],
  ): Promise<Map<string, string>> {
    const { body: panel } = await this.get(this.lead, `/dossiers/${dossierId}/panel`);
    const { status, body } = await this.post(this.lead, `/dossiers/${dossierId}/panel`, {
      expectedVersion: panel.version,
      experts: experts.map((expert) => ({ expertId: this.idOf(expert), criteria })),
    });
    if (status !== 200) throw new Error(`the panel was refused: ${JSON.stringify(body)}`);
    await this.work();
    const asked = body.members.filter(({ state }: { state: string }) => state === 'invited');
    return new Map(
      experts.map((expert) => {
        const mine = asked.find(({ expertId }: { expertId: string }) => expertId === this.idOf(expert));
        return [expert, mine.assignmentId];
      }),
    );
  }

  /** The present version of an assignment, as its expert sees it. */
  async version(person: string, assignment: string): Promise<number> {
    return (await this.get(person, `/assignments/${assignment}`)).body.version;
  }

  async act(person: string, assignment: string, step: string, payload: object = {}): Promise<Answer> {
    const expectedVersion = await this.version(person, assignment);
    const answer = await this.post(person, `/assignments/${assignment}/${step}`, { expectedVersion, ...payload });
    await this.work();
    return answer;
  }

  accept = (expert: string, assignment: string) =>
    this.act(expert, assignment, 'acceptance', { interest: 'none', statement: 'Je n’ai aucun lien d’intérêt.' });

  /** Accepts when need be, and seals these verdicts. */
  async review(expert: string, assignment: string, verdicts: Readonly<Record<string, string>>): Promise<Answer> {
    const { body } = await this.get(expert, `/assignments/${assignment}`);
    if (body.state === 'invited') await this.accept(expert, assignment);
    const scores = Object.entries(verdicts).map(([criterion, verdict]) => scoreOf(criterion, verdict, expert));
    return this.act(expert, assignment, 'submission', { scores });
  }

  private async fire(what: 'timer' | 'reminder', row: { kind: string; subject_id: string; due_at: Date }) {
    const { kind, subject_id: subjectId, due_at: dueAt, ...more } = row;
    const payload = { subjectKind: 'assignment', subjectId, kind, dueAt: dueAt.toISOString(), ...more };
    for (const job of jobsWokenBy(evaluationJobs, what, kind)) await this.run(job, payload);
  }

  private async run(job: string, payload: object): Promise<void> {
    const wrappers = this.app.get(DiscoveryService).getProviders();
    const found = wrappers.find(({ metatype }) => metatype && Reflect.getMetadata(HANDLES, metatype) === job);
    if (!found) throw new Error(`nobody handles ${job}`);
    await this.app.get(DataSource).transaction((tx) => (found.instance as JobHandler).run(tx, payload));
  }
}

/** A whole score of this verdict, whose words name their author so that a test can find them where they should not be. */
export const scoreOf = (criterion: string, verdict: string, author: string) => ({
  criterion,
  verdict,
  rationale: verdict === 'conforme' ? '' : `${author} sur ${criterion}`,
  ...(verdict === 'a_completer' && { question: 'Où est la pièce ?' }),
  ...(verdict === 'non_applicable' && { naReason: 'sans_objet' }),
});
