import { ActionNotAllowed, ConditionsNotMet, frenchCalendar, newId, toDay } from '#libs/kernel';
import { departurePolicy } from '../notation/departure-files.js';
import { earliestEffect, FrameworkVersion, publishableFrom } from './framework-version.js';
import { isPhasedIn } from './phase-in.js';

const at = new Date('2026-12-01T09:00:00Z');
const policy = departurePolicy();
const { framework_versions: _, ...lenient } = policy;
const calendar = frenchCalendar({ alsaceMoselle: false });
const text = { framework: 'r', number: '1.0.0', title: 'Un', content: 'a: 1', policyNumber: '1.0.0' };
const draft = () => FrameworkVersion.draft(newId<'FrameworkVersion'>(), text, at);

describe('a version of the framework', () => {
  it('counts its changes, so that a stale reader is recognised', () => {
    const version = draft();
    version.take('openConsultation', new Set(['criteria_are_whole']), at, {
      consultationOpenedOn: toDay('2026-12-01'),
    });

    expect(version.toSnapshot()).toMatchObject({
      state: 'consultation',
      version: 2,
      consultationOpenedOn: '2026-12-01',
    });
  });

  it('is rewritten as a draft only', () => {
    const version = draft();
    version.rewrite({ ...text, title: 'Deux' });
    expect(version.toSnapshot()).toMatchObject({ title: 'Deux', version: 2 });

    version.take('openConsultation', new Set(['criteria_are_whole']), at);
    expect(() => version.rewrite(text)).toThrow(ActionNotAllowed);
  });

  it('is not moved by a refusal', () => {
    const version = draft();

    expect(() => version.take('openConsultation', new Set(), at)).toThrow(ConditionsNotMet);
    expect(version.toSnapshot()).toMatchObject({ state: 'draft', version: 1 });
  });
});

describe('the limits of its life', () => {
  const inConsultation = { ...draft().toSnapshot(), consultationOpenedOn: toDay('2026-12-01') };

  it('come from the policy', () => {
    expect(publishableFrom(inConsultation, policy, calendar)).toBe('2026-12-31');
    expect(earliestEffect(toDay('2026-12-31'), policy, calendar)).toBe('2027-03-01');
  });

  it('are none where the policy says nothing', () => {
    expect(publishableFrom(inConsultation, lenient, calendar)).toBeNull();
    expect(earliestEffect(toDay('2026-12-31'), lenient, calendar)).toBe('2026-12-31');
  });

  it('leave a phased-in criterion its months', () => {
    const phase = { months_after_publication: 12 };

    expect(isPhasedIn(undefined, toDay('2026-12-01'), toDay('2026-12-01'))).toBe(true);
    expect(isPhasedIn(phase, toDay('2026-12-01'), toDay('2027-11-30'))).toBe(false);
    expect(isPhasedIn(phase, toDay('2026-12-01'), toDay('2027-12-01'))).toBe(true);
  });
});
