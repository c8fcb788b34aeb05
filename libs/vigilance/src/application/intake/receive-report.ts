import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Conflict, type Day, Invalid, NotFound, newId, type Reason } from '#libs/kernel';
import { type Answers, type Claim, followAnswers } from '../../domain/question/question-tree.js';
import { BOXES, type Channel, type ReportFacts, reportNumber } from '../../domain/report/report.js';
import type { ReportId } from '../../domain/report/triage.js';
import { triageDue } from '../../domain/report/triage-limit.js';
import {
  FollowUpCodes,
  IncidentRules,
  IntakeRules,
  type ListedApplication,
  ListedApplications,
} from '../neighbours.js';
import { tellReporter } from '../tell-reporter.js';
import { type SentUnder, type VigilanceScope, VigilanceWork } from '../vigilance.work.js';
import { beginReport } from './begin-report.js';
import { Proofs, refusedProof } from './proofs.js';

/** Who reports, as far as he says: laid away in the vault, and nowhere else. */
export interface ReporterIdentity {
  readonly name?: string;
  readonly email?: string;
  readonly phone?: string;
}

export interface ReportMade {
  readonly channel: Channel;
  /** The address of the sheet, where the application is in the catalogue. */
  readonly application?: string;
  /** Told by the key of its publisher, instead of an address. */
  readonly applicationId?: string;
  /** As it was told, for one that is not in the catalogue. */
  readonly applicationName?: string;
  readonly appVersion?: string;
  readonly system?: string;
  readonly questionsVersion: number;
  readonly answers: Answers;
  readonly text: string;
  readonly occurredOn?: Day;
  readonly reporter?: ReporterIdentity;
  readonly mayContact: boolean;
}

export interface Receipt {
  readonly number: string;
  readonly code: string;
  readonly receivedAt: Date;
  readonly claim: Claim;
  /** Until when somebody sorts it. */
  readonly due: Date;
}

/**
 * Anybody reports. The receipt is given only when the report is kept for good: facts, boxes of the vault, journal,
 * time limit and all work that follows commit together, and nothing but PostgreSQL is needed for it.
 */
@Injectable()
export class ReceiveReport {
  constructor(
    private readonly work: VigilanceWork,
    private readonly applications: ListedApplications,
    private readonly intake: IntakeRules,
    private readonly rules: IncidentRules,
    private readonly codes: FollowUpCodes,
    private readonly proofs: Proofs,
    private readonly clock: Clock,
  ) {}

  /**
   * @param key sent with the report; the same key with the same report gives the first receipt again, for ever
   * @param proof of work, spent with the report; sent again under its key the report needs none that still holds
   * @throws Invalid naming each answer at fault; Conflict `questions_changed`; `idempotency_key_reused` for another report under the same key
   */
  async execute(made: ReportMade, key?: string, proof?: string): Promise<Receipt> {
    const claim = this.claimOf(made);
    const [application, { triage, calendar }] = await Promise.all([this.applicationOf(made), this.rules.inForce()]);
    const dueOf = ({ receivedAt, claim: told }: ReportFacts) => triageDue(receivedAt, told, triage, calendar);
    const sent = key === undefined ? null : sentUnder(key, made);

    return this.work.transaction(async (scope) => {
      const now = this.clock.now();
      const year = this.clock.today().slice(0, 4);
      const report: ReportFacts = {
        id: newId<'Report'>(),
        number: reportNumber(await scope.reports.nextSerial(), year),
        channel: made.channel,
        receivedAt: now,
        awareAt: now,
        applicationId: application?.id ?? null,
        applicationName: application?.name ?? made.applicationName ?? '',
        appVersion: made.appVersion ?? null,
        system: made.system ?? null,
        questionsVersion: made.questionsVersion,
        answers: made.answers,
        claim,
        occurredOn: made.occurredOn ?? null,
        mayContact: made.mayContact,
      };
      const earlier = await scope.reports.add(report, sent);
      if (earlier) {
        const first = await this.again(scope, earlier, sent);
        return this.receiptOf(first, dueOf(first));
      }
      if (proof !== undefined) await this.spend(scope, proof, now);

      const due = dueOf(report);
      await Promise.all([
        scope.vault.seal(sealingOf(report.id, made)),
        beginReport(scope, report, due),
        made.reporter?.email !== undefined && tellReporter(scope, report, 'received', now),
      ]);
      return this.receiptOf(report, due);
    });
  }

  /** Within the transaction: a report that is not kept costs no proof. */
  private async spend({ proofs }: VigilanceScope, given: string, now: Date): Promise<void> {
    if (!(await proofs.spend(await this.proofs.check(given), now))) throw refusedProof();
  }

  private async again(scope: VigilanceScope, earlier: { id: ReportId; bodyHash: Buffer }, sent: SentUnder | null) {
    if (!sent?.bodyHash.equals(earlier.bodyHash)) {
      throw new Invalid('idempotency_key_reused', 'This key was used for another report.', [
        { code: 'idempotency_key_reused', message: 'was used for another report', field: '/Idempotency-Key' },
      ]);
    }
    return scope.reports.get(earlier.id);
  }

  private receiptOf({ id, number, receivedAt, claim }: ReportFacts, due: Date): Receipt {
    return { number, code: this.codes.of(id), receivedAt, claim, due };
  }

  private claimOf({ questionsVersion, answers, text }: ReportMade): Claim {
    const tree = this.intake.tree('fr');
    if (tree.version !== questionsVersion) {
      throw new Conflict('questions_changed', `The questions are now of version ${tree.version}.`, {
        version: tree.version,
      });
    }
    if (text.length > this.intake.longestText) {
      throw invalid([
        { code: 'max_length', message: `has at most ${this.intake.longestText} characters`, field: '/text' },
      ]);
    }
    const followed = followAnswers(tree, answers);
    if ('claim' in followed) return followed.claim;
    throw invalid(
      followed.faults.map(({ question, fault }) => ({
        code: `answer_${fault}`,
        message: fault,
        field: `/answers/${question}`,
      })),
    );
  }

  /** What is not found in the catalogue is kept under the name given: no report is lost over an address. */
  private async applicationOf({
    applicationId,
    application: slug,
  }: ReportMade): Promise<ListedApplication | undefined> {
    if (applicationId === undefined) return slug === undefined ? undefined : this.applications.find(slug);
    const application = await this.applications.byId(applicationId);
    if (!application) throw new NotFound('application', applicationId);
    return application;
  }
}

const invalid = (reasons: readonly Reason[]) =>
  new Invalid('validation_failed', 'Some values are not accepted.', reasons);

function sealingOf(subject: ReportId, { text, reporter = {} }: ReportMade) {
  const { email } = reporter;
  return {
    subject,
    contents: { [BOXES.identity]: JSON.stringify(reporter), [BOXES.narrative]: text },
    traces: email === undefined ? {} : { email },
  };
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest();

/** Keys of one application are its own: those of another publisher cannot stand in the way of its reports. */
const sentUnder = (key: string, made: ReportMade): SentUnder => ({
  keyHash: sha256(made.applicationId === undefined ? key : `${made.applicationId} ${key}`),
  bodyHash: sha256(JSON.stringify(made, sortedKeys)),
});

/** The same report in another order of its names is the same report. */
const sortedKeys = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
    : value;
