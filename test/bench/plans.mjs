import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '#libs/database';
import { SystemClock } from '#libs/kernel';
import { PgEvaluationReads } from '../../dist/libs/evaluation/src/persistence/pg-evaluation-reads.js';
import { DueTimers } from '../../dist/libs/jobs/src/work/due-timers.js';
import { WaitingWork } from '../../dist/libs/jobs/src/work/waiting-work.js';
import { PostgresLettersWritten } from '../../dist/libs/notification/src/persistence/postgres-letters-written.js';
import { PgDecisionReads } from '../../dist/libs/referencing/src/persistence/decision/pg-decision-reads.js';
import {
  DecisionRow,
  FindingRow,
  ListingRow,
  NoticeRow,
} from '../../dist/libs/referencing/src/persistence/decision/rows.js';
import { PgFindingReads } from '../../dist/libs/referencing/src/persistence/finding/pg-finding-reads.js';
import { PgListingReads } from '../../dist/libs/referencing/src/persistence/listing/pg-listing-reads.js';
import { PgNoticeReads } from '../../dist/libs/referencing/src/persistence/notice/pg-notice-reads.js';
import { PgDossierReads } from '../../dist/libs/referencing/src/persistence/pg-dossier-reads.js';
import { ApplicationRow, DossierRow } from '../../dist/libs/referencing/src/persistence/rows.js';
import { dropDatabase } from './database.mjs';
import { addDossiers, addFollowUps, copyDatabase } from './dossiers.mjs';
import { prepareStory } from './prepared-dossier.mjs';
import { startServices } from './services.mjs';

// node test/bench/plans.mjs [--size 200000] [--out plans.txt]
// Runs the lists of the product over a large register, explains each statement they send, and names those that read or
// sort more rows than a page needs.

const { values: options } = parseArgs({
  options: { size: { type: 'string', default: '200000' }, out: { type: 'string' } },
});
const size = Number(options.size);
/** More rows than this touched for one page is work that grows with the register. */
const MUCH = 5_000;
const PAGE = 26;

const nodesOf = (plan) => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
const touched = (node) =>
  ((node['Actual Rows'] ?? 0) + (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Join Filter'] ?? 0)) *
  (node['Actual Loops'] ?? 1);
const nameOf = (node) => [node['Node Type'], node['Index Name'] ?? node['Relation Name']].filter(Boolean).join(' ');

const services = await startServices();
try {
  const story = await prepareStory(services);
  const database = await copyDatabase(services.adminUrl, story.name, 'aval_bench_plans');
  await addDossiers(database.client, { like: story.dossierId, leadId: story.leadId, from: 1, to: size });
  await addFollowUps(database.client, { like: story.dossierId, leadId: story.leadId, to: size });
  console.log(`${size} dossiers are there`);
  await explainAll(database, story);
  await database.client.end();
  await dropDatabase(services.adminUrl, database.name);
  await dropDatabase(services.adminUrl, story.name);
} finally {
  await services.stop();
}

async function explainAll({ url, client }, { leadId }) {
  let statements = [];
  const logger = { logQuery: (sql, parameters) => statements.push({ sql, parameters }) };
  for (const word of ['logQueryError', 'logQuerySlow', 'logSchemaBuild', 'logMigration', 'log'])
    logger[word] = () => undefined;
  const entities = [ApplicationRow, DossierRow, DecisionRow, NoticeRow, ListingRow, FindingRow];
  const source = await new DataSource({
    ...dataSourceOptions({ url, pool: 1, entities }),
    logging: ['query'],
    logger,
  }).initialize();
  const { rows } = await client.query(
    `SELECT organisation_id AS organisation, application_id AS application, id FROM referencing.dossier ORDER BY id OFFSET ${Math.floor(size / 2)} LIMIT 1`,
  );
  const [{ organisation, application, id }] = rows;
  const { rows: letters } = await client.query('SELECT account_id AS reader FROM notification.letter LIMIT 1');
  const own = { organisations: [organisation] };
  const now = new Date(performance.timeOrigin + performance.now());
  const lines = [];
  for (const [what, read] of Object.entries(reads(source))) {
    statements = [];
    await read();
    for (const { sql, parameters } of statements.filter((one) => /^\s*(SELECT|WITH)/i.test(one.sql))) {
      await client.query('BEGIN');
      const explained = await client.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, parameters);
      await client.query('ROLLBACK');
      const [{ Plan: plan, 'Execution Time': ms }] = explained.rows[0]['QUERY PLAN'];
      const heavy = nodesOf(plan)
        .filter((node) => touched(node) > MUCH)
        .map((node) => `${nameOf(node)} ${Math.round(touched(node))}`);
      const line = `${heavy.length > 0 ? 'x ' : '  '}${what.padEnd(44)} ${ms.toFixed(2).padStart(9)} ms  ${heavy.join(', ')}`;
      console.log(line);
      lines.push(line, ...(heavy.length > 0 ? [JSON.stringify(plan)] : []));
    }
  }
  await source.destroy();
  if (options.out) writeFileSync(options.out, `${lines.join('\n')}\n`);

  function reads(database) {
    const dossiers = new PgDossierReads(database);
    const decisions = new PgDecisionReads(database);
    const notices = new PgNoticeReads(database);
    const findings = new PgFindingReads(database);
    const listings = new PgListingReads(database);
    const evaluation = new PgEvaluationReads(database);
    const written = new PostgresLettersWritten(database);
    const jobs = {
      a: { queue: 'clock', wakes: { timer: ['dossier.limit'] } },
      b: { queue: 'clock', wakes: { reminder: ['dossier.limit'] } },
    };
    const timers = new DueTimers(jobs, { orderAll: async () => undefined });
    const list = (horizon, filter, after) => () => dossiers.dossiers(horizon, filter, after, PAGE);
    return {
      'dossiers, all': list('all', {}),
      'dossiers, all, a later page': list('all', {}, id),
      'dossiers, all, in evaluation': list('all', { state: 'evaluation' }),
      'dossiers, all, withdrawn (rare)': list('all', { state: 'inadmissible' }),
      'dossiers, all, trial (rare)': list('all', { kind: 'trial' }),
      'dossiers, all, overdue': list('all', { overdueAt: now }),
      'dossiers, all, in evaluation and overdue': list('all', { state: 'evaluation', overdueAt: now }),
      'dossiers, mine as lead': list('all', { leadId }),
      'dossiers, mine as lead, overdue': list('all', { leadId, overdueAt: now }),
      'dossiers, of an application': list('all', { applicationId: application }),
      'dossiers, of my organisation': list(own, {}),
      'dossiers, of my organisation, in evaluation': list(own, { state: 'evaluation' }),
      'dossiers, counts of work': () => dossiers.workCounts(now),
      'applications, all': () => dossiers.applications('all', undefined, PAGE),
      'applications, of my organisation': () => dossiers.applications(own, undefined, PAGE),
      'listings, all': () => listings.list('all', {}, undefined, PAGE),
      'listings, suspended (rare)': () => listings.list('all', { status: 'suspended' }, undefined, PAGE),
      'listings, of my organisation': () => listings.list(own, {}, undefined, PAGE),
      'decisions, all': () => decisions.list('all', {}, undefined, PAGE),
      'decisions, rejected (rare)': () => decisions.list('all', { outcome: 'rejected' }, undefined, PAGE),
      'decisions, of my organisation': () => decisions.list(own, {}, undefined, PAGE),
      'notices, all': () => notices.list('all', {}, undefined, PAGE),
      'notices, available (rare)': () => notices.list('all', { state: 'available' }, undefined, PAGE),
      'notices, of my organisation': () => notices.list(own, {}, undefined, PAGE),
      'findings, all': () => findings.list('all', {}, undefined, PAGE),
      'findings, planned (rare)': () => findings.list('all', { state: 'planned' }, undefined, PAGE),
      'findings, of my organisation': () => findings.list(own, {}, undefined, PAGE),
      'letters, all': () => written.page({ limit: 25 }),
      'letters, undeliverable (rare)': () => written.page({ limit: 25, state: 'undeliverable' }),
      'letters, of a reader': () => written.page({ limit: 25, accountId: letters[0].reader }),
      'letters, about a dossier': () => written.page({ limit: 25, about: id }),
      'assignments, mine as expert': () =>
        evaluation.assignments({ accountId: leadId, leads: false }, {}, undefined, PAGE),
      'assignments, of the dossiers I lead': () =>
        evaluation.assignments({ accountId: leadId, leads: true }, {}, undefined, PAGE),
      'assignments, of one dossier I lead': () =>
        evaluation.assignments({ accountId: leadId, leads: true }, { dossierId: id }, undefined, PAGE),
      'timers and reminders due': () => database.transaction((tx) => timers.order(tx, now, 500)),
      'next timer': () => database.transaction((tx) => timers.next(tx)),
      'deliveries waiting, for operators': () => new WaitingWork(database, new SystemClock()).figures(),
    };
  }
}
