import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type ReviewText, ReviewTexts } from '#libs/feedback';
import { Clock, newId } from '#libs/kernel';
import type { Claim } from '../../domain/question/question-tree.js';
import { BOXES, type ReportFacts, reportNumber } from '../../domain/report/report.js';
import { smellsOfHarm } from '../../domain/report/review-smell.js';
import { triageDue } from '../../domain/report/triage-limit.js';
import { beginReport } from '../intake/begin-report.js';
import { type IncidentRule, IncidentRules, IntakeRules } from '../neighbours.js';
import type { VigilanceEvent } from '../vigilance.events.js';
import type { SentUnder, VigilanceScope } from '../vigilance.work.js';
import { ReportReader } from './read-report.js';

/** Somebody who is asked whether he has more to tell. */
export interface Invitation {
  readonly review: ReviewText;
  readonly report: ReportFacts;
  readonly email: string;
  /** A path of the public origin. */
  readonly path: string;
}

/** Who writes a review claims nothing: software raises what it reads, and a person decides. */
const NOTHING_CLAIMED: Claim = { kind: 'praise_other', severity: 'none', danger: false, advice: [] };

/** Software reads what users write elsewhere, and puts what smells of harm where reports wait to be sorted (CIT-05). */
@Injectable()
export class TakeReviews {
  constructor(
    private readonly texts: ReviewTexts,
    private readonly reader: ReportReader,
    private readonly intake: IntakeRules,
    private readonly rules: IncidentRules,
    private readonly clock: Clock,
  ) {}

  /**
   * Reads some of the reviews of a file and announces that others are left. May run twice: the same words of the same
   * review make one report, for ever.
   */
  async execute(
    transaction: unknown,
    scope: VigilanceScope,
    importId: string,
    after?: string,
  ): Promise<readonly Invitation[]> {
    const { readAtOnce, languages, takenFrom } = this.intake.reviews;
    const reviews = await this.texts.ofImport(transaction, importId, after, readAtOnce);
    const smelling = reviews.filter(
      ({ text, language, applicationName }) =>
        languages.has(language) &&
        smellsOfHarm(this.reader.read(text, { kept: [applicationName], persons: [] }), takenFrom),
    );
    const invitations: Invitation[] = [];
    if (smelling.length > 0) {
      const rule = await this.rules.inForce();
      for (const review of smelling) {
        const report = await this.take(scope, review, rule);
        if (report && review.authorEmail !== null) {
          const path = this.intake.reportPage.replace('{application}', encodeURIComponent(review.slug));
          invitations.push({ review, report, email: review.authorEmail, path });
        }
      }
    }
    const last = reviews.at(-1);
    if (last && reviews.length === readAtOnce) {
      await scope.outbox.announce({
        name: 'vigilance.reviews-left.v1',
        payload: { importId, after: last.id },
        occurredAt: this.clock.now(),
      } satisfies VigilanceEvent);
    }
    return invitations;
  }

  /** @returns undefined when these words were taken before */
  private async take(
    scope: VigilanceScope,
    review: ReviewText,
    { triage, calendar }: IncidentRule,
  ): Promise<ReportFacts | undefined> {
    const now = this.clock.now();
    const report: ReportFacts = {
      id: newId<'Report'>(),
      number: reportNumber(await scope.reports.nextSerial(), this.clock.today().slice(0, 4)),
      channel: this.intake.reviews.storeSources.has(review.source) ? 'store_comment' : 'review',
      receivedAt: now,
      awareAt: now,
      applicationId: review.applicationId,
      applicationName: review.applicationName,
      appVersion: null,
      system: null,
      questionsVersion: this.intake.tree('fr').version,
      answers: {},
      claim: NOTHING_CLAIMED,
      occurredOn: null,
      mayContact: review.authorEmail !== null,
    };
    if (await scope.reports.add(report, takenFrom(review))) return undefined;
    const { authorEmail: email } = review;
    await scope.vault.seal({
      subject: report.id,
      contents: { [BOXES.identity]: JSON.stringify(email === null ? {} : { email }), [BOXES.narrative]: review.text },
      traces: email === null ? {} : { email },
    });
    const due = triageDue(now, NOTHING_CLAIMED, triage, calendar);
    await beginReport(scope, report, due, { review: review.id, source: review.source });
    return report;
  }
}

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest();

/** A zero byte cannot stand in a header: nobody who sends a report can take this key before. */
function takenFrom({ id, text }: ReviewText): SentUnder {
  const words = sha256(text);
  return { keyHash: sha256(`\0review ${id} ${words.toString('hex')}`), bodyHash: words };
}
