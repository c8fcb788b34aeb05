import { Injectable } from '@nestjs/common';
import type { Acting, Standing } from '#libs/access';
import { type ActionView, lifeOf } from '#libs/http';
import { NotFound, offers } from '#libs/kernel';
import { type Campaign, SignalReads } from '../../application/signal/signal-reads.js';
import type { CaseReport } from '../../domain/case/case-opening.js';
import { caseConditions, type SignalId, type SignalSnapshot } from '../../domain/signal/signal.js';
import {
  type SignalAction,
  type SignalCondition,
  type SignalParty,
  signalConditionTexts,
  signalLifecycle,
} from '../../domain/signal/signal.lifecycle.js';
import type { Evidence } from '../../domain/signal/signal-numbers.js';
import { vigilanceOperations } from '../../vigilance.operations.js';
import type {
  ReportCampaignView,
  SignalEvidenceView,
  SignalLineView,
  SignalReportView,
  SignalView,
} from './signal.view.js';
import { METHOD_WORDS, SIGNAL_WORDS } from './signal-words.js';

/** Reports on the page of one signal, at most. */
const SHOWN = 200;

const ROUTES: Readonly<Partial<Record<SignalAction, readonly [keyof typeof vigilanceOperations, string]>>> = {
  close: ['closeSignal', 'closure'],
  markFalseAlarm: ['markSignalFalseAlarm', 'false-alarm'],
  openCase: ['openCaseFromSignal', 'case'],
};
const PEOPLE: ReadonlySet<SignalParty> = new Set(['vigilance_officer', 'duty_officer']);

/** A signal as each reader gets it. */
@Injectable()
export class SignalPresenter {
  constructor(private readonly reads: SignalReads) {}

  /** @throws NotFound */
  async view({ standings }: Acting, id: SignalId): Promise<SignalView> {
    const signal = await this.find(id);
    const { numbers } = signal;
    const reports = await this.reads.reportsOf(signal, SHOWN);
    const loose = reports.filter(({ caseId }) => caseId === null).length;
    return {
      ...lifeOf(signalLifecycle, signal.state, SIGNAL_WORDS, null, actionsOn(signal, loose, standings)),
      id,
      number: signal.number,
      applicationId: signal.applicationId,
      applicationName: signal.applicationName,
      category: numbers.category,
      topic: signal.topic,
      cases: numbers.cases,
      windowWeeks: numbers.windowWeeks,
      week: numbers.week,
      thresholds: numbers.thresholds,
      evidence: numbers.evidence.map(evidenceView),
      multiplicity: { ...numbers.multiplicity },
      rate: { ...numbers.rate },
      chart: `/api/v1/signals/${id}/chart.svg`,
      series: numbers.series.map((week) => ({ ...week })),
      reports: reports.map(reportView),
      campaigns: (await this.reads.campaignsOf(signal)).map(campaignView),
      openedAt: signal.openedAt.toISOString(),
      end: signal.end && { ...signal.end },
      caseId: signal.caseId,
      version: signal.version,
    };
  }

  /** @throws NotFound */
  async find(id: SignalId): Promise<SignalSnapshot> {
    const signal = await this.reads.find(id);
    if (!signal) throw new NotFound('signal', id);
    return signal;
  }
}

export const signalLine = ({ numbers, openedAt, ...signal }: SignalSnapshot): SignalLineView => ({
  id: signal.id,
  number: signal.number,
  applicationId: signal.applicationId,
  applicationName: signal.applicationName,
  topic: signal.topic,
  cases: numbers.cases,
  methods: numbers.evidence.map(({ method }) => method),
  state: signal.state,
  publicState: SIGNAL_WORDS[signal.state],
  openedAt: openedAt.toISOString(),
  version: signal.version,
});

export const campaignView = ({ firstAt, lastAt, beside, ...campaign }: Campaign): ReportCampaignView => ({
  ...campaign,
  firstAt: firstAt.toISOString(),
  lastAt: lastAt.toISOString(),
  beside: beside.map((report) => ({ ...report })),
});

function actionsOn(signal: SignalSnapshot, loose: number, standings: ReadonlySet<Standing>): ActionView[] {
  const met = new Set<SignalCondition>(['motive_given', ...caseConditions(signal, loose)]);
  return offers(signalLifecycle, signal.state, PEOPLE, met, signalConditionTexts).flatMap(
    ({ name, allowed, reasons }) => {
      const [operation, path] = ROUTES[name] ?? [];
      if (!operation || !isFor(operation, standings)) return [];
      return [{ name, allowed, reasons: [...reasons], method: 'POST', href: `/api/v1/signals/${signal.id}/${path}` }];
    },
  );
}

const isFor = (operation: keyof typeof vigilanceOperations, standings: ReadonlySet<Standing>): boolean => {
  const { allow } = vigilanceOperations[operation];
  return Array.isArray(allow) && allow.some((standing) => standings.has(standing));
};

const evidenceView = ({ method, figures, ...evidence }: Evidence): SignalEvidenceView => ({
  ...evidence,
  method,
  words: METHOD_WORDS[method],
  figures: Object.entries(figures).map(([name, value]) => ({
    name,
    value: typeof value === 'number' ? value : null,
    text: typeof value === 'number' || value === null ? null : String(value),
  })),
});

const reportView = ({ id, number, receivedAt, kind, severity, caseId }: CaseReport): SignalReportView => ({
  id,
  number,
  receivedAt: receivedAt.toISOString(),
  kind,
  severity,
  caseId,
});
