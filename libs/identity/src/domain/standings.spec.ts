import { newId } from '#libs/kernel';
import { includedIn, scopeHeldBy } from './mandate-scope.js';
import { publisherStandings } from './standings.js';

const ours = newId<'Organisation'>();
const theirs = newId<'Organisation'>();
const standings = (ties: Partial<Parameters<typeof publisherStandings>[0]>) => [
  ...publisherStandings({ memberships: [], mandates: [], ...ties }, ours),
];

describe('the standing towards an organisation', () => {
  it('is nothing for a stranger, and for a member of another one', () => {
    expect(standings({})).toEqual([]);
    expect(standings({ memberships: [{ organisationId: theirs, role: 'publisher_owner' }] })).toEqual([]);
  });

  it('is the role of a member', () => {
    expect(standings({ memberships: [{ organisationId: ours, role: 'publisher_editor' }] })).toEqual([
      'publisher_editor@own',
    ]);
  });

  it('is all that a mandate includes', () => {
    expect(standings({ mandates: [{ organisationId: ours, scope: 'submit' }] })).toEqual([
      'mandate_read@own',
      'mandate_prepare@own',
      'mandate_submit@own',
    ]);
  });

  it('never lets "prepare only" submit (PUB-04)', () => {
    expect(standings({ mandates: [{ organisationId: ours, scope: 'prepare' }] })).not.toContain('mandate_submit@own');
  });
});

describe('the scope of a mandate', () => {
  it('submit includes prepare, which includes read', () => {
    expect(includedIn('submit')).toEqual(['read', 'prepare', 'submit']);
    expect(includedIn('prepare')).toEqual(['read', 'prepare']);
    expect(includedIn('read')).toEqual(['read']);
  });

  it('is no wider than the role of the member of the delegate', () => {
    expect(scopeHeldBy('owner', 'submit')).toBe('submit');
    expect(scopeHeldBy('editor', 'prepare')).toBe('prepare');
    expect(scopeHeldBy('reader', 'submit')).toBe('read');
  });
});
