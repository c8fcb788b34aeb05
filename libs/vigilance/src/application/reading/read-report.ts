import { Injectable } from '@nestjs/common';
import { Clock, DomainError, SYSTEM } from '#libs/kernel';
import type { Contents, Opening } from '#libs/vault';
import { isAlarming } from '../../domain/report/alarm.js';
import type { MachineReading } from '../../domain/report/machine-reading.js';
import { BOXES } from '../../domain/report/report.js';
import type { ReportId } from '../../domain/report/triage.js';
import { triageDue } from '../../domain/report/triage-limit.js';
import { gravest } from '../../domain/report/vocabulary.js';
import { alarm } from '../intake/begin-report.js';
import { IncidentRules } from '../neighbours.js';
import { reportSubject, TRIAGE_TIMER } from '../report-subject.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import type { VigilanceScope } from '../vigilance.work.js';

export interface KnownNames {
  /** Of no person here, such as that of the application: they stay. */
  readonly kept: readonly string[];
  /** Of the reporter: they go, wherever they stand. */
  readonly persons: readonly string[];
}

/** Software that takes the people out of a text and reads what is left. */
export abstract class ReportReader {
  abstract read(text: string, names: KnownNames): Omit<MachineReading, 'readAt'>;
}

/** Why software opens what somebody wrote; the reporter sees it. */
const BECAUSE = 'Lecture automatique';

/** Software reads a report once: it makes the copy that others work on, and may raise the severity. */
@Injectable()
export class ReadReport {
  constructor(
    private readonly reader: ReportReader,
    private readonly rules: IncidentRules,
    private readonly clock: Clock,
  ) {}

  /** May run twice, and late: a report that was read or sorted meanwhile keeps what people made of it. */
  async execute(scope: VigilanceScope, reportId: ReportId): Promise<void> {
    const [triage, isRead, report] = await Promise.all([
      scope.triages.forUpdate(reportId),
      scope.reports.isRead(reportId),
      scope.reports.get(reportId),
    ]);
    if (isRead) return;
    const names = [BOXES.narrative, BOXES.identity];
    const contents = await openedOf(scope, { subject: reportId, names, actor: SYSTEM, because: BECAUSE });
    if (!contents) return;
    const at = this.clock.now();
    const known = { kept: [report.applicationName], persons: personsIn(contents[BOXES.identity]) };
    const reading = { ...this.reader.read(contents[BOXES.narrative] ?? '', known), readAt: at };
    await scope.reports.keepReading(reportId, reading);

    const before = triage.toSnapshot();
    if (before.state !== 'received') return;
    const { triage: periods, calendar } = await this.rules.inForce();
    const { kind, severity, services } = reading;
    const worst = { kind, severity: gravest(before.severity, severity) };
    triage.read({ kind, severity, services }, triageDue(report.awareAt, worst, periods, calendar));
    const after = triage.toSnapshot();
    const subject = reportSubject(reportId);
    await Promise.all([
      scope.triages.save(triage),
      scope.journal.append({
        kind: 'incident-report.read',
        subject,
        actor: SYSTEM,
        at,
        from: before.state,
        to: after.state,
        facts: { number: report.number, kind: after.kind, severity: after.severity, model: reading.model },
      }),
      after.dueAt && scope.timers.set({ subject, kind: TRIAGE_TIMER, dueAt: after.dueAt }),
      scope.signals.noteReport(reportId),
      scope.outbox.announce({
        name: 'vigilance.report-read.v1',
        payload: {
          reportId,
          number: report.number,
          kind: after.kind,
          severity: after.severity,
          alerts: reading.alerts,
        },
        occurredAt: at,
      } satisfies VigilanceEvent),
      isAlarming(after.kind, after.severity, reading.alerts) &&
        alarm(scope, { reportId, kind: after.kind, severity: after.severity }, at),
    ]);
  }
}

/** Undefined once its key was destroyed: nothing is left to be read, and people sort it by what was claimed. */
async function openedOf({ vault }: VigilanceScope, opening: Opening): Promise<Contents | undefined> {
  try {
    return await vault.open(opening);
  } catch (fault) {
    if (fault instanceof DomainError && fault.code === 'erased') return undefined;
    throw fault;
  }
}

/** The reporter's own name, so that it is found in the text however rare it is. */
function personsIn(identity = '{}'): readonly string[] {
  const { name } = JSON.parse(identity) as { readonly name?: string };
  return name === undefined ? [] : [name];
}
