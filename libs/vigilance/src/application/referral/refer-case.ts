import { Injectable } from '@nestjs/common';
import { type Actor, newId } from '#libs/kernel';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import { packageHash } from '../../domain/referral/package-hash.js';
import { type Authority, acknowledgementDue, factsReferred } from '../../domain/referral/referral.js';
import { CaseSteps, type OnCase } from '../case/case-steps.js';
import { TellReporters } from '../case/tell-reporters.js';
import { RoutingBooks } from '../route/routing-neighbours.js';
import { REFERRAL_TIMER, referralSubject } from './referral-subject.js';

/** As those who reported read it. */
const AUTHORITY_WORDS: Readonly<Record<Authority, string>> = {
  DNS: 'à la Délégation au numérique en santé',
  ANSM: 'à l’ANSM',
  CNIL: 'à la CNIL',
  CERT_SANTE: 'au CERT Santé',
  DGCCRF: 'à la DGCCRF',
  ARS: 'à l’agence régionale de santé',
};

export interface ReferralOrder {
  readonly service: Authority;
  readonly motive: string;
}

/** Seizes a competent authority: what it is sent is frozen, and it is waited for until it says that it has it. */
@Injectable()
export class ReferCase {
  constructor(
    private readonly steps: CaseSteps,
    private readonly books: RoutingBooks,
    private readonly telling: TellReporters,
  ) {}

  /** I7. @throws NotFound, StaleVersion, ActionNotAllowed */
  execute(actor: Actor, on: OnCase, { service, motive }: ReferralOrder): Promise<CaseSnapshot> {
    const id = newId<'Referral'>();
    return this.steps.take(actor, on, {
      action: 'refer',
      motive,
      facts: { service, referral: id },
      change: (incident, act) => incident.refer(act),
      follow: async (scope, after, { by, at, rule }) => {
        const reports = await scope.cases.reportsOf(after.id);
        const reported = await scope.referrals.reported(reports);
        const facts = factsReferred(after, reported, { service, motive, at });
        const dueAt = acknowledgementDue(at, this.books.current.referral.acknowledgedWithin, rule.calendar);
        await scope.referrals.add({
          id,
          caseId: after.id,
          service,
          motive,
          facts,
          reports,
          hash: packageHash({ ...facts, reports: reported }),
          sentAt: at,
          sentBy: by,
          dueAt,
          acknowledgedOn: null,
          acknowledgedBy: null,
          reference: null,
        });
        await scope.timers.set({ subject: referralSubject(id), kind: REFERRAL_TIMER, dueAt });
        const text = `Le dossier ${after.number} a été transmis ${AUTHORITY_WORDS[service]}, sans votre identité.`;
        await this.telling.tell(scope, after, reports, text);
      },
    });
  }
}
