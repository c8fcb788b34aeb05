import type { EntityManager } from 'typeorm';
import type { AttachmentStore } from '../../application/vigilance.work.js';
import type { Attachment } from '../../domain/report/attachment.js';
import type { ReportId } from '../../domain/report/triage.js';
import { AttachmentRow, attachmentOf } from './attachment.row.js';

export class PgAttachments implements AttachmentStore {
  constructor(private readonly tx: EntityManager) {}

  count(reportId: ReportId): Promise<number> {
    return this.tx.countBy(AttachmentRow, { reportId });
  }

  async find(reportId: ReportId, no: number): Promise<Attachment | undefined> {
    const row = await this.tx.findOneBy(AttachmentRow, { reportId, no });
    return row ? attachmentOf(row) : undefined;
  }

  async sentBefore(reportId: ReportId, fingerprint: Buffer): Promise<Attachment | undefined> {
    const row = await this.tx.findOneBy(AttachmentRow, { reportId, fingerprint });
    return row ? attachmentOf(row) : undefined;
  }

  async add(reportId: ReportId, attachment: Attachment, fingerprint: Buffer): Promise<void> {
    await this.tx.insert(AttachmentRow, { ...attachment, reportId, fingerprint });
  }
}
