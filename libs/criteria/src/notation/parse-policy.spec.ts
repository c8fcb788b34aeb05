import { departureFramework, departurePolicy, departurePolicyText } from './departure-files.js';
import type { Fault } from './fault.js';
import { parsePolicy } from './parse-policy.js';

const text = departurePolicyText();
const framework = departureFramework();
const faultsOf = (changed: string): readonly Fault[] => {
  const parsed = parsePolicy(changed, framework);
  return parsed.ok ? [] : parsed.faults;
};

describe('the policy of departure', () => {
  it('is whole, and speaks of the framework of departure', () => {
    expect(faultsOf(text)).toEqual([]);
    expect(departurePolicy().decision.weights).toEqual({ majeur: 3, mineur: 1, bloquant: 0 });
  });
});

describe('a policy file with one fault', () => {
  it.each([
    ['a duration without unit', 'admission: 15wd', 'admission: 15', '/limits/admission'],
    ['a duration of another unit', 'completeness: 15wd', 'completeness: 15 days', '/limits/completeness'],
    ['a duration beyond reason', 'reconciliation: 10wd', 'reconciliation: 99999d', '/limits/reconciliation'],
    ['a rate above one', 'max_rate: 0.15', 'max_rate: 1.5', '/decision/temporary/max_rate'],
    ['a negative rate', 'share_by_draw: 0.20', 'share_by_draw: -0.2', '/audits/share_by_draw'],
    ['a rate in words', 'minor_sample_rate: 0.1', 'minor_sample_rate: un dixième', '/changes/minor_sample_rate'],
    ['a missing key', '  admission: 15wd\n', '', '/limits/admission'],
    [
      'a missing weight',
      'weights: { majeur: 3, mineur: 1, bloquant: 0 }',
      'weights: { majeur: 3, bloquant: 0 }',
      '/decision/weights/mineur',
    ],
    ['an unknown key', 'observations: 15wd', 'observations: 15wd\n  pauses: 3d', '/audits/pauses'],
    ['an unknown key of a change', 'id: correction,', 'id: correction, urgent: true,', '/changes/types/0/urgent'],
    ['letters that do not fall', 'B: 0.90, C: 0.80', 'B: 0.80, C: 0.90', '/label/letters'],
    [
      'a brick that is not in the framework',
      'bricks: [DRO, SEC], severities',
      'bricks: [DRO, SEQ], severities',
      '/trial_scope/floor/bricks/1',
    ],
    [
      'a brick with a share of its own that is not in the framework',
      'INF: 1 }, max_months',
      'INF: 1, ZZZ: 3 }, max_months',
      '/decision/temporary/max_majors_per_brick/ZZZ',
    ],
    [
      'a criterion that is not in the framework',
      'only_blocking_gap: MED-05',
      'only_blocking_gap: MED-99',
      '/decision/trial/only_blocking_gap',
    ],
    ['another framework', 'framework: referentiel-cnnum-r9', 'framework: autre', '/policy/framework'],
    ['a change named twice', 'id: presentation', 'id: correction', '/changes/types/1'],
    ['a day that does not exist', '2026-12-01', '2026-02-30', '/policy/effective_at'],
  ])('%s is named with its line', (_, from, to, path) => {
    const changed = text.replace(from, to);
    const [fault, ...more] = faultsOf(changed);

    expect(changed).not.toBe(text);
    expect(more).toEqual([]);
    expect(fault).toMatchObject({ path, line: expect.any(Number) });
  });
});

describe('a title cut at its comma', () => {
  const cut = text.replace('"Prix, abonnement ou publicité"', 'Prix, abonnement ou publicité');
  const parsed = parsePolicy(cut, framework);

  it('is put together again', () => {
    expect(parsed.ok && parsed.value).toEqual(departurePolicy());
  });

  it('is worth a warning on its line', () => {
    const line = cut.slice(0, cut.indexOf('Prix, abonnement')).split('\n').length;

    expect(parsed.ok && parsed.warnings).toEqual([expect.objectContaining({ line, code: 'title_cut_at_comma' })]);
  });
});
