import type { Command } from 'commander';

/** `aval retention …`: what is kept no longer, first as a dry run. Other commands do not load what these need. */
export function registerRetention(program: Command): void {
  const retention = program
    .command('retention')
    .description('what is kept no longer: the plan of it, and the daily run');

  retention
    .command('plan')
    .description('dry run: what would be erased, announced and held back, and why')
    .option('--at <day>', 'imagine the run on this day (YYYY-MM-DD), with the rows of today')
    .option('--json', 'the whole plan as JSON')
    .action(async ({ at, json }: { at?: string; json?: true }) => {
      const { printPlan } = await import('./retention-house.js');
      await printPlan(at, json === true);
    });

  retention
    .command('run')
    .description('the same as the daily job: warns, holds back, erases, and takes the files away')
    .action(async () => {
      const { runRetention } = await import('./retention-house.js');
      await runRetention();
    });
}
