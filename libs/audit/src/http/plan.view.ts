import { ActionView, LimitView, WordView } from '#libs/http';
import { ScorePartView } from './audit.view.js';

/** How many audits of a plan are in each state. */
export class PlanProgressView {
  planned!: number;
  open!: number;
  observations!: number;
  corrective!: number;
  closed!: number;
  cancelled!: number;
  /** Planned ones whose day has passed. */
  overdue!: number;
}

/** What everybody may know of the plan of a year. Who was chosen by score is not in it. */
export class PublicAuditPlanView {
  year!: number;
  /** How many audits the year bears. */
  capacity!: number;
  placesByDraw!: number;
  state!: 'frozen' | 'drawn' | 'published';
  policyVersion!: string;
  populationSize!: number;
  /** SHA-256 of the ids in their order, one a line. */
  populationHash!: string;
  frozenAt!: string;
  /** Number of the journal entry that names the population. */
  entry!: number;
  /** Root of the first checkpoint signed after that entry. */
  seed!: string | null;
  /** That checkpoint, whole. */
  checkpoint!: string | null;
  drawnAt!: string | null;
  publishedAt!: string | null;
  /** How many audits of the plan are in each state; none of them is named. */
  progress!: PlanProgressView;
}

export class AuditPlanView extends PublicAuditPlanView {
  id!: string;
  /** How many were chosen by score, and by the draw; the rest of the capacity is left for audits out of turn. */
  chosenByScore!: number;
  chosenByDraw!: number;
  publicState!: WordView;
  waitingOn!: string;
  /** Nothing limits it: it waits for a signed checkpoint. */
  clock!: LimitView | null;
  /** Nobody acts on a plan: it is drawn and published by the clock. */
  actions!: ActionView[];
  version!: number;
}

export class AuditPlansView {
  /** Newest year first. */
  items!: AuditPlanView[];
}

/** One listing of the frozen population, with every part of its score. */
export class AuditCandidateView {
  listingId!: string;
  applicationName!: string;
  tier!: string;
  /** Day of the last check of the whole. */
  checkedOn!: string;
  score!: number;
  parts!: ScorePartView[];
  chosen!: 'risk' | 'draw' | null;
}

export class AuditCandidatesView {
  /** By falling score. */
  items!: AuditCandidateView[];
}

/** The record of a draw: `aval draw verify` reads it, and anybody can do the draw again. */
export class AuditDrawView {
  note!: string;
  seed!: string;
  population!: string[];
  n!: number;
  drawn!: string[];
}
