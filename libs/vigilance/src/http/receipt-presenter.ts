import { Injectable } from '@nestjs/common';
import type { Receipt } from '../application/intake/receive-report.js';
import { IncidentRules, IntakeRules } from '../application/neighbours.js';
import { triageDue } from '../domain/report/triage-limit.js';
import type { IncidentReceiptView } from './report.view.js';
import { moment, nextWords } from './report-words.js';

/** What is given to who reports: what to do first, how to follow the report, and until when somebody answers. */
@Injectable()
export class ReceiptPresenter {
  constructor(
    private readonly intake: IntakeRules,
    private readonly rules: IncidentRules,
  ) {}

  async view({ number, code, receivedAt, claim }: Receipt): Promise<IncidentReceiptView> {
    const { triage, calendar } = await this.rules.inForce();
    const { advice } = this.intake.tree('fr');
    return {
      number,
      code,
      receivedAt: receivedAt.toISOString(),
      advice: claim.advice.map((key) => advice[key] ?? ''),
      next: nextWords(moment(triageDue(receivedAt, claim, triage, calendar))),
    };
  }
}
