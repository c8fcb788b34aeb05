import { lifeOf, type StateWords } from '#libs/http';
import type { ReadPlan } from '../application/plan/plan-reads.js';
import { auditPlanLifecycle, type PlanState } from '../domain/plan/audit-plan.lifecycle.js';
import type { AuditPlanView, PublicAuditPlanView } from './plan.view.js';

const WORDS: StateWords<PlanState> = {
  frozen: { fr: 'Population figée', en: 'Population frozen' },
  drawn: { fr: 'Tirage effectué', en: 'Drawn' },
  published: { fr: 'Plan publié', en: 'Plan published' },
};

export const publicPlanView = ({ plan, progress, overdue }: ReadPlan): PublicAuditPlanView => ({
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
  progress: { ...progress, overdue },
});

export const planView = (read: ReadPlan): AuditPlanView => ({
  ...publicPlanView(read),
  ...lifeOf(auditPlanLifecycle, read.plan.state, WORDS, null, []),
  id: read.plan.id,
  chosenByScore: read.plan.chosenByScore.length,
  chosenByDraw: read.plan.drawn.length,
  version: read.plan.version,
});
