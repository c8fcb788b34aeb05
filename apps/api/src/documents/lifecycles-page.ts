import { diagramOf, type Lifecycle } from '#libs/kernel';

/** Each lifecycle as a picture and as a table, from the tables that the code runs. */
export function lifecyclesPage(lifecycles: readonly Lifecycle[]): string {
  const chapters = lifecycles.flatMap((lifecycle) => [
    `## ${lifecycle.name}`,
    '',
    '```mermaid',
    diagramOf(lifecycle),
    '```',
    '',
    '| id | action | from | to | by | when |',
    '|---|---|---|---|---|---|',
    ...Object.entries(lifecycle.transitions).map(
      ([id, { on, from, to, by, when = [] }]) =>
        `| ${id} | ${on} | ${from.join(', ')} | ${to === 'same' ? '(same)' : to} | ${by.join(', ')} | ${when.join(', ')} |`,
    ),
    '',
  ]);
  return ['# Lifecycles', '', 'Made from the tables that the code runs.', '', ...chapters].join('\n');
}
