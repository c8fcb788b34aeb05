import type { Command } from 'commander';
import { type DemoPerson, readDemo, rolesOf } from '#rules/identity';

/** `aval demo people`: who there is to sign in as. */
export function registerDemoPeople(demo: Command): void {
  demo
    .command('people')
    .description('print the people of the demonstration: key, name, roles, organisation or competences')
    .option('--json', 'as JSON')
    .action(({ json }: { json?: boolean }) => {
      const people = readDemo().people.map(line);
      process.stdout.write(json ? `${JSON.stringify(people, null, 2)}\n` : table(people));
    });
}

const line = (person: DemoPerson) => ({
  key: person.key,
  name: `${person.given} ${person.family}`,
  title: person.title,
  email: person.email,
  roles: rolesOf(person),
  organisation: person.member?.of ?? null,
  competences: person.competences,
});

function table(people: readonly ReturnType<typeof line>[]): string {
  const rows = people.map(({ key, name, roles, organisation, competences }) => [
    key,
    name,
    roles.join(' '),
    organisation ?? competences.join(' '),
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const written = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${written.join('\n')}\n`;
}
