import { Injectable } from '@nestjs/common';
import { NotFound } from '#libs/kernel';
import { AttachFile } from '../application/attachment/attach-file.js';
import { AttachmentCleaner } from '../application/attachment/attachment-cleaner.js';
import { ContestCase } from '../application/case/contest-case.js';
import { Drafts } from '../application/draft/drafts.js';
import { FollowReport, type Ticket } from '../application/follow-up/follow-report.js';
import { ReceiveReport, type ReportMade } from '../application/intake/receive-report.js';
import { IntakeRules } from '../application/neighbours.js';
import { SayFixed } from '../application/request/say-fixed.js';
import type { AttachmentType } from '../domain/report/attachment.js';
import { ReceiptPresenter } from './receipt-presenter.js';
import type { IncidentQuestionsView, IncidentReceiptView, PublicReportView } from './report.view.js';
import { followedView, questionsView } from './report-presenter.js';
import { SourceLimiter } from './source-limiter.js';

/** A file that a visitor adds before he sends: what hides in an image is gone already. */
export interface PreparedFile {
  readonly content: Buffer;
  readonly type: AttachmentType;
}

export type PublicReport = Omit<ReportMade, 'channel' | 'applicationId'>;

/**
 * Where anybody reports and follows, whichever process he speaks to: the same use cases, counted by where he is.
 * `source` is the address that trusted proxies give.
 */
@Injectable()
export class ReportDesk {
  constructor(
    private readonly receive: ReceiveReport,
    private readonly follow: FollowReport,
    private readonly contests: ContestCase,
    private readonly fixing: SayFixed,
    private readonly attaching: AttachFile,
    private readonly cleaner: AttachmentCleaner,
    private readonly intake: IntakeRules,
    private readonly receipts: ReceiptPresenter,
    private readonly limiter: SourceLimiter,
    readonly drafts: Drafts,
  ) {}

  /** What intake allows. */
  get rules(): Pick<IntakeRules, 'longestText' | 'longestMessage' | 'attachments' | 'drafts'> {
    return this.intake;
  }

  questions(language: 'fr' | 'en'): IncidentQuestionsView {
    return questionsView(this.intake.tree(language), this.intake.longestText);
  }

  /** @returns the token of the draft. @throws TooMany */
  async begin(source: string, content: object): Promise<string> {
    await this.limiter.countDraft(source);
    return this.drafts.begin(content, this.rules.drafts.keptHours);
  }

  /** A report that is open to who follows it: what he holds, under a token. */
  openFollowUp(ticket: Ticket): Promise<string> {
    return this.drafts.begin(ticket, this.rules.drafts.followUpHours);
  }

  /** @throws what ReceiveReport throws, TooMany */
  async report(source: string, made: PublicReport, key?: string, proof?: string): Promise<IncidentReceiptView> {
    await this.limiter.countReport(source, proof !== undefined);
    return this.receipts.view(await this.receive.execute({ ...made, channel: 'public' }, key, proof));
  }

  /** @throws TooMany, DomainError `attachment_kind_refused`, `attachment_unreadable` */
  async prepare(source: string, content: Buffer): Promise<PreparedFile> {
    await this.limiter.countAttachment(source);
    return this.cleaner.clean(content);
  }

  /** Lays a prepared file away with its report; the same one twice is kept once. @throws what AttachFile throws */
  async attach(ticket: Ticket, content: Buffer): Promise<void> {
    await this.attaching.execute(await this.follow.find(ticket), content);
  }

  /** @throws NotFound, TooMany; so do those below */
  async read(source: string, ticket: Ticket): Promise<PublicReportView> {
    return followedView(await this.known(source, () => this.follow.read(ticket)));
  }

  async add(source: string, ticket: Ticket, text: string): Promise<PublicReportView> {
    return followedView(await this.known(source, () => this.follow.add(ticket, text)));
  }

  async contest(source: string, ticket: Ticket, grounds: string): Promise<PublicReportView> {
    await this.known(source, () => this.contests.contest(ticket, grounds));
    return followedView(await this.follow.read(ticket));
  }

  async sayFixed(source: string, ticket: Ticket, fixed: boolean): Promise<PublicReportView> {
    await this.known(source, () => this.fixing.execute(ticket, fixed));
    return followedView(await this.follow.read(ticket));
  }

  /** Wrong codes are counted: nobody tries them one after the other. */
  private async known<Found>(source: string, find: () => Promise<Found>): Promise<Found> {
    await this.limiter.beforeCode(source);
    try {
      return await find();
    } catch (refusal) {
      if (refusal instanceof NotFound) await this.limiter.countWrongCode(source);
      throw refusal;
    }
  }
}
