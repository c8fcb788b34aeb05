import type { Standing } from '#libs/access';
import type { ActionView } from '#libs/http';
import { offers } from '#libs/kernel';
import { type AuditOperation, auditOperations } from '../audit.operations.js';
import {
  type AuditAction,
  type AuditParty,
  auditConditionTexts,
  auditLifecycle,
} from '../domain/audit/audit.lifecycle.js';
import { type AuditFacts, auditConditions } from '../domain/audit/audit-facts.js';
import type { AuditSnapshot } from '../domain/audit/audit-snapshot.js';

/** How a person takes each action; what is missing here is done by the system. */
const routes: Readonly<Partial<Record<AuditAction, { operation: AuditOperation; path: string }>>> = {
  prepare: { operation: 'prepareAudit', path: 'mission-letter' },
  start: { operation: 'startAudit', path: 'start' },
  cancel: { operation: 'cancelAudit', path: 'cancellation' },
  askDocuments: { operation: 'askAuditDocuments', path: 'document-request' },
  giveAccess: { operation: 'giveAuditAccess', path: 'access' },
  recordResult: { operation: 'recordAuditResult', path: 'results' },
  reportClean: { operation: 'reportAuditClean', path: 'clean-report' },
  reportFindings: { operation: 'reportAuditFindings', path: 'draft-report' },
  observe: { operation: 'observeAudit', path: 'observations' },
  judgeFinding: { operation: 'judgeAuditFinding', path: 'judgements' },
  confirm: { operation: 'confirmAuditFindings', path: 'confirmation' },
  dropAll: { operation: 'dropAuditFindings', path: 'dropping' },
};

const PEOPLE: ReadonlySet<AuditParty> = new Set(['auditor', 'publisher']);

/** What this reader may do now, with the reasons for what is refused. */
export function auditActions(audit: AuditSnapshot, facts: AuditFacts, standings: ReadonlySet<Standing>): ActionView[] {
  const met = auditConditions(audit, { ...facts, motiveGiven: true });
  return offers(auditLifecycle, audit.state, PEOPLE, met, auditConditionTexts).flatMap(({ name, allowed, reasons }) => {
    const route = routes[name];
    if (!route || !isFor(route.operation, standings)) return [];
    const href = `/api/v1/audits/${audit.id}/${route.path}`;
    return [{ name, allowed, reasons: [...reasons], method: 'POST', href }];
  });
}

const isFor = (operation: AuditOperation, standings: ReadonlySet<Standing>): boolean => {
  const { allow } = auditOperations[operation];
  return Array.isArray(allow) && allow.some((standing) => standings.has(standing));
};
