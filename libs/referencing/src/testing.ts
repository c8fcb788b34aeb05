import { type AccountId, newId } from '#libs/kernel';
import { Dossier, type DossierSnapshot } from './domain/dossier/dossier.js';
import type { DossierFacts } from './domain/dossier/dossier-facts.js';
import type { ScopeItem } from './domain/submission/answer.js';

export const accountNamed = (name: string): AccountId => `account-${name}` as AccountId;

/** A dossier of which a test says only what it is about. */
export function aDossier(given: Partial<DossierSnapshot> = {}): DossierSnapshot {
  const draft = Dossier.open({
    id: newId<'Dossier'>(),
    kind: 'initial',
    applicationId: newId<'Application'>(),
    organisationId: newId<'Organisation'>(),
    applicationVersion: '1.0',
    facts: { category: 'BIE', access: 'N0', catalog: 'ENS', flags: [] },
    createdAt: new Date('2026-03-02T09:00:00Z'),
  });
  return { ...draft.toSnapshot(), ...given };
}

/** Surroundings in which nothing stands in the way. */
export const factsAround = (given: Partial<DossierFacts>): DossierFacts => ({
  organisationVerified: true,
  otherOpenDossier: false,
  frameworkInForce: true,
  contractInForce: false,
  unanswered: 0,
  withoutEvidence: 0,
  unacceptableFiles: 0,
  criteriaWithoutExperts: 0,
  openBlockingClarifications: 0,
  outcomesMissing: 0,
  divergencesOpen: 0,
  extended: [],
  followsAdjournment: false,
  proposedOutcome: null,
  draft: null,
  listsWhatIsSuspended: false,
  involved: new Set(),
  ...given,
});

export const aScopeItem = (given: Partial<ScopeItem> = {}): ScopeItem => ({
  criterion: 'DRO-01',
  brick: 'DRO',
  severity: 'bloquant',
  obligation: 'obligatoire',
  inForce: true,
  evidenceExpected: 1,
  naReasons: [],
  expertsRequired: 1,
  position: 0,
  reason: 'full',
  carried: null,
  ...given,
});
