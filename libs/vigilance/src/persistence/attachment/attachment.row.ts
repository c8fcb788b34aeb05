import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Attachment, AttachmentType } from '../../domain/report/attachment.js';
import type { ReportId } from '../../domain/report/triage.js';

@Entity({ schema: 'vigilance', name: 'attachment' })
export class AttachmentRow implements Attachment {
  @PrimaryColumn('uuid', { name: 'report_id' }) reportId!: ReportId;
  @PrimaryColumn('int') no!: number;
  @Column('text') type!: AttachmentType;
  @Column('int') size!: number;
  @Column('boolean') remade!: boolean;
  @Column('timestamptz') at!: Date;
  @Column('bytea', { select: false }) fingerprint!: Buffer;
}

export const attachmentOf = ({ no, type, size, remade, at }: AttachmentRow): Attachment => ({
  no,
  type,
  size,
  remade,
  at,
});
