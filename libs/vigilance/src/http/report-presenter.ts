import { Injectable } from '@nestjs/common';
import type { Acting } from '#libs/access';
import { type ActionView, lifeOf, limitAt } from '#libs/http';
import { Clock, NotFound, offers } from '#libs/kernel';
import type { Contents } from '#libs/vault';
import { CaseReads } from '../application/case/case-reads.js';
import type { Followed } from '../application/follow-up/follow-report.js';
import { IntakeRules } from '../application/neighbours.js';
import { type InboxRow, ReportReads } from '../application/triage/report-reads.js';
import type { QuestionTree } from '../domain/question/question-tree.js';
import type { Attachment } from '../domain/report/attachment.js';
import type { MachineReading } from '../domain/report/machine-reading.js';
import { BOXES } from '../domain/report/report.js';
import { type ReportId, Triage, type TriageSnapshot } from '../domain/report/triage.js';
import { triageConditionTexts, triageLifecycle } from '../domain/report/triage.lifecycle.js';
import { SORTS } from '../vigilance.operations.js';
import { caseLine } from './case/case-presenter.js';
import { CASE_WORDS } from './case/case-words.js';
import type {
  IncidentAttachmentView,
  IncidentContentView,
  IncidentLineView,
  IncidentQuestionsView,
  IncidentReportView,
  MachineReadingView,
  PublicReportView,
} from './report.view.js';
import { KEPT_AS_IT_CAME, OUTCOME_WORDS, REMADE, STATE_WORDS } from './report-words.js';
import { followedCommitment, RequestPresenter } from './request/request-presenter.js';
import { RoutePresenter } from './route/route-presenter.js';

const HREFS = { sort: ['sorting', 'route'], askLowering: ['lowering'] } as const;

/** A report as each reader gets it. */
@Injectable()
export class ReportPresenter {
  constructor(
    private readonly reads: ReportReads,
    private readonly cases: CaseReads,
    private readonly rules: IntakeRules,
    private readonly routes: RoutePresenter,
    private readonly requests: RequestPresenter,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async view(acting: Acting, id: ReportId): Promise<IncidentReportView> {
    const found = await this.reads.find(id);
    if (!found) throw new NotFound('incident report', id);
    const { report, triage } = found;
    const similar = await this.reads.similar(id, this.rules.shownSimilar);
    const reading = await this.reads.reading(id);
    const incident = await this.cases.ofReport(id);
    const joinable = incident ? [] : await this.cases.joinableBy(report, this.rules.shownSimilar);
    const { kind, severity, services, lowering, outcome, motive, state, dueAt, version } = triage;
    return {
      ...lifeOf(triageLifecycle, state, STATE_WORDS, limitAt(dueAt, this.clock.now()), actionsOf(acting, triage)),
      id,
      number: report.number,
      channel: report.channel,
      receivedAt: report.receivedAt.toISOString(),
      applicationId: report.applicationId,
      applicationName: report.applicationName,
      appVersion: report.appVersion,
      system: report.system,
      answers: { ...report.answers },
      claimedKind: report.claim.kind,
      claimedSeverity: report.claim.severity,
      occurredOn: report.occurredOn,
      mayContact: report.mayContact,
      kind,
      severity,
      services: [...services],
      lowering,
      outcome,
      motive,
      messages: (await this.reads.messages(id)).length,
      attachments: (await this.reads.attachments(id)).map(attachmentView),
      copy: reading?.copy ?? null,
      reading: reading ? readingView(reading) : null,
      ...(await this.routes.ofReport(report, triage)),
      publisherRequests: await this.requests.linesFrom(id),
      similar: similar.map((row) => this.line(row)),
      incident: incident ? caseLine(incident, this.clock.now()) : null,
      joinable: joinable.map((one) => caseLine(one, this.clock.now())),
      version,
    };
  }

  line({ report, triage }: InboxRow): IncidentLineView {
    const { dueAt } = triage;
    return {
      id: report.id,
      number: report.number,
      receivedAt: report.receivedAt.toISOString(),
      applicationName: report.applicationName,
      applicationId: report.applicationId,
      kind: triage.kind,
      severity: triage.severity,
      state: triage.state,
      dueAt: dueAt?.toISOString() ?? null,
      overdue: dueAt !== null && dueAt < this.clock.now(),
      outcome: triage.outcome,
    };
  }
}

const readingView = ({ readAt, services, because, alerts, ...reading }: MachineReading): MachineReadingView => ({
  model: reading.model,
  kind: reading.kind,
  severity: reading.severity,
  topic: reading.topic,
  confidence: reading.confidence,
  unsure: reading.unsure,
  readAt: readAt.toISOString(),
  services: [...services],
  because: [...because],
  alerts: [...alerts],
});

/** Who seconds a lowering, and what is given as the reason, is said with the act. */
function actionsOf({ actor, standings }: Acting, triage: TriageSnapshot): ActionView[] {
  if (!SORTS.some((standing) => standings.has(standing))) return [];
  const kept = Triage.restore(triage).conditions(triage.severity, 'given with the act', actor.accountId);
  const lowered = Triage.restore(triage).conditions('none', 'given with the act', actor.accountId);
  const met = new Set([...kept, ...(triage.severity === 'none' ? [] : lowered)]);
  return offers(
    triageLifecycle,
    triage.state,
    new Set(['vigilance_officer'] as const),
    met,
    triageConditionTexts,
  ).flatMap(({ name, allowed, reasons }) =>
    name === 'read'
      ? []
      : HREFS[name].map((way) => ({
          name: way === 'route' ? way : name,
          allowed,
          reasons: [...reasons],
          method: 'POST' as const,
          href: `/api/v1/reports/${triage.reportId}/${way}`,
        })),
  );
}

export const questionsView = (tree: QuestionTree, longestText: number): IncidentQuestionsView => ({
  version: tree.version,
  language: tree.language,
  start: tree.start,
  longestText,
  questions: tree.questions.map(({ id, title, options }) => ({
    id,
    title,
    options: options.map(({ id: option, label, next, advice = [] }) => ({
      id: option,
      label,
      next,
      advice: advice.map((key) => tree.advice[key] ?? ''),
    })),
  })),
});

export function contentView(contents: Contents): IncidentContentView {
  const { [BOXES.narrative]: text = '', [BOXES.identity]: identity, ...rest } = contents;
  const added = Object.entries(rest).sort(([one], [other]) => noOf(one) - noOf(other));
  return {
    text,
    ...(identity !== undefined && { reporter: JSON.parse(identity) as Record<string, string> }),
    added: added.map(([, words]) => words),
  };
}

export const attachmentView = ({ no, type, size, at, remade }: Attachment): IncidentAttachmentView => ({
  no,
  type,
  size,
  at: at.toISOString(),
  metadataRemoved: remade,
  note: remade ? REMADE : KEPT_AS_IT_CAME,
});

const noOf = (box: string): number => Number(box.split(':')[1]);

export function followedView({
  report,
  triage,
  incident,
  request,
  messages,
  attachments,
  readings,
}: Followed): PublicReportView {
  return {
    number: report.number,
    receivedAt: report.receivedAt.toISOString(),
    applicationName: report.applicationName,
    state: triage.state,
    publicState: STATE_WORDS[triage.state],
    outcome: triage.outcome && OUTCOME_WORDS[triage.outcome],
    services: [...triage.services],
    incident: incident && {
      number: incident.snapshot.number,
      state: incident.snapshot.state,
      publicState: CASE_WORDS[incident.snapshot.state],
      contestableUntil: incident.contestableUntil,
      contest: incident.snapshot.contests.at(-1)?.state ?? null,
    },
    commitment: followedCommitment(request, report.id),
    messages: messages.map(({ author, at, text }) => ({ author, at: at.toISOString(), text })),
    attachments: attachments.map(attachmentView),
    readings: readings.map(({ role, because, at, names }) => ({
      role,
      because,
      at: at.toISOString(),
      identity: names.includes(BOXES.identity),
    })),
  };
}
