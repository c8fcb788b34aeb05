import { addDays, type Day, lastDay } from '#libs/kernel';
import type { FindingRule } from './finding-policy.js';

/** What an audit, a case or a new framework gives, by severity. @throws RangeError for a severity the policy does not know */
export function dueFromSource(severity: string, { policy, calendar }: FindingRule, today: Day): Day {
  const duration = policy.findings.from_audit_incident_framework[severity];
  if (duration === undefined) throw new RangeError(`the policy gives no time for a finding that is ${severity}`);
  return lastDay(today, duration, calendar);
}

/** In which somebody looks at the evidence. */
export const verifyBy = ({ policy, calendar }: FindingRule, today: Day): Day =>
  lastDay(today, policy.findings.verification, calendar);

/**
 * After a rejection the due day stays, unless too little is left of it to do better. A policy that does not say how
 * much gives the publisher as long as it gives the authority to look.
 */
export const dueAfterRejection = (due: Day, rule: FindingRule, today: Day): Day =>
  later(
    due,
    lastDay(today, rule.policy.procedure?.after_rejection ?? rule.policy.findings.verification, rule.calendar),
  );

/** A criterion that fails again: the later day holds, but nothing is due after the end of a listing that is not full. */
export function dueDecidedAnew(due: Day, decided: Day, end: Day | null): Day {
  const latest = later(due, decided);
  return end !== null && end < latest ? end : latest;
}

/** The days lost are given back, and nobody fails on the day on which he is restored. */
export const dueAfterRestoration = (due: Day, daysLost: number, rule: FindingRule, today: Day): Day =>
  dueAfterRejection(addDays(due, daysLost), rule, today);

const later = (a: Day, b: Day): Day => (a > b ? a : b);
