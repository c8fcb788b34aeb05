import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts } from '#libs/identity';
import { Handles, type JobHandler } from '#libs/jobs';
import { dayOf, type Words } from '#libs/kernel';
import { Letters } from '#libs/notification';
import type { VigilanceEvents } from '../application/vigilance.events.js';
import { JobWork } from '../application/vigilance.work.js';
import type { ReportId } from '../domain/report/triage.js';
import { caseSeverity } from '../domain/report/vocabulary.js';

const ROLES = ['duty_officer', 'vigilance_officer'] as const;

interface Attention {
  readonly key: string;
  readonly reportId: ReportId;
  readonly what: Words;
  readonly roles: readonly (typeof ROLES)[number][];
}

/** Writes to those who answer for reports. The letter holds a number and a limit, never a word of the report. */
@Injectable()
export class VigilanceMail {
  constructor(
    private readonly work: JobWork,
    private readonly letters: Letters,
    private readonly accounts: Accounts,
  ) {}

  send(tx: EntityManager, { key, reportId, what, roles }: Attention): Promise<void> {
    return this.work.within(tx, async (scope) => {
      const { number, applicationName } = await scope.reports.get(reportId);
      const { dueAt } = (await scope.triages.forUpdate(reportId)).toSnapshot();
      if (dueAt === null) return;
      const holders = await Promise.all(roles.map((role) => this.accounts.holdersOf(role)));
      for (const accountId of new Set(holders.flat().map(({ id }) => id))) {
        await this.letters.post(tx, {
          template: 'report-attention',
          key: `${key}:${accountId}`,
          to: { accountId },
          about: { kind: 'incident-report', id: reportId },
          path: `/admin/reports/${reportId}`,
          data: { report: number, application: applicationName, what, dueOn: dayOf(dueAt) },
        });
      }
    });
  }
}

/** Once for each report: what was claimed to be grave is not told again when software reads it so too. */
@Injectable()
@Handles('vigilance.alert')
export class AlertHandler implements JobHandler {
  constructor(private readonly mail: VigilanceMail) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { reportId, kind, severity } = payload as VigilanceEvents['vigilance.report-alarming.v1'];
    const what =
      caseSeverity(kind, severity) === 'S1'
        ? { fr: 'danger ou atteinte grave', en: 'danger or serious harm' }
        : { fr: 'atteinte possible à la santé', en: 'possible harm to health' };
    return this.mail.send(tx, { key: `report-alert:${reportId}`, reportId, what, roles: ROLES });
  }
}

/** A limit passed: those on duty are told, and the report stays where it is. */
@Injectable()
@Handles('vigilance.escalate')
export class EscalateReportHandler implements JobHandler {
  constructor(private readonly mail: VigilanceMail) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { reportId, dueAt } = payload as VigilanceEvents['vigilance.limit-exceeded.v1'];
    const what = { fr: 'un signalement à qualifier, en retard', en: 'a report to be qualified, late' };
    return this.mail.send(tx, { key: `report-late:${reportId}:${dueAt}`, reportId, what, roles: ROLES });
  }
}
