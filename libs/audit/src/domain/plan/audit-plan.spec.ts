import { ActionNotAllowed, ConditionsNotMet, flawsOf, newId } from '#libs/kernel';
import type { ListingId } from '../ids.js';
import { AuditPlan } from './audit-plan.js';
import { auditPlanLifecycle, PLAN_STATES } from './audit-plan.lifecycle.js';

const at = new Date('2027-01-04T09:00:00Z');
const seed = { root: 'ab'.repeat(32), note: 'a signed note' };
const order = ['c', 'a', 'b'] as ListingId[];
const frozen = () =>
  AuditPlan.freeze({
    id: newId<'AuditPlan'>(),
    year: 2027,
    capacity: 2,
    frameworkVersion: '1.2.0',
    policyVersion: '1',
    populationHash: '00'.repeat(32),
    populationSize: 3,
    chosenByScore: ['c'] as ListingId[],
    placesByDraw: 1,
    frozenAt: at,
    frozenBy: newId<'Account'>(),
    entry: 12,
  });

describe('the path of a plan', () => {
  it('has no flaw and names every state', () => {
    const reached = Object.values(auditPlanLifecycle.transitions).map(({ to }) => to);

    expect(flawsOf(auditPlanLifecycle)).toEqual([]);
    expect(new Set([...auditPlanLifecycle.initial, ...reached])).toEqual(new Set(PLAN_STATES));
  });
});

describe('a plan', () => {
  it('is drawn once, and published when drawing again gives the same', () => {
    const plan = frozen();
    plan.draw(seed, order, at);

    expect(plan.toSnapshot()).toMatchObject({ state: 'drawn', drawn: ['a'], ranks: 2, seed: seed.root });
    expect(() => plan.draw(seed, order, at)).toThrow(ActionNotAllowed);
    expect(() => plan.publish(order.toReversed(), at)).toThrow(ConditionsNotMet);

    plan.publish(order, at);
    expect(plan.toSnapshot()).toMatchObject({ state: 'published', publishedAt: at, version: 3 });
  });

  it('is not published before it is drawn', () => {
    expect(() => frozen().publish(order, at)).toThrow(ActionNotAllowed);
  });
});
