import { settingsSchema } from '#libs/config';

/** Every setting with its meaning and its default, from the schema that validates them. */
export function settingsPage(): string {
  const rows = Object.entries(settingsSchema.shape).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined);
    const shown = fallback.success
      ? fallback.data === undefined
        ? ''
        : `\`${String(fallback.data)}\``
      : '**required**';
    return `| \`${name}\` | ${shown} | ${schema.description ?? ''} |`;
  });
  return [
    '# Settings',
    '',
    'Read from the environment once, at start; every fault is listed and nothing starts. Time limits and thresholds of',
    'the procedure are not settings: they are policy, versioned in the database.',
    '',
    '| name | default | meaning |',
    '|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
