import { createHash, createHmac } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock, Conflict, SYSTEM } from '#libs/kernel';
import { Vault } from '#libs/vault';
import { type Attachment, attachmentBox } from '../../domain/report/attachment.js';
import type { ReportFacts } from '../../domain/report/report.js';
import { IntakeRules } from '../neighbours.js';
import { reportSubject } from '../report-subject.js';
import { type VigilanceScope, VigilanceWork } from '../vigilance.work.js';
import { AttachmentCleaner } from './attachment-cleaner.js';

/** Lays a file away in the vault, under the key of the report that it belongs to. */
@Injectable()
export class AttachFile {
  constructor(
    private readonly work: VigilanceWork,
    private readonly cleaner: AttachmentCleaner,
    private readonly intake: IntakeRules,
    private readonly vault: Vault,
    private readonly clock: Clock,
  ) {}

  /**
   * The same file sent again, after an answer that was lost, is kept once.
   * @throws Conflict `too_many_attachments`, `erased`; DomainError `attachment_kind_refused`, `attachment_unreadable`
   */
  async execute(report: ReportFacts, sent: Buffer): Promise<Attachment> {
    const fingerprint = this.fingerprintOf(report, sent);
    const { content, type, remade } = await this.cleaner.clean(sent);
    return this.work.transaction(async (scope) => {
      /** Locks the report: two files at once get two numbers. */
      await scope.triages.forUpdate(report.id);
      const earlier = await scope.attachments.sentBefore(report.id, fingerprint);
      if (earlier) return earlier;
      const no = await this.nextNo(scope, report);
      const attachment = { no, type, size: content.length, remade, at: this.clock.now() };
      await scope.attachments.add(report.id, attachment, fingerprint);
      await scope.vault.add(report.id, attachmentBox(no), content);
      await scope.journal.append({
        kind: 'incident-report.attached-to',
        subject: reportSubject(report.id),
        actor: SYSTEM,
        at: attachment.at,
        facts: { number: report.number, attachment: no, type, size: attachment.size },
      });
      return attachment;
    });
  }

  private async nextNo({ attachments }: VigilanceScope, { id }: ReportFacts): Promise<number> {
    const kept = await attachments.count(id);
    if (kept >= this.intake.attachments.atMost) {
      throw new Conflict('too_many_attachments', `A report has at most ${this.intake.attachments.atMost} files.`);
    }
    return kept + 1;
  }

  /** Keyed by the report: nobody finds out by it whether a file he holds was sent. */
  private fingerprintOf({ id }: ReportFacts, sent: Buffer): Buffer {
    const digest = createHash('sha256').update(sent).digest();
    return createHmac('sha256', this.vault.secretOf(id)).update('attachment').update(digest).digest();
  }
}
