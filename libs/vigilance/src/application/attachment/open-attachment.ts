import { Injectable } from '@nestjs/common';
import { ExamineContent } from '#libs/files';
import { type Actor, Clock, Invalid } from '#libs/kernel';
import { type Attachment, attachmentBox } from '../../domain/report/attachment.js';
import type { ReportId } from '../../domain/report/triage.js';
import { reportSubject } from '../report-subject.js';
import { VigilanceWork } from '../vigilance.work.js';

export interface OpenedAttachment {
  /** Number of the report. */
  readonly report: string;
  readonly attachment: Attachment;
  readonly content: Buffer;
}

/** Gives a file to who reads the report, for a reason that the reporter will see. */
@Injectable()
export class OpenAttachment {
  constructor(
    private readonly work: VigilanceWork,
    private readonly examine: ExamineContent,
    private readonly clock: Clock,
  ) {}

  /**
   * An image was made anew when it came; the antivirus is asked about anything else now, and taking reports in never
   * waits for it.
   * @throws NotFound, Invalid `attachment_unknown`, `file_infected`, Conflict `erased`, DomainError `file_not_scanned_yet`
   */
  async execute(actor: Actor, reportId: ReportId, no: number, because: string): Promise<OpenedAttachment> {
    const opened = await this.work.transaction(async (scope) => {
      const { number } = await scope.reports.get(reportId);
      const attachment = await scope.attachments.find(reportId, no);
      if (!attachment) throw unknown(no);
      const box = attachmentBox(no);
      const { [box]: content } = await scope.vault.openBytes({ subject: reportId, names: [box], actor, because });
      if (!content) throw unknown(no);
      await scope.journal.append({
        kind: 'incident-report.opened',
        subject: reportSubject(reportId),
        actor,
        at: this.clock.now(),
        facts: { number, attachment: no },
        secrets: { because },
      });
      return { report: number, attachment, content };
    });
    if (!opened.attachment.remade) await this.examine.execute(opened.content);
    return opened;
  }
}

const unknown = (no: number) =>
  new Invalid('attachment_unknown', `The report has no file ${no}.`, [
    { code: 'attachment_unknown', message: 'is no file of this report', field: '/attachment' },
  ]);
