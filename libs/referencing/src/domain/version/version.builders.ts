import { type AccountId, type Day, newId } from '#libs/kernel';
import { ApplicationVersion, type DeclaredVersion } from './application-version.js';
import type { Impact } from './impact.js';
import type { ChangePolicy } from './version-policy.js';

/** For tests: some kinds of change of the default policy. */
export const someChanges = (given: Partial<ChangePolicy> = {}): ChangePolicy => ({
  undeclared_found: '28d',
  confirm_class: '5d',
  file_change_dossier: { default: '30d', blocking: '15d' },
  minor_sample_rate: 0.1,
  types: [
    { id: 'correction', title: 'Correctif', substantial: false, bricks: [] },
    { id: 'donnees_nouvelles', title: 'Nouvelle donnée', substantial: true, bricks: ['DRO', 'SEC', 'URB'] },
    { id: 'prix', title: 'Prix', substantial: true, bricks: ['ECO', 'INF'] },
  ],
  ...given,
});

export const anImpact = (given: Partial<Impact> = {}): Impact => ({
  class: 'minor',
  types: ['correction'],
  bricks: [],
  criteria: [],
  ...given,
});

export const aVersion = (given: Partial<DeclaredVersion> = {}): ApplicationVersion =>
  ApplicationVersion.declare({
    id: newId<'ApplicationVersion'>(),
    listingId: newId<'Listing'>(),
    applicationId: newId<'Application'>(),
    organisationId: newId<'Organisation'>(),
    number: '4.2.1',
    releaseOn: '2027-03-01' as Day,
    impact: anImpact(),
    formerKept: true,
    note: null,
    declaredBy: 'publisher' as AccountId,
    declaredAt: new Date('2027-02-20T09:00:00Z'),
    confirmBy: '2027-02-25' as Day,
    ...given,
  });
