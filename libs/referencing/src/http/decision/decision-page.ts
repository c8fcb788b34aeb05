import { Injectable } from '@nestjs/common';
import type { Acting, Standing } from '#libs/access';
import { type ActionView, lifeOf } from '#libs/http';
import { NotFound, offers } from '#libs/kernel';
import { DecisionReads } from '../../application/decision/decision-reads.js';
import { type Replaceable, replaceable } from '../../application/decision/replaceable.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { DecisionId } from '../../domain/decision/decision.js';
import {
  type DecisionAction,
  decisionConditionTexts,
  decisionLifecycle,
} from '../../domain/decision/decision.lifecycle.js';
import { decisionState, replacementConditions } from '../../domain/decision/replacement.js';
import { horizonOf } from '../horizon.js';
import { decisionWords } from '../state-words.js';
import { decisionOperations } from './decision.operations.js';
import type { StandingDecisionView } from './decision.view.js';
import { decisionView } from './decision-presenter.js';

interface Route {
  readonly operation: 'prepareReplacement' | 'replaceDecision';
  readonly method: 'POST' | 'PUT';
  readonly path: string;
}

const ROUTES: Readonly<Record<DecisionAction, Route>> = {
  prepareReplacement: { operation: 'prepareReplacement', method: 'PUT', path: 'replacement-draft' },
  signReplacementFirst: { operation: 'replaceDecision', method: 'POST', path: 'replacement' },
  replace: { operation: 'replaceDecision', method: 'POST', path: 'replacement' },
};

/** One decision as it stands today, with what the reader may do about it. */
@Injectable()
export class DecisionPage {
  constructor(
    private readonly reads: DecisionReads,
    private readonly work: ReferencingWork,
  ) {}

  /** @throws NotFound */
  async of(acting: Acting, id: DecisionId): Promise<StandingDecisionView> {
    const found = await this.reads.find(id);
    if (!found) throw new NotFound('decision', id);
    const { decision } = found;
    const about = await this.work.read(async (scope) =>
      replaceable(scope, decision.dossierId && (await scope.dossiers.get(decision.dossierId)), decision),
    );
    const state = decisionState(about.replacedBy);
    return {
      ...decisionView(found, horizonOf(acting.person) === 'all'),
      ...lifeOf(decisionLifecycle, state, decisionWords, null, actionsOn(about, acting)),
      version: about.version,
    };
  }
}

/** One line per way: of the two actions that share a route, the one that is possible stands first. */
function actionsOn({ facts, replacedBy }: Replaceable, { actor, standings }: Acting): ActionView[] {
  const met = replacementConditions(facts, actor.accountId);
  const state = decisionState(replacedBy);
  const seen = new Set<string>();
  return offers(decisionLifecycle, state, new Set(['lead', 'signatory'] as const), met, decisionConditionTexts)
    .sort((a, b) => Number(b.allowed) - Number(a.allowed))
    .flatMap(({ name, allowed, reasons }) => {
      const { operation, method, path } = ROUTES[name];
      const isFor = (decisionOperations[operation].allow as readonly Standing[]).some((one) => standings.has(one));
      if (!isFor || seen.has(path)) return [];
      seen.add(path);
      const href = `/api/v1/decisions/${facts.decision.id}/${path}`;
      return [{ name, allowed, reasons: [...reasons], method, href }];
    });
}
