import type { ReadPlan } from '../application/plan/plan-reads.js';
import type { AuditPlanSnapshot } from '../domain/plan/audit-plan.js';
import type { AuditPlanView, PublicAuditPlanView } from './plan.view.js';

export const publicPlanView = (plan: AuditPlanSnapshot): PublicAuditPlanView => ({
  year: plan.year,
  capacity: plan.capacity,
  placesByDraw: plan.placesByDraw,
  state: plan.state,
  policyVersion: plan.policyVersion,
  populationSize: plan.populationSize,
  populationHash: plan.populationHash,
  frozenAt: plan.frozenAt.toISOString(),
  entry: plan.entry,
  seed: plan.seed,
  checkpoint: plan.checkpoint,
  drawnAt: plan.drawnAt?.toISOString() ?? null,
  publishedAt: plan.publishedAt?.toISOString() ?? null,
});

export const planView = ({ plan, progress, overdue }: ReadPlan): AuditPlanView => ({
  ...publicPlanView(plan),
  id: plan.id,
  chosenByScore: plan.chosenByScore.length,
  chosenByDraw: plan.drawn.length,
  progress: { ...progress, overdue },
  version: plan.version,
});
