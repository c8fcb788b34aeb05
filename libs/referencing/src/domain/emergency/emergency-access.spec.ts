import { frenchCalendar, newId } from '#libs/kernel';
import { accountNamed } from '../../testing.js';
import { openEmergencyAccess } from './emergency-access.js';

const rule = { duration: '4h', calendar: frenchCalendar({ alsaceMoselle: false }) };
const asked = {
  id: newId<'EmergencyAccess'>(),
  dossierId: newId<'Dossier'>(),
  accountId: accountNamed('duty'),
  role: 'duty_officer' as const,
  motive: 'Signalement grave à 22 h : lire les mesures de sécurité déclarées.',
  openedAt: new Date('2026-03-07T21:00:00Z'),
};

describe('an emergency access', () => {
  it('lasts as long as the policy says, on a Saturday night too', () => {
    expect(openEmergencyAccess(asked, rule, undefined).endsAt).toEqual(new Date('2026-03-08T01:00:00Z'));
  });

  it('is not opened a second time while it runs', () => {
    const live = openEmergencyAccess(asked, rule, undefined);

    expect(() => openEmergencyAccess(asked, rule, live)).toThrow(
      expect.objectContaining({ code: 'emergency_access_open', facts: { until: '2026-03-08T01:00:00.000Z' } }),
    );
  });

  it('is unknown to a policy that does not name it', () => {
    expect(() => openEmergencyAccess(asked, { ...rule, duration: undefined }, undefined)).toThrow(
      expect.objectContaining({ code: 'no_emergency_access' }),
    );
  });
});
