import { type AccountId, newId, StaleVersion } from '#libs/kernel';
import { Organisation, type Registration } from './organisation.js';

const at = new Date('2026-11-23T09:00:00Z');
const officer = newId<'Account'>() as AccountId;
const registration = (change: Partial<Registration> = {}): Registration => ({
  id: newId<'Organisation'>(),
  name: 'Sommeil Serein',
  siren: '732829320',
  kind: 'publisher',
  createdAt: at,
  ...change,
});

describe('an organisation', () => {
  it('is not verified when it registers', () => {
    expect(Organisation.register(registration()).isVerified).toBe(false);
  });

  it('is refused with a number that is no SIREN', () => {
    expect(() => Organisation.register(registration({ siren: '732829321' }))).toThrow(/not a SIREN/);
  });

  it('remembers who verified it and when', () => {
    const organisation = Organisation.register(registration());

    organisation.verify({ by: officer, at });

    expect(organisation.toSnapshot()).toMatchObject({ verification: { by: officer, at }, version: 2 });
  });

  it('is verified once, and can lose it', () => {
    const organisation = Organisation.register(registration());
    expect(() => organisation.unverify()).toThrow(/not verified/);

    organisation.verify({ by: officer, at });
    expect(() => organisation.verify({ by: officer, at })).toThrow(/already/);

    organisation.unverify();
    expect(organisation.isVerified).toBe(false);
  });

  it('refuses to act on a version nobody has seen', () => {
    expect(() => Organisation.register(registration()).expectVersion(2)).toThrow(StaleVersion);
  });
});
