import { Injectable } from '@nestjs/common';
import type { Acting, Standing } from '#libs/access';
import { type ActionView, lifeOf, limitAt, type StateWords } from '#libs/http';
import { Clock, dayOf, NotFound, offers } from '#libs/kernel';
import { FindingReads, type ReadFinding } from '../../application/finding/finding-reads.js';
import { FindingSteps } from '../../application/finding/finding-steps.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import { Finding, type FindingId, type FindingSnapshot, isOwedByTransition } from '../../domain/finding/finding.js';
import {
  type FindingAction,
  type FindingCondition,
  type FindingParty,
  type FindingState,
  findingConditionTexts,
  findingLifecycle,
} from '../../domain/finding/finding.lifecycle.js';
import { referencingOperations } from '../../referencing.operations.js';
import { type FindingOperation, findingOperations } from './finding.operations.js';
import type { FindingView } from './finding.view.js';

/** How a person takes each action; what is missing here is done by the system. */
const routes: Readonly<Partial<Record<FindingAction, { operation: FindingOperation; path: string }>>> = {
  proposePlan: { operation: 'proposeFindingPlan', path: 'plan' },
  rejectPlan: { operation: 'rejectFindingPlan', path: 'plan-rejection' },
  submitEvidence: { operation: 'submitFindingEvidence', path: 'submission' },
  verify: { operation: 'verifyFinding', path: 'verification' },
  reject: { operation: 'rejectFinding', path: 'rejection' },
  rejectFinal: { operation: 'rejectFindingFinally', path: 'final-rejection' },
  extend: { operation: 'extendFinding', path: 'extension' },
  waive: { operation: 'waiveFinding', path: 'waiver' },
};

const PEOPLE: ReadonlySet<FindingParty> = new Set(['publisher', 'auditor', 'lead', 'signatory']);

/** A finding as one reader gets it, with what he may do about it now. */
@Injectable()
export class FindingPresenter {
  constructor(
    private readonly reads: FindingReads,
    private readonly work: ReferencingWork,
    private readonly steps: FindingSteps,
    private readonly clock: Clock,
  ) {}

  async view(acting: Acting, id: FindingId): Promise<FindingView> {
    const found = await this.reads.find(id);
    if (!found) throw new NotFound('finding', id);
    const { finding } = found;
    const isLive = Finding.restore(finding).isLive;
    if (!isLive) return findingView(found, this.clock.now(), []);
    const met = await this.conditions(acting, finding);
    const actions = [...actionsOn(finding, met, acting.standings), ...(await this.transition(acting, finding))];
    return findingView(found, this.clock.now(), actions);
  }

  /** The dossier that closes it lapsed, or was withdrawn: its publisher may open it again. */
  private async transition({ standings }: Acting, finding: FindingSnapshot): Promise<ActionView[]> {
    const mayOpen = referencingOperations.openDossier.allow.some((standing) => standings.has(standing));
    if (!mayOpen || !isOwedByTransition(finding) || finding.dueOn < this.clock.today()) return [];
    return this.work.read(async (scope) => {
      const { applicationId } = (await scope.listings.get(finding.listingId)).toSnapshot();
      if (await scope.dossiers.openOf(applicationId, 'transition')) return [];
      const href = `/api/v1/applications/${applicationId}/dossiers`;
      return [{ name: 'openTransition', allowed: true, reasons: [], method: 'POST' as const, href }];
    });
  }

  /** What the form will say is not held against the offer: motive, statement and day are given with the act. */
  private conditions({ actor }: Acting, snapshot: FindingSnapshot): Promise<ReadonlySet<FindingCondition>> {
    const today = this.clock.today();
    return this.work.read(async (scope) => {
      const listing = await scope.listings.get(snapshot.listingId);
      const { validUntil, frameworkVersion } = listing.toSnapshot();
      const rules = await scope.rules.under(frameworkVersion);
      const held = { finding: Finding.restore(snapshot), listing: listing.toSnapshot(), rules, today };
      return this.steps.conditions(scope, held, actor, {
        motiveGiven: true,
        statementSigned: true,
        plannedFor: today,
        extension: { to: validUntil, listingEnds: validUntil },
      });
    });
  }
}

function actionsOn(
  { id, state }: FindingSnapshot,
  met: ReadonlySet<FindingCondition>,
  standings: ReadonlySet<Standing>,
): ActionView[] {
  return offers(findingLifecycle, state, PEOPLE, met, findingConditionTexts).flatMap(({ name, allowed, reasons }) => {
    const route = routes[name];
    if (!route || !isFor(route.operation, standings)) return [];
    const href = `/api/v1/findings/${id}/${route.path}`;
    return [{ name, allowed, reasons: [...reasons], method: 'POST' as const, href }];
  });
}

function isFor(operation: FindingOperation, standings: ReadonlySet<Standing>): boolean {
  const { allow } = findingOperations[operation];
  return allow === 'signed_in' || allow.some((standing) => standings.has(standing));
}

const WORDS: StateWords<FindingState> = {
  open: { fr: 'À mettre en conformité', en: 'To be put right' },
  planned: { fr: 'Plan d’action proposé', en: 'Plan proposed' },
  submitted: { fr: 'Preuves à vérifier', en: 'Evidence to be verified' },
  verified: { fr: 'Mis en conformité', en: 'Put right' },
  waived: { fr: 'Dispensé, avec un motif publié', en: 'Waived, with a published motive' },
  failed: { fr: 'Non mis en conformité', en: 'Not put right' },
};

/** Who proposed and who signed stays with the authority: the views name no person. */
export function findingView(
  { finding, applicationName }: ReadFinding,
  now: Date,
  /** None in lists. */
  actions: ActionView[] = [],
): FindingView {
  const { openedAt, closedAt, dueOn, verifyBy, state, plan, statement, submittedAt, remark, extension } = finding;
  const isForPublisher = findingLifecycle.waitingOn[state] === 'publisher';
  const due = state === 'submitted' ? verifyBy : isForPublisher ? dueOn : null;
  return {
    ...finding,
    ...lifeOf(findingLifecycle, state, WORDS, limitAt(due, now), actions),
    applicationName,
    overdue: isForPublisher && dueOn < dayOf(now),
    plan: plan && { action: plan.action, owner: plan.owner, on: plan.on, proposedAt: plan.proposedAt.toISOString() },
    statement: statement?.text ?? null,
    submittedAt: submittedAt?.toISOString() ?? null,
    remark: remark && { ...remark, at: remark.at.toISOString() },
    extension: extension && { ...extension, at: extension.at.toISOString() },
    openedAt: openedAt.toISOString(),
    closedAt: closedAt?.toISOString() ?? null,
  };
}
