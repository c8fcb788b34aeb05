import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Accounts, Organisations } from '#libs/identity';
import { type AccountId, type Day, dayOf } from '#libs/kernel';
import { type LetterData, Letters } from '#libs/notification';
import type { Attention, AuditLetters } from '../application/audit.work.js';
import type { Audit } from '../domain/audit/audit.js';
import type { AuditSnapshot } from '../domain/audit/audit-snapshot.js';
import { inWords } from '../domain/audit/own-motives.js';
import { attentionWords, outcomeWords, reasonWords } from './letter-words.js';

type ToPublisher = Extract<keyof LetterData, `audit-${string}`> & Exclude<keyof LetterData, 'audit-attention'>;

/** Writes the letters about audits, in the transaction of what they tell. */
@Injectable()
export class AuditPost {
  constructor(
    private readonly letters: Letters,
    private readonly organisations: Organisations,
    private readonly accounts: Accounts,
  ) {}

  within(tx: EntityManager): AuditLetters {
    const publisher = <Name extends ToPublisher>(
      audit: Audit,
      template: Name,
      data: (audit: AuditSnapshot) => LetterData[Name],
    ) => this.toPublisher(tx, audit.toSnapshot(), template, data(audit.toSnapshot()));
    return {
      announced: (audit) =>
        publisher(audit, 'audit-announced', ({ applicationName, startsOn, reason }) => ({
          application: applicationName,
          startsOn: known(startsOn),
          reason: reasonWords[reason],
        })),
      started: (audit) =>
        publisher(audit, 'audit-started', ({ applicationName, startedAt, reason }) => ({
          application: applicationName,
          startedOn: dayOf(known(startedAt)),
          reason: reasonWords[reason],
        })),
      documentsAsked: (audit) =>
        publisher(audit, 'audit-documents-asked', ({ applicationName, access }) => ({
          application: applicationName,
          documents: known(access).documents,
          answerBy: known(access).dueOn,
        })),
      reportReady: (audit) =>
        publisher(audit, 'audit-report-ready', ({ applicationName, drafts, observationsDueOn }) => ({
          application: applicationName,
          findings: drafts.length,
          answerBy: known(observationsDueOn),
        })),
      findingsConfirmed: (audit) =>
        publisher(audit, 'audit-findings-confirmed', ({ applicationName, drafts }) => ({
          application: applicationName,
          findings: drafts.filter(({ state }) => state === 'kept').length,
        })),
      cancelled: async (audit) => {
        if (audit.toSnapshot().toldAt === null) return;
        await publisher(audit, 'audit-cancelled', ({ applicationName, cancelMotive }) => ({
          application: applicationName,
          motive: inWords(known(cancelMotive)),
        }));
      },
      closed: (audit) =>
        publisher(audit, 'audit-closed', ({ applicationName, outcome, closedAt }) => ({
          application: applicationName,
          outcome: outcomeWords[known(outcome)],
          closedOn: dayOf(known(closedAt)),
        })),
      attention: (audit, what, dueOn) => this.toAuditors(tx, audit.toSnapshot(), what, dueOn),
    };
  }

  /** The version is in the key: a second announcement is another letter, a second run is not. */
  private async toPublisher<Name extends ToPublisher>(
    tx: EntityManager,
    { id, version, organisationId }: AuditSnapshot,
    template: Name,
    data: LetterData[Name],
  ): Promise<void> {
    for (const { accountId } of await this.organisations.toNotify(organisationId)) {
      await this.letters.post(tx, {
        template,
        key: `${template}:${id}:${version}:${accountId}`,
        to: { accountId },
        about: { kind: 'audit', id },
        path: `/espace/audits/${id}`,
        data,
      });
    }
  }

  private async toAuditors(tx: EntityManager, audit: AuditSnapshot, what: Attention, dueOn: Day): Promise<void> {
    const { id, applicationName, cause } = audit;
    for (const accountId of await this.auditorsOf(audit)) {
      await this.letters.post(tx, {
        template: 'audit-attention',
        key: `audit-attention:${id}:${what}:${what === 'out_of_turn' ? cause : dueOn}:${accountId}`,
        to: { accountId },
        about: { kind: 'audit', id },
        path: `/admin/audits/${id}`,
        data: { application: applicationName, what: attentionWords[what], dueOn },
      });
    }
  }

  private async auditorsOf({ leadId }: AuditSnapshot): Promise<readonly AccountId[]> {
    return leadId ? [leadId] : (await this.accounts.holdersOf('auditor')).map(({ id }) => id);
  }
}

/** @throws Error when the step that is told of did not set it */
function known<Value>(value: Value | null): Value {
  if (value === null) throw new Error('a letter tells what has not happened');
  return value;
}
