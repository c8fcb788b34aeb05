import type { Standing } from '#libs/access';
import type { ActionView } from '#libs/http';
import { offers } from '#libs/kernel';
import { type AppealOperation, appealOperations } from '../appeal.operations.js';
import type { AppealSnapshot } from '../domain/appeal.js';
import {
  type AppealAction,
  type AppealParty,
  appealConditionTexts,
  appealLifecycle,
} from '../domain/appeal.lifecycle.js';
import { type AppealFacts, appealConditions } from '../domain/appeal-conditions.js';

interface Route {
  readonly operation: AppealOperation;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
}

const ROUTES: Readonly<Record<AppealAction, Route>> = {
  admit: { operation: 'admitAppeal', method: 'POST', path: 'admission' },
  declareInadmissible: { operation: 'declareAppealInadmissible', method: 'POST', path: 'inadmissibility' },
  chooseMembers: { operation: 'chooseAppealMembers', method: 'PUT', path: 'members' },
  orderStay: { operation: 'orderAppealStay', method: 'POST', path: 'stay' },
  endStay: { operation: 'endAppealStay', method: 'POST', path: 'stay-end' },
  writeDefence: { operation: 'writeAppealDefence', method: 'POST', path: 'defence' },
  settle: { operation: 'settleAppeal', method: 'POST', path: 'settlement' },
  withdraw: { operation: 'withdrawAppeal', method: 'POST', path: 'withdrawal' },
};

const ALL: ReadonlySet<AppealParty> = new Set(['publisher', 'oversight', 'signatory', 'lead']);

/** What this reader may do now, with the reasons for what is refused. */
export function appealActions(
  appeal: AppealSnapshot,
  facts: AppealFacts,
  standings: ReadonlySet<Standing>,
): ActionView[] {
  const met = appealConditions(appeal, facts);
  return offers(appealLifecycle, appeal.state, ALL, met, appealConditionTexts).flatMap(({ name, allowed, reasons }) => {
    const { operation, method, path } = ROUTES[name];
    const allow: readonly Standing[] = appealOperations[operation].allow as readonly Standing[];
    if (!allow.some((standing) => standings.has(standing))) return [];
    return [{ name, allowed, reasons: [...reasons], method, href: `/api/v1/appeals/${appeal.id}/${path}` }];
  });
}
