import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler, type TimerPayload } from '#libs/jobs';
import { Clock, dayOf } from '#libs/kernel';
import { CaseLimits } from '../../application/case/case-limits.js';
import type { VigilanceEvents } from '../../application/vigilance.events.js';
import { JobWork } from '../../application/vigilance.work.js';
import type { CaseId } from '../../domain/case/case-snapshot.js';
import { CaseMail } from './case-mail.js';

/** A case was not qualified, or not concluded, in time. */
@Injectable()
@Handles('vigilance.case-limit')
export class CaseLimitHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly limits: CaseLimits,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { subjectId, kind, dueAt } = payload as TimerPayload;
    return this.work.within(tx, (scope) => this.limits.passed(scope, subjectId as CaseId, kind, dueAt));
  }
}

const LATE = {
  contest: { fr: 'une contestation à trancher, en retard', en: 'a contest to be settled, late' },
  route: {
    fr: 'une orientation vers les services compétents, en retard',
    en: 'a report to be routed to the competent services, late',
  },
  incident: { fr: 'un dossier d’incident, en retard', en: 'an incident case, late' },
} as const;

/** Tells those on duty, once for each limit. */
@Injectable()
@Handles('vigilance.escalate-case')
export class EscalateCaseHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly mail: CaseMail,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const {
      caseId,
      dueAt,
      contested,
      toRoute = false,
    } = payload as VigilanceEvents['vigilance.case-limit-exceeded.v1'];
    return this.work.within(tx, async (scope) => {
      const incident = (await scope.cases.forUpdate(caseId)).toSnapshot();
      await this.mail.send(tx, incident, {
        key: `${toRoute ? 'case-unrouted' : 'case-late'}:${caseId}:${dueAt}`,
        what: contested ? LATE.contest : toRoute ? LATE.route : LATE.incident,
        dueOn: dayOf(new Date(dueAt)),
        roles: contested ? ['oversight'] : ['vigilance_officer', 'duty_officer'],
      });
    });
  }
}

/** Who is on duty is asked to suspend: he decides in hours, a signatory ratifies in days. */
@Injectable()
@Handles('vigilance.tell-duty')
export class TellDutyHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly mail: CaseMail,
    private readonly clock: Clock,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { caseId } = payload as VigilanceEvents['vigilance.measure-proposed.v1'];
    return this.work.within(tx, async (scope) => {
      const incident = (await scope.cases.forUpdate(caseId)).toSnapshot();
      await this.mail.send(tx, incident, {
        key: `case-suspension:${caseId}`,
        what: { fr: 'une suspension est proposée', en: 'a suspension is proposed' },
        dueOn: this.clock.today(),
        roles: ['duty_officer'],
      });
    });
  }
}

/** A contest was lodged: the oversight body rules on it. */
@Injectable()
@Handles('vigilance.tell-oversight')
export class TellOversightHandler implements JobHandler {
  constructor(
    private readonly work: JobWork,
    private readonly mail: CaseMail,
  ) {}

  run(tx: EntityManager, payload: unknown): Promise<void> {
    const { caseId, action, version } = payload as VigilanceEvents['vigilance.case-moved.v1'];
    if (action !== 'contest') return Promise.resolve();
    return this.work.within(tx, async (scope) => {
      const incident = await scope.cases.forUpdate(caseId);
      if (!incident.pending) return;
      await this.mail.send(tx, incident.toSnapshot(), {
        key: `case-contest:${caseId}:${version}`,
        what: { fr: 'une contestation est à trancher', en: 'a contest is to be settled' },
        dueOn: dayOf(new Date(incident.pending.dueAt)),
        roles: ['oversight'],
      });
    });
  }
}
