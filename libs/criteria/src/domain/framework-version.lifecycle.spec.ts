import { flawsOf, offers } from '#libs/kernel';
import { frameworkVersionConditions, frameworkVersionLifecycle } from './framework-version.lifecycle.js';

const all = new Set(Object.keys(frameworkVersionConditions)) as ReadonlySet<keyof typeof frameworkVersionConditions>;

describe('the life of a framework version', () => {
  it('has no unreachable state, no dead end and no way out of a final state', () => {
    expect(flawsOf(frameworkVersionLifecycle)).toEqual([]);
  });

  it.each([
    ['draft', 'framework_editor', ['openConsultation']],
    ['draft', 'signatory', []],
    ['consultation', 'framework_editor', ['revise']],
    ['consultation', 'signatory', ['publish']],
    ['published', 'signatory', ['recall']],
    ['published', 'framework_editor', []],
    ['published', 'system', ['enterIntoForce']],
    ['in_force', 'system', ['supersede']],
    ['closing', 'system', ['retire']],
    ['retired', 'system', []],
  ] as const)('from %s, a %s may: %j', (state, role, actions) => {
    expect(offers(frameworkVersionLifecycle, state, new Set([role]), all).map(({ name }) => name)).toEqual(actions);
  });

  it('has words for every condition it asks', () => {
    const asked = Object.values(frameworkVersionLifecycle.transitions).flatMap((row) =>
      'when' in row ? row.when : [],
    );

    expect([...new Set<string>(asked)].sort()).toEqual([...all].sort());
  });
});
