import { Injectable } from '@nestjs/common';
import { Clock, Conflict, type Day, Invalid, NotFound, SYSTEM } from '#libs/kernel';
import { type Reading, Vault } from '#libs/vault';
import { contestableUntil } from '../../domain/case/case-limits.js';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import { contestable } from '../../domain/case/incident-case.js';
import type { Attachment } from '../../domain/report/attachment.js';
import { isCode } from '../../domain/report/follow-up-code.js';
import { messageBox, type ReportFacts } from '../../domain/report/report.js';
import type { TriageSnapshot } from '../../domain/report/triage.js';
import type { RequestSnapshot } from '../../domain/request/publisher-request.js';
import { CaseRules } from '../case/case-neighbours.js';
import { CaseReads } from '../case/case-reads.js';
import { FollowUpCodes, IntakeRules } from '../neighbours.js';
import { reportSubject } from '../report-subject.js';
import { RequestReads } from '../request/request.work.js';
import { type ReportMessage, ReportReads } from '../triage/report-reads.js';
import { type VigilanceScope, VigilanceWork } from '../vigilance.work.js';

/** What a reporter holds. */
export interface Ticket {
  readonly number: string;
  readonly code: string;
}

/** The case a report is looked into with. */
export interface FollowedCase {
  readonly snapshot: CaseSnapshot;
  /** The last day to contest how it was concluded; null when there is nothing to contest. */
  readonly contestableUntil: Day | null;
}

export interface Followed {
  readonly incident: FollowedCase | null;
  readonly report: ReportFacts;
  /** What the publisher was sent last of it. */
  readonly request: RequestSnapshot | null;
  readonly triage: TriageSnapshot;
  readonly messages: readonly (ReportMessage & { readonly text: string })[];
  readonly attachments: readonly Attachment[];
  /** Who has read what of the vault. */
  readonly readings: readonly Reading[];
}

/** Why the boxes are opened for the reporter himself: not shown among the readings by others. */
export const OWN_READING = 'Suivi par le déclarant';

/** A reporter follows his report with its number and its code, without an account. */
@Injectable()
export class FollowReport {
  constructor(
    private readonly work: VigilanceWork,
    private readonly reads: ReportReads,
    private readonly cases: CaseReads,
    private readonly caseRules: CaseRules,
    private readonly requests: RequestReads,
    private readonly codes: FollowUpCodes,
    private readonly intake: IntakeRules,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound for a wrong number as for a wrong code: neither may be guessed with the help of the other */
  async read(ticket: Ticket): Promise<Followed> {
    const report = await this.find(ticket);
    const triage = await this.reads.triage(report.id);
    const messages = await this.reads.messages(report.id);
    const readings = (await this.vault.readings(report.id)).filter(({ because }) => because !== OWN_READING);
    if (!triage) throw new NotFound('incident report', ticket.number);
    const incident = await this.incidentOf(report);
    const request = (await this.requests.lastOf(report.id)) ?? null;
    const attachments = await this.reads.attachments(report.id);
    const words = await this.withWords(report, messages);
    return { report, triage, incident, request, messages: words, attachments, readings };
  }

  private async incidentOf({ id }: ReportFacts): Promise<FollowedCase | null> {
    const snapshot = await this.cases.ofReport(id);
    if (!snapshot) return null;
    const rule = await this.caseRules.inForce();
    const offered = contestable(snapshot, this.clock.now(), rule);
    return { snapshot, contestableUntil: offered ? contestableUntil(snapshot.stateSince, rule) : null };
  }

  /** Adds to the report. @throws NotFound, Invalid, Conflict `too_many_messages` */
  async add(ticket: Ticket, text: string): Promise<Followed> {
    const report = await this.find(ticket);
    if (text.length > this.intake.longestMessage) {
      const message = `has at most ${this.intake.longestMessage} characters`;
      throw new Invalid('validation_failed', 'Some values are not accepted.', [
        { code: 'max_length', message, field: '/text' },
      ]);
    }
    await this.work.transaction(async (scope) => {
      /** Locks the report: two messages at once get two numbers. */
      await scope.triages.forUpdate(report.id);
      await this.keep(scope, report, text);
    });
    return this.read(ticket);
  }

  /** In the caller's transaction, which has locked the report. @returns the number of the message */
  async keep(scope: VigilanceScope, report: ReportFacts, text: string): Promise<number> {
    if ((await scope.messages.count(report.id, 'reporter')) >= this.intake.messagesAtMost) {
      throw new Conflict('too_many_messages', 'Nothing more can be added to this report: make another.');
    }
    const at = this.clock.now();
    const no = await scope.messages.add(report.id, 'reporter', at);
    await scope.vault.add(report.id, messageBox(no), text);
    await scope.journal.append({
      kind: 'incident-report.added-to',
      subject: reportSubject(report.id),
      actor: SYSTEM,
      at,
      facts: { number: report.number, message: no },
    });
    return no;
  }

  /** Also a reading of one's own words is written down. */
  private async withWords(report: ReportFacts, messages: readonly ReportMessage[]) {
    if (messages.length === 0) return [];
    const names = messages.map(({ no }) => messageBox(no));
    const words = await this.work.transaction((scope) =>
      scope.vault.open({ subject: report.id, names, actor: SYSTEM, because: OWN_READING }),
    );
    return messages.map((message) => ({ ...message, text: words[messageBox(message.no)] ?? '' }));
  }

  /** @throws NotFound for a wrong number as for a wrong code */
  async find({ number, code }: Ticket): Promise<ReportFacts> {
    const report = await this.reads.byNumber(number.trim().toUpperCase());
    if (report && isCode(code, this.codes.of(report.id))) return report;
    throw new NotFound('incident report', number);
  }
}
