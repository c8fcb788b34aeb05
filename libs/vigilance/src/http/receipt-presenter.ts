import { Injectable } from '@nestjs/common';
import type { Receipt } from '../application/intake/receive-report.js';
import { IntakeRules } from '../application/neighbours.js';
import type { IncidentReceiptView } from './report.view.js';
import { nextWords } from './report-words.js';

/** What is given to who reports: what to do first, how to follow the report, and until when somebody answers. */
@Injectable()
export class ReceiptPresenter {
  constructor(private readonly intake: IntakeRules) {}

  view({ number, code, receivedAt, claim, due }: Receipt): IncidentReceiptView {
    const { advice } = this.intake.tree('fr');
    return {
      number,
      code,
      receivedAt: receivedAt.toISOString(),
      advice: claim.advice.map((key) => advice[key] ?? ''),
      next: nextWords(due),
    };
  }
}
