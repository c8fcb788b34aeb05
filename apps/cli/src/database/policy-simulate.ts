import type { Command } from 'commander';
import { ownerDataSource } from '#libs/database';
import { SystemClock } from '#libs/kernel';
import { DOSSIER_OUTCOMES, type OutcomeMatrix, type Replayed, simulatePolicy } from '#libs/referencing';
import type { Policy } from '#rules/criteria';
import { asJson, orRefused } from '../pure/answer.js';
import { checkedPolicy } from '../pure/policy-file.js';
import { cliSettings } from './settings.js';

/** What the rule may answer, among it that it cannot tell yet. */
const COLUMNS = [...DOSSIER_OUTCOMES, 'undecidable'] as const;

interface Options {
  readonly policy: string;
  readonly framework?: string;
  readonly json?: true;
}

/** `aval policy simulate --policy FILE`: what other thresholds would have made of every decided dossier. */
export function registerPolicySimulate(policies: Command): void {
  policies
    .command('simulate')
    .description('replay every decided dossier under another policy; print the matrix of outcomes and what changes')
    .requiredOption('--policy <file>', 'the policy to try')
    .option('--framework <file>', 'check its words against this framework rather than that of departure')
    .option('--json', 'the matrix and the dossiers that change as JSON')
    .action(async ({ policy: file, framework, json }: Options) => {
      const policy = orRefused(() => checkedPolicy(file, framework));
      if (!policy) return;
      const matrix = await replayAll(cliSettings().DATABASE_URL, policy);
      process.stdout.write(`${json ? asJson(asValue(policy, matrix)) : asText(policy, matrix)}\n`);
    });
}

async function replayAll(url: string, policy: Policy): Promise<OutcomeMatrix> {
  const database = await ownerDataSource(url).initialize();
  try {
    return await simulatePolicy(database, new SystemClock(), policy);
  } finally {
    await database.destroy();
  }
}

const asValue = ({ policy: { id, version } }: Policy, matrix: OutcomeMatrix) => ({
  policy: { id, version },
  dossiers: matrix.dossiers,
  matrix: Object.fromEntries(
    DOSSIER_OUTCOMES.map((decided) => [
      decided,
      Object.fromEntries(COLUMNS.map((under) => [under, matrix.count(decided, under)])),
    ]),
  ),
  changes: matrix.changes,
});

function asText({ policy: { id, version } }: Policy, matrix: OutcomeMatrix): string {
  const first = Math.max(...DOSSIER_OUTCOMES.map(({ length }) => length));
  const row = (name: string, cells: readonly (string | number)[]) =>
    [name.padEnd(first), ...cells.map((cell, at) => String(cell).padStart(COLUMNS[at]?.length ?? 0))]
      .join('  ')
      .trimEnd();
  const changes = matrix.changes.length;
  return [
    `${matrix.dossiers} decided dossiers under ${id} ${version}: rows as decided, columns under this policy.`,
    '',
    row('', COLUMNS),
    ...DOSSIER_OUTCOMES.map((decided) =>
      row(
        decided,
        COLUMNS.map((under) => matrix.count(decided, under)),
      ),
    ),
    '',
    changes === 0 ? 'No dossier changes.' : `${changes} ${changes === 1 ? 'dossier changes' : 'dossiers change'}:`,
    ...matrix.changes.map(lineOf),
  ].join('\n');
}

/** A decision that departed from the rule differs from the rule under any policy: the reader is told. */
const lineOf = ({ dossier, decision, decided, departedFrom, under, rule }: Replayed): string =>
  `  ${dossier}  ${decision}  ${decided} -> ${under} (${rule})${departedFrom ? `, signed against the rule, which proposed ${departedFrom}` : ''}`;
