import { Injectable } from '@nestjs/common';
import { type PublicReport, ReportDesk } from '#http/vigilance';
import type { Day } from '#libs/kernel';
import type { ReportDraft } from './draft.js';

/** Sends what was written. Sent twice, or again after a fault in between, it is one report with each file once. */
@Injectable()
export class SendDraft {
  constructor(private readonly desk: ReportDesk) {}

  /** @throws what ReportDesk.report throws */
  async execute(source: string, token: string, draft: ReportDraft): Promise<void> {
    const { number, code, next } = await this.desk.report(source, reportIn(draft), draft.key);
    for (const { no } of draft.files) {
      const content = await this.desk.drafts.file(token, no);
      if (content) await this.desk.attach({ number, code }, content);
    }
    const { key, questionsVersion, answers } = draft;
    const sent = { number, code, next: { fr: next.fr, en: next.en }, answers };
    await this.desk.drafts.write(token, { key, questionsVersion, answers: {}, files: [], sent } satisfies ReportDraft);
    for (const { no } of draft.files) await this.desk.drafts.removeFile(token, no);
  }
}

function reportIn({ application, questionsVersion, answers, text = '', details, contact }: ReportDraft): PublicReport {
  const { mayContact = false, ...reporter } = contact ?? {};
  const { occurredOn, ...rest } = details ?? {};
  return {
    ...(application?.slug !== undefined && { application: application.slug }),
    applicationName: application?.name ?? '',
    questionsVersion,
    answers,
    text,
    ...rest,
    ...(occurredOn !== undefined && { occurredOn: occurredOn as Day }),
    ...(Object.keys(reporter).length > 0 && { reporter }),
    mayContact,
  };
}
