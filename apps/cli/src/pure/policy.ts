import type { Command } from 'commander';
import { departureFramework, type Framework, type Policy, parsePolicy } from '#rules/criteria';
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
    .option('--framework <file>', 'check its words against this framework rather than that of departure')
    .action((file: string, { framework }: { framework?: string }) =>
      answer(() => {
        const text = readText(file);
        const alone = parsePolicy(text);
        const against = frameworkFor(framework, alone);
        const parsed = against ? parsePolicy(text, against) : alone;
        const { policy } = orFaults(file, parsed);
        if (parsed.ok) warn(file, parsed.warnings);
        return `${policy.id} ${policy.version} is valid: effective on ${policy.effective_at} with ${policy.framework}.`;
      }),
    );
}

/** The framework of the file that is named, or that of departure for a policy written for it; none for another's. */
function frameworkFor(file: string | undefined, parsed: ReturnType<typeof parsePolicy>): Framework | undefined {
  if (file !== undefined) return frameworkOf(file);
  const departure = departureFramework();
  return parsed.ok && writtenFor(parsed.value, departure) ? departure : undefined;
}

const writtenFor = ({ policy }: Policy, { framework }: Framework): boolean => policy.framework === framework.id;
