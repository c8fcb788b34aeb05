import { departureFramework, departurePolicy } from '../notation/departure-files.js';
import { applicableCriteria } from './applicability.js';
import { trialScope } from './trial-scope.js';

const framework = departureFramework();
const policy = departurePolicy();
const onTrial = { category: 'DM', access: 'N1', catalog: 'ENS', flags: [], track: 'essai' as const };
const { criteria } = applicableCriteria(framework, onTrial);
const scope = trialScope(criteria, framework.criteria, policy);

describe('the scope of a trial', () => {
  it('holds every mandatory criterion of the floor bricks and every blocking one', () => {
    const floor = criteria.filter(
      ({ brick, severity, obligation }) =>
        obligation === 'obligatoire' && (['DRO', 'SEC'].includes(brick) || severity === 'bloquant'),
    );

    expect(scope.map(({ id }) => id)).toEqual(expect.arrayContaining(floor.map(({ id }) => id)));
  });

  it('holds the evaluation plan and the proof that is on trial', () => {
    const reasons = (id: string) => scope.find((criterion) => criterion.id === id)?.trialReasons;

    expect(reasons('MED-06')).toContain('evaluation_plan');
    expect(reasons('MED-05')).toContain('proof_on_trial');
  });

  it('leaves pending what is neither', () => {
    expect(scope.some(({ brick, severity }) => brick === 'ENV' && severity !== 'bloquant')).toBe(false);
  });

  it('holds a criterion that is marked floor', () => {
    const marked = framework.criteria.map((one) => (one.id === 'ENV-04' ? { ...one, floor: true } : one));

    expect(trialScope(criteria, marked, policy).find(({ id }) => id === 'ENV-04')?.trialReasons).toEqual([
      'floor_marked',
    ]);
  });
});
