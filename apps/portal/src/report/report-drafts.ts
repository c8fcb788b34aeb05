import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ReportDesk } from '#http/vigilance';
import { Clock } from '#libs/kernel';
import { type Limits, MEGABYTE } from '../pages/report/steps.js';
import type { QuestionWay, ReportDraft } from './draft.js';

const NEW: Omit<ReportDraft, 'key' | 'questionsVersion'> = { answers: {}, files: [] };

/** Drafts of reports, with what their pages must know. */
@Injectable()
export class ReportDrafts {
  constructor(
    private readonly desk: ReportDesk,
    private readonly clock: Clock,
  ) {}

  /** @returns the token. @throws TooMany */
  begin(source: string, application?: ReportDraft['application']): Promise<string> {
    const { version } = this.way('fr');
    return this.desk.begin(source, {
      ...NEW,
      key: randomUUID(),
      questionsVersion: version,
      ...(application && { application }),
    } satisfies ReportDraft);
  }

  /** Answers to questions that are others by now are asked for again. */
  async read(token: string | undefined): Promise<ReportDraft | undefined> {
    if (!token) return undefined;
    const draft = (await this.desk.drafts.read(token)) as ReportDraft | undefined;
    const { version } = this.way('fr');
    if (!draft || draft.sent || draft.questionsVersion === version) return draft;
    return { ...draft, answers: {}, questionsVersion: version };
  }

  way(language: 'fr' | 'en'): QuestionWay {
    return this.desk.questions(language);
  }

  get limits(): Limits {
    const { longestText, attachments } = this.desk.rules;
    return {
      longestText,
      files: attachments.atMost,
      fileMegabytes: Math.floor(attachments.largestBytes / MEGABYTE),
      today: this.clock.today(),
    };
  }
}
