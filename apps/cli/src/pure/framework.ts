import type { Command } from 'commander';
import { applicableCriteria, differenceOf, readFacts } from '#rules/criteria';
import { answer, asJson } from './answer.js';
import { about, readJson } from './files.js';
import { frameworkOf } from './framework-file.js';

/** `aval framework …`: what may be asked of a framework file without a database. */
export function registerFramework(program: Command): Command {
  const framework = program.command('framework').description('versions of the reference framework');

  framework
    .command('validate <file>')
    .description('name every fault of a framework file, with its line')
    .action((file: string) =>
      answer(() => {
        const { framework: identity, criteria, bricks, badges } = frameworkOf(file);
        const content = `${criteria.length} criteria, ${bricks.length} bricks, ${badges.length} badges`;
        return `${identity.id} ${identity.version} is valid: ${content}.`;
      }),
    );

  framework
    .command('diff <before> <after>')
    .description('what changes from one version to the next, as JSON')
    .action((before: string, after: string) =>
      answer(() => asJson(differenceOf(frameworkOf(before), frameworkOf(after)))),
    );

  framework
    .command('criteria')
    .description('which criteria these facts bring, and why')
    .requiredOption('--facts <file>', 'JSON: {category, access, catalog, flags, track…}')
    .option('--framework <file>', 'YAML; without it, the framework of departure')
    .action(({ facts, framework: file }: { facts: string; framework?: string }) =>
      answer(() => {
        const content = readJson(facts);
        const reference = frameworkOf(file);
        const scope = applicableCriteria(
          reference,
          about(facts, () => readFacts(content, reference)),
        );
        const criteria = scope.criteria.map(({ id, severity, obligation, phase, reasons }) => ({
          id,
          severity,
          obligation,
          phase,
          reasons,
        }));
        return asJson({ tier: scope.tier, criteria });
      }),
    );

  return framework;
}
