import type { Command } from 'commander';
import { decide, readDecisionCase } from '#rules/criteria';
import { answer, asJson } from './answer.js';
import { casesOf, ofEach } from './cases.js';
import { readJson } from './files.js';
import { policyOf } from './policy-file.js';

interface Options {
  readonly input: string;
  readonly policy?: string;
}

/** `aval decide`: anyone recomputes the outcome of published verdicts under a published policy. */
export function registerDecide(program: Command): void {
  program
    .command('decide')
    .description('the outcome that the policy gives to verdicts')
    .requiredOption('--input <file>', 'JSON: {"cases": [{name, verdicts, tier, returns…}]}')
    .option('--policy <file>', 'YAML; without it, the policy of departure')
    .action(({ input, policy: policyFile }: Options) =>
      answer(() => {
        const cases = casesOf(input, readJson(input));
        const policy = policyOf(policyFile);
        const outcomes = ofEach(input, cases, (one) => {
          const { outcome, rule, rate } = decide(readDecisionCase(one), policy);
          return { name: one.name, outcome, rule, rate };
        });
        return asJson(outcomes);
      }),
    );
}
