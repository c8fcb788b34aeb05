import { Conflict, type Day, lastDay } from '#libs/kernel';
import type { DecidedVerdict, ListingGrant } from './decision.js';
import { ceilingOf, type DecisionRule, fullDuration } from './decision-policy.js';
import type { DossierOutcome } from './outcome.js';

/** A gap that the publisher has to close, and by when. */
export interface DueGap {
  readonly criterion: string;
  readonly severity: string;
  readonly dueOn: Day;
}

export interface Granted {
  readonly grant: ListingGrant | null;
  readonly dueGaps: readonly DueGap[];
}

interface GrantQuestion {
  readonly outcome: DossierOutcome;
  readonly gaps: readonly DecidedVerdict[];
  readonly tier: string;
  /** First day of the temporary listings that run without a break until today. */
  readonly temporarySince: Day | null;
  readonly rule: DecisionRule;
  readonly today: Day;
  /** The day on which the listing ends anyhow, for a decision that does not prolong it. */
  readonly keepsUntil: Day | null;
}

/**
 * How long the application may stand in the catalogue, and by when each gap must be closed.
 * @throws Conflict (`temporary_time_exhausted`)
 */
export function grantFor(question: GrantQuestion): Granted {
  const { outcome, tier, rule, today } = question;
  switch (outcome) {
    case 'full':
    case 'full_with_reservations':
      return lasting('full', question.keepsUntil ?? ceilingOf(today, fullDuration(tier, rule.policy)), question);
    case 'trial':
      return lasting('trial', question.keepsUntil ?? ceilingOf(today, rule.policy.listing.trial.first), question);
    case 'temporary':
      return temporarily(question);
    default:
      return { grant: null, dueGaps: [] };
  }
}

function lasting(basis: 'full' | 'trial', validUntil: Day, question: GrantQuestion): Granted {
  return { grant: { basis, validUntil, temporary: null }, dueGaps: dueWithin(validUntil, question) };
}

/** A temporary listing ends with the last of its gaps (domain model, "Dates of a temporary decision"). */
function temporarily(question: GrantQuestion): Granted {
  const { rule, today } = question;
  const since = question.temporarySince ?? today;
  const ceiling = ceilingOf(since, `${rule.policy.decision.temporary.max_months_in_a_row}m`);
  if (ceiling <= today) {
    throw new Conflict('temporary_time_exhausted', 'No more temporary listing is allowed in a row.', {
      since,
      ceiling,
    });
  }
  const usual = earlier(ceiling, ceilingOf(today, rule.policy.listing.temporary.first));
  const dueGaps = dueWithin(question.keepsUntil === null ? usual : earlier(usual, question.keepsUntil), question);
  const validUntil = dueGaps.map(({ dueOn }) => dueOn).reduce(later);
  return { grant: { basis: 'temporary', validUntil, temporary: { since, ceiling } }, dueGaps };
}

/** Each gap has the time of its severity, never beyond the listing; one without a time of its own has all of it. */
function dueWithin(end: Day, { gaps, rule, today }: GrantQuestion): DueGap[] {
  return gaps.map(({ criterion, severity }) => {
    const duration = rule.policy.findings.from_decision[severity];
    return {
      criterion,
      severity,
      dueOn: duration === undefined ? end : earlier(lastDay(today, duration, rule.calendar), end),
    };
  });
}

const earlier = (a: Day, b: Day): Day => (a < b ? a : b);
const later = (a: Day, b: Day): Day => (a > b ? a : b);
