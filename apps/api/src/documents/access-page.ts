import { type OperationTable, type Standing } from '#libs/access';

const RELATIONS: Readonly<Record<string, string>> = {
  own: 'of the organisation it belongs to',
  assigned: 'when named on it',
  panel: 'who accepted to judge it',
  invited: 'who is invited to judge it',
  self: 'for oneself',
  emergency: 'while an emergency access runs; each reading is written down',
};

/** Who may do what, as a page: the same table that guards the routes. */
export function accessPage(operations: OperationTable): string {
  const rows = Object.entries(operations)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([name, { allow }]) =>
        `| \`${name}\` | ${typeof allow === 'string' ? wordOf(allow) : allow.map(inWords).join('; ')} |`,
    );
  return [
    '# Who may do what',
    '',
    'Made from the table that stands before every route. A refused person gets 404 for what he may not know exists, else 403.',
    '',
    '| operation | allowed |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const wordOf = (allow: 'anyone' | 'signed_in'): string => (allow === 'anyone' ? 'anyone' : 'whoever is signed in');

function inWords(standing: Standing): string {
  const [role = '', relation] = standing.split('@');
  return relation ? `${role} ${RELATIONS[relation] ?? relation}` : role;
}
