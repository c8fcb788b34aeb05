import type { Command } from 'commander';
import { parsePolicy } from '#rules/criteria';
import { answer } from './answer.js';
import { orFaults, readText, warn } from './files.js';
import { frameworkOf } from './framework-file.js';

/** `aval policy …`: what may be asked of a policy file without a database. */
export function registerPolicy(program: Command): void {
  program
    .command('policy')
    .description('versions of the policy')
    .command('validate <file>')
    .description('name every fault of a policy file, with its line')
    .option('--framework <file>', 'also check its words against this framework')
    .action((file: string, { framework }: { framework?: string }) =>
      answer(() => {
        const against = framework === undefined ? undefined : frameworkOf(framework);
        const parsed = parsePolicy(readText(file), against);
        const { policy } = orFaults(file, parsed);
        if (parsed.ok) warn(file, parsed.warnings);
        return `${policy.id} ${policy.version} is valid: effective on ${policy.effective_at} with ${policy.framework}.`;
      }),
    );
}
