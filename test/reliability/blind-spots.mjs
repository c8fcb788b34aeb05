import { CANARIES } from './reporters.mjs';

/** Promises broken on purpose, each in a transaction that is rolled back, and what the auditor must say to it. */
const BROKEN = [
  ['I1', 'DELETE FROM vigilance.report WHERE id = (SELECT id FROM vigilance.report LIMIT 1)'],
  [
    'I2',
    `DELETE FROM journal.entry WHERE seq = (SELECT max(seq) FROM journal.entry WHERE kind = 'incident-report.received')`,
  ],
  [
    'I3',
    'UPDATE messaging.delivery SET done_at = NULL WHERE id = (SELECT id FROM messaging.delivery WHERE done_at IS NOT NULL LIMIT 1)',
  ],
  [
    'I5',
    `DELETE FROM jobs.timer WHERE id = (SELECT id FROM jobs.timer WHERE subject_kind = 'incident-report' AND state = 'live' LIMIT 1)`,
  ],
  ['effect', 'DELETE FROM vigilance.reading WHERE report_id = (SELECT report_id FROM vigilance.reading LIMIT 1)'],
  ['I7', `CREATE TABLE public.planted AS SELECT 'Madame ${CANARIES.name}' AS name`],
];

/** An auditor who finds nothing has looked, or is blind. @returns what he does not notice, in words */
export async function blindSpotsOf(auditor, sent, expected) {
  const unnoticed = [];
  for (const [promise, act] of BROKEN) {
    await auditor.client.query('BEGIN');
    try {
      await auditor.client.query(`SET LOCAL session_replication_role = 'replica'`);
      await auditor.client.query(act);
      const found = await auditor.faultsIn(sent, expected);
      if (!found.some((fault) => fault.startsWith(promise))) unnoticed.push(`the auditor does not notice: ${act}`);
    } finally {
      await auditor.client.query('ROLLBACK');
    }
  }
  return unnoticed;
}
