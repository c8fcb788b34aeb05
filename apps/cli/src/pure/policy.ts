import type { Command } from 'commander';
import { answer } from './answer.js';
import { checkedPolicy } from './policy-file.js';

/** `aval policy …`: what may be asked of a policy file without a database. */
export function registerPolicy(program: Command): void {
  program
    .command('policy')
    .description('versions of the policy')
    .command('validate <file>')
    .description('name every fault of a policy file, with its line')
    .option('--framework <file>', 'check its words against this framework rather than that of departure')
    .action((file: string, { framework }: { framework?: string }) =>
      answer(() => {
        const { policy } = checkedPolicy(file, framework);
        return `${policy.id} ${policy.version} is valid: effective on ${policy.effective_at} with ${policy.framework}.`;
      }),
    );
}
