import { isSiren } from '../domain/siren.js';
import { demoAccountId, readDemo, rolesOf } from './demo-people.js';

const BRICKS = ['DRO', 'SEC', 'URB', 'ETH', 'MED', 'ACC', 'INC', 'ENV', 'INF', 'ECO', 'CMP'];

describe('the demonstration', () => {
  const { people, organisations, mandates } = readDemo();

  it('has one key and one address per person', () => {
    expect(new Set(people.map(({ key }) => key)).size).toBe(people.length);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
  });

  it('has somebody for every role', () => {
    expect([...new Set(people.flatMap(rolesOf))].sort()).toEqual(
      [
        ...['publisher_owner', 'publisher_editor', 'publisher_reader', 'case_officer', 'lead', 'expert', 'signatory'],
        ...['auditor', 'vigilance_officer', 'duty_officer', 'control_agency', 'monitor', 'oversight'],
        ...['framework_editor', 'administrator'],
      ].sort(),
    );
  });

  it.each(BRICKS)('has four experts or more for %s: three for the highest tier, and one to spare', (brick) => {
    expect(people.filter(({ competences }) => competences.includes(brick)).length).toBeGreaterThanOrEqual(4);
  });

  it('writes to nobody and names no real organisation', () => {
    expect(people.every(({ email }) => email.endsWith('.example'))).toBe(true);
    expect(organisations.every(({ siren }) => siren.startsWith('999') && isSiren(siren))).toBe(true);
  });

  it('refers only to what it declares', () => {
    const known = new Set([...people, ...organisations].map(({ key }) => key));
    const named = [
      ...people.flatMap(({ member }) => member?.of ?? []),
      ...mandates.flatMap((mandate) => [
        mandate.organisation,
        mandate.granted_by,
        mandate.delegate_person ?? mandate.delegate_organisation ?? 'nobody',
      ]),
    ];

    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });

  it('gives a person the same id everywhere', () => {
    expect(demoAccountId('alice')).toBe(demoAccountId('alice'));
    expect(demoAccountId('alice')).not.toBe(demoAccountId('bruno'));
  });
});
