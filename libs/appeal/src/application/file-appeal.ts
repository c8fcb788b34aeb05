import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, dayOf, endOf, lastDay, NotFound, newId } from '#libs/kernel';
import { Appeal, type AppealSnapshot, filedInTime } from '../domain/appeal.js';
import { againstDecision, againstInaction, NEVER } from '../domain/lodging.js';
import type { AppealEvent } from './appeal.events.js';
import { AppealWork } from './appeal.work.js';
import { personOf, subjectOf } from './appeal-action.js';
import { setTimers } from './keep-appeal.js';
import { type AppealRule, AppealRules, ContestedReader } from './neighbours.js';

type Contesting = Pick<
  AppealSnapshot,
  | 'appellantId'
  | 'contested'
  | 'decisionId'
  | 'dossierId'
  | 'contestedNumber'
  | 'applicationId'
  | 'applicationName'
  | 'limitDueAt'
> & { readonly rule: AppealRule; readonly window: ReturnType<typeof againstDecision> };

/** A publisher appeals. What comes outside of its time is filed all the same: a member says that it is inadmissible. */
@Injectable()
export class FileAppeal {
  constructor(
    private readonly work: AppealWork,
    private readonly contested: ContestedReader,
    private readonly rules: AppealRules,
    private readonly clock: Clock,
  ) {}

  /** Against a decision that he has read. @throws NotFound, Conflict `already_appealed`, `not_notified` */
  async againstDecision(actor: Actor, decisionId: string, grounds: string): Promise<AppealSnapshot> {
    const decision = await this.contested.decision(decisionId);
    if (!decision) throw new NotFound('decision', decisionId);
    const { appealUntil, dossierId, number, organisationId, applicationId, applicationName } = decision;
    if (appealUntil === null) throw new Conflict('not_notified', 'The decision was not received yet: read it first.');
    return this.file(actor, grounds, {
      appellantId: organisationId,
      contested: 'decision',
      decisionId,
      dossierId,
      contestedNumber: number,
      applicationId,
      applicationName,
      limitDueAt: null,
      window: againstDecision(appealUntil),
      rule: await this.rules.under(decision.frameworkVersion),
    });
  }

  /** Against a limit that the authority let pass. @throws NotFound, Conflict `already_appealed`, `not_filed_yet` */
  async againstInaction(actor: Actor, dossierId: string, grounds: string): Promise<AppealSnapshot> {
    const dossier = await this.contested.dossier(dossierId);
    if (!dossier) throw new NotFound('dossier', dossierId);
    const { number, organisationId, applicationId, applicationName, waitsForAuthority, dueAt } = dossier;
    if (number === null) throw new Conflict('not_filed_yet', 'The request was not filed: nobody is late.');
    const rule = await this.rules.under(dossier.frameworkVersion);
    const late = waitsForAuthority && dueAt !== null;
    return this.file(actor, grounds, {
      appellantId: organisationId,
      contested: 'inaction',
      decisionId: null,
      dossierId,
      contestedNumber: number,
      applicationId,
      applicationName,
      limitDueAt: dueAt,
      window: late ? againstInaction(dayOf(dueAt), rule.inactionAfter) : NEVER,
      rule,
    });
  }

  private file(actor: Actor, grounds: string, { rule, window, ...what }: Contesting): Promise<AppealSnapshot> {
    return this.work.transaction(async (scope) => {
      if (await scope.appeals.isKnown(what)) {
        throw new Conflict('already_appealed', 'An appeal was filed against this already.');
      }
      const [at, today] = [this.clock.now(), this.clock.today()];
      const appeal = Appeal.file({
        ...what,
        window,
        id: newId<'Appeal'>(),
        number: await scope.appeals.nextNumber(today.slice(0, 4)),
        appellantKind: 'publisher',
        frameworkVersion: rule.frameworkVersion,
        grounds,
        filedBy: personOf(actor),
        filedAt: at,
        dueAt: endOf(lastDay(today, rule.admissibility, rule.calendar)),
      });
      await scope.appeals.add(appeal);
      const filed = appeal.toSnapshot();
      const { id: appealId, number, state, version, contested, contestedNumber, inTimeFrom, inTimeUntil } = filed;
      await scope.journal.append({
        kind: 'appeal.file',
        subject: subjectOf(appealId),
        actor,
        at,
        to: state,
        facts: {
          number,
          against: contested,
          contested: contestedNumber,
          inTimeFrom,
          inTimeUntil,
          inTime: filedInTime(filed),
        },
      });
      await setTimers(scope, filed);
      await scope.outbox.announce({
        name: 'appeal.moved.v1',
        payload: { appealId, number, action: 'file', state, version },
        occurredAt: at,
      } satisfies AppealEvent);
      return filed;
    });
  }
}
