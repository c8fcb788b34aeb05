import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { CaseSnapshot } from '../../domain/case/case-snapshot.js';
import type { Service } from '../../domain/report/vocabulary.js';
import type { RouteDecision } from '../../domain/route/routing.js';
import { CaseSteps, type OnCase } from '../case/case-steps.js';
import { ProposeRoute } from './propose-route.js';
import { chosenRoute, routeFacts } from './route-choice.js';

/** What a person says of a proposed route. */
export interface RouteChoice {
  /** Left out, the proposal is accepted. */
  readonly services?: readonly Service[] | undefined;
  /** Why it is corrected. */
  readonly motive?: string | undefined;
}

/** One act accepts who is told of a case, or corrects it and says why. It may be said again when more is known. */
@Injectable()
export class RouteCase {
  constructor(
    private readonly steps: CaseSteps,
    private readonly routes: ProposeRoute,
  ) {}

  /** M1. @throws StaleVersion, Conflict `nobody_to_tell`, Invalid `correction_unexplained` */
  execute(actor: Actor, on: OnCase, { services, motive = '' }: RouteChoice): Promise<CaseSnapshot> {
    let decision: RouteDecision | undefined;
    const facts: Record<string, string | number | boolean> = {};
    return this.steps.take(actor, on, {
      action: 'route',
      ...(motive.trim() !== '' && { motive }),
      facts,
      reports: [],
      change: async (incident, act, scope) => {
        const reports = await scope.cases.reportsOf(on.caseId);
        const { proposed } = await this.routes.forCase(scope.routes, incident.toSnapshot(), reports);
        decision = chosenRoute(proposed, services, motive);
        Object.assign(facts, routeFacts(decision));
        incident.routeTo(decision.services, act);
      },
      follow: async (scope, { id }, { by, at }) => {
        if (!decision) return;
        const why = motive.trim() === '' ? null : motive;
        await scope.routes.add({ kind: 'incident-case', id }, { ...decision, by, at, motive: why });
      },
    });
  }
}
