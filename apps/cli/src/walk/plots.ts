import type { Plot, ScopeItem } from './dossier-story.js';

export const counted = (scope: readonly ScopeItem[], severity: string) =>
  scope.filter((item) => item.obligation === 'obligatoire' && item.inForce && item.severity === severity);

/** The name carries the minute, so that a story may be told again on the same installation. */
const named = (name: string) => `${name} ${performance.timeOrigin.toFixed(0).slice(-6)}`;

export const wellness = { category: 'BIE', access: 'N1', catalog: 'ENS', flags: ['web', 'contenu_medical'] };

/** One telling for each way a dossier may end. */
export const plots = {
  full: { name: named('Nuit claire'), kind: 'initial', facts: wellness, failing: () => [], outcome: 'full' },
  temporary: {
    name: named('Souffle posé'),
    kind: 'initial',
    facts: wellness,
    failing: (scope) =>
      counted(scope, 'majeur')
        .slice(0, 1)
        .map(({ criterion }) => criterion),
    outcome: 'temporary',
  },
  adjourned: {
    name: named('Pas à pas'),
    kind: 'initial',
    facts: wellness,
    failing: (scope) =>
      counted(scope, 'bloquant')
        .slice(0, 1)
        .map(({ criterion }) => criterion),
    outcome: 'adjourned',
  },
  trial: {
    name: named('Rythme suivi'),
    kind: 'trial',
    facts: { category: 'DM', access: 'N1', catalog: 'ENS', flags: ['web'], device_class: 'IIa' },
    failing: () => ['MED-05'],
    outcome: 'trial',
  },
} satisfies Readonly<Record<string, Plot>>;
