import pg from 'pg';

const ORGANISATION_HAS = 20;
/** An id whose order is that of its number, as the product's own ids follow time. */
const idOf = (kind) =>
  `(lpad(to_hex(1780000000000 + n::bigint * 60000), 12, '0') || '7' || substr(md5('${kind}' || n), 1, 3) || '8' || substr(md5('${kind}' || n), 4, 15))::uuid`;
const ORGANISATION = `md5('organisation' || n / ${ORGANISATION_HAS})::uuid`;
/** Most of an old register is closed; the others spread over what somebody has to do. */
const STATE = `CASE WHEN n % 10 < 7 THEN 'decided' ELSE (ARRAY['requested', 'contracting', 'preparation', 'completeness',
  'evaluation', 'reconciliation', 'observations', 'deciding', 'withdrawn', 'draft'])[1 + (n / 10) % 10] END`;

/** A copy of a database nobody is in. */
export async function copyDatabase(adminUrl, from, name) {
  const admin = new pg.Client(adminUrl);
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  await admin.query(`CREATE DATABASE ${name} TEMPLATE ${from}`);
  await admin.end();
  const url = Object.assign(new URL(adminUrl), { pathname: `/${name}` }).href;
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  return { name, url, client };
}

/**
 * Adds applications `from`..`to` with a dossier and a contract each, after the pattern of a real dossier. They are rows
 * alone, without what led to them: triggers and references are set aside while they are written.
 */
export async function addDossiers(client, { like, leadId, from, to }) {
  const numbers = `generate_series(${Number(from)}, ${Number(to)}) AS n`;
  await client.query('SET session_replication_role = replica');
  await client.query(`
    INSERT INTO identity.organisation (id, name, siren, kind, verified_by, verified_at, created_at, version)
    SELECT DISTINCT ON (id) ${ORGANISATION} AS id, 'Éditeur ' || n, '8' || lpad((n / ${ORGANISATION_HAS})::text, 8, '0'), 'publisher',
      '${leadId}'::uuid, now(), now(), 1 FROM ${numbers} ON CONFLICT DO NOTHING`);
  await client.query(
    `INSERT INTO referencing.application (id, organisation_id, name, slug, summary, current_version, platforms, audiences,
       price, reimbursed, prescribable, facts, created_at, version)
     SELECT ${idOf('application')}, ${ORGANISATION}, a.name || ' ' || n, 'copie-' || n, a.summary, a.current_version, a.platforms,
       a.audiences, a.price, a.reimbursed, a.prescribable, a.facts, timestamptz '2026-06-01Z' + n * interval '1 minute', 1
     FROM ${numbers}, referencing.application a JOIN referencing.dossier d ON d.application_id = a.id WHERE d.id = $1`,
    [like],
  );
  await client.query(
    `INSERT INTO referencing.dossier (id, number, kind, application_id, organisation_id, application_version, facts, state,
       state_since, state_due_at, framework_version, tier, lead_id, returns, report_reopened, extra_rounds, clock,
       created_at, requested_at, version)
     SELECT ${idOf('dossier')}, 'C-' || n, d.kind, ${idOf('application')}, ${ORGANISATION}, d.application_version, d.facts, ${STATE},
       now() - n % 90 * interval '1 day', CASE WHEN n % 10 >= 7 THEN now() + (n % 120 - 15) * interval '1 day' END,
       d.framework_version, d.tier, CASE WHEN n % 25 = 0 THEN d.lead_id ELSE md5('lead' || n % 25)::uuid END, 0, false, 0, d.clock,
       timestamptz '2026-06-01Z' + n * interval '1 minute', now(), 3
     FROM ${numbers}, referencing.dossier d WHERE d.id = $1`,
    [like],
  );
  await client.query(
    `INSERT INTO referencing.contract (id, number, application_id, dossier_id, template_version, body, document_hash, state, issued_at, version)
     SELECT ${idOf('contract')}, 'CC-' || n, ${idOf('application')}, ${idOf('dossier')}, c.template_version, left(c.body, 500),
       c.document_hash, 'issued', now(), 1
     FROM ${numbers}, referencing.contract c WHERE c.dossier_id = $1`,
    [like],
  );
  await client.query('RESET session_replication_role');
  await client.query(
    'ANALYZE referencing.application, referencing.dossier, referencing.contract, identity.organisation',
  );
}

/**
 * Copies a dossier whole, with every row of every table that bears its id, as often as asked.
 * @returns the ids of the copies
 */
export async function copyWhole(client, dossierId, count) {
  const { rows: tables } = await client.query(
    `SELECT format('%I.%I', c.table_schema, c.table_name) AS name, bool_or(c.column_name = 'dossier_id') AS bears,
       array_agg(c.column_name::text) AS columns
     FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
     WHERE c.table_schema IN ('referencing', 'evaluation') AND t.table_type = 'BASE TABLE'
     GROUP BY 1`,
  );
  await client.query(`CREATE TEMP TABLE copy AS SELECT n, md5('whole' || n)::uuid AS dossier, md5('whole application' || n)::uuid AS application
    FROM generate_series(1, ${Number(count)}) AS n`);
  await client.query('SET session_replication_role = replica');
  for (const { name, bears, columns } of tables) {
    const isDossier = name.endsWith('.dossier');
    const isApplication = name === 'referencing.application';
    if (!bears && !isDossier && !isApplication) continue;
    const changes = {
      dossier_id: 'copy.dossier',
      application_id: 'copy.application',
      id: isDossier ? 'copy.dossier' : isApplication ? 'copy.application' : `md5(r.id::text || copy.n)`,
      number:
        columns.includes('number') && !columns.includes('frozen_at') && bears === false ? `'W-' || copy.n` : undefined,
      slug: `'whole-' || copy.n`,
    };
    if (name === 'referencing.contract') changes.number = `'WC-' || copy.n`;
    const pairs = Object.entries(changes)
      .filter(([column, value]) => value !== undefined && columns.includes(column))
      .map(([column, value]) => `'${column}', ${value}`);
    const own = isApplication
      ? `r.id = (SELECT application_id FROM referencing.dossier WHERE id = $1)`
      : `r.${isDossier ? 'id' : 'dossier_id'} = $1`;
    await client.query(
      `INSERT INTO ${name} SELECT p.* FROM ${name} r CROSS JOIN copy
       CROSS JOIN LATERAL jsonb_populate_record(NULL::${name}, to_jsonb(r) || jsonb_build_object(${pairs.join(', ')})) p WHERE ${own}`,
      [dossierId],
    );
  }
  await client.query('RESET session_replication_role');
  const { rows } = await client.query('SELECT dossier AS id FROM copy ORDER BY n');
  await client.query('DROP TABLE copy');
  await client.query('ANALYZE');
  return rows.map(({ id }) => id);
}

/** What a register of that size has gathered: decisions, notices, listings, findings, letters, assignments, timers, deliveries. */
export async function addFollowUps(client, { like, leadId, to }) {
  const numbers = `generate_series(1, ${Number(to)}) AS n`;
  const decided = `${numbers} WHERE n % 10 < 7`;
  const organisation = ORGANISATION;
  await client.query('SET session_replication_role = replica');
  await client.query(`
    INSERT INTO referencing.decision (id, number, kind, dossier_id, application_id, organisation_id, application_version,
      framework_version, policy_version, tier, outcome, basis, valid_until, verdicts, letters, badges, motives, remedies, appeal,
      prepared_by, signed_by, signed_at, effective_on, hash)
    SELECT ${idOf('decision')}, 'DC-' || n, 'evaluation', ${idOf('dossier')}, ${idOf('application')}, ${organisation}, '1.0', 'f', '1', 'R2',
      CASE WHEN n % 50 = 0 THEN 'adjourned' ELSE 'full' END, CASE WHEN n % 50 = 0 THEN NULL ELSE 'full' END,
      CASE WHEN n % 50 = 0 THEN NULL ELSE date '2029-01-01' END, '{}', '{}', '{}', '[]', 'voies de recours', '{}',
      '${leadId}', md5('signatory')::uuid, now(), current_date, repeat('a', 64) FROM ${decided}`);
  await client.query(`
    INSERT INTO referencing.notice (id, decision_id, organisation_id, state, available_at, deemed_read_on, read_at, read_by,
      notified_on, appeal_until, lodge_within, version)
    SELECT ${idOf('notice')}, ${idOf('decision')}, ${organisation}, 'acknowledged', now(), current_date, now(), '${leadId}', current_date,
      current_date + 60, 'P2M', 1 FROM ${decided}`);
  await client.query(`
    INSERT INTO referencing.listing (id, application_id, organisation_id, status, basis, covered_version, framework_version, tier,
      badges, valid_from, valid_until, last_decision_id, listed_at, version)
    SELECT ${idOf('listing')}, ${idOf('application')}, ${organisation}, 'active', 'full', '1.0', 'f', 'R2', '{}', current_date,
      current_date + 900, ${idOf('decision')}, now(), 1 FROM ${decided} AND n % 50 > 0`);
  await client.query(`
    INSERT INTO referencing.finding (id, listing_id, criterion, severity, source_type, source_id, text, due_on, state, opened_at, closed_at, version)
    SELECT ${idOf('finding')}, ${idOf('listing')}, 'SEC-01', 'majeur', 'decision', n::text, 'à corriger', current_date + n % 200,
      CASE WHEN n % 9 > 0 THEN 'verified' ELSE 'open' END, now(), CASE WHEN n % 9 > 0 THEN now() END, 1
    FROM ${decided} AND n % 50 > 0`);
  await client.query(`
    INSERT INTO notification.letter (id, key, template, language, account_id, subject_kind, subject_id, subject, body, state, written_at, retry_at, sent_at)
    SELECT ${idOf('letter')}, 'copy:' || n, 't', 'fr', md5('reader' || n / 30)::uuid, 'dossier', (${idOf('dossier')})::text, 'objet', repeat('texte ', 60),
      'sent', now() - n * interval '1 minute', now(), now() FROM ${numbers}`);
  await client.query(
    `INSERT INTO evaluation.dossier
     SELECT p.* FROM ${numbers}, evaluation.dossier d CROSS JOIN LATERAL jsonb_populate_record(NULL::evaluation.dossier, to_jsonb(d) || jsonb_build_object(
       'id', ${idOf('dossier')}, 'number', 'C-' || n, 'application_id', ${idOf('application')},
       'lead_id', CASE WHEN n % 25 = 0 THEN d.lead_id ELSE md5('lead' || n % 25)::uuid END)) p WHERE d.id = $1`,
    [like],
  );
  await client.query(`
    INSERT INTO evaluation.assignment (id, dossier_id, expert_id, round, criteria, to_score, state, declaration_id, invited_by, invited_at, due_at, version)
    SELECT ${idOf('assignment')}, ${idOf('dossier')}, md5('expert' || n % 60)::uuid, 1, '{SEC-01}', '{SEC-01}', 'submitted', md5('d' || n)::uuid,
      '${leadId}', now(), now(), 2 FROM ${numbers}`);
  await client.query(`
    INSERT INTO jobs.timer (id, subject_kind, subject_id, kind, due_at, state, fired_at)
    SELECT ${idOf('timer')}, 'dossier', (${idOf('dossier')})::text, 'dossier.limit', now() + (n % 4000 - 1) * interval '1 hour',
      CASE WHEN n % 3 > 0 THEN 'fired' ELSE 'live' END, CASE WHEN n % 3 > 0 THEN now() END FROM ${numbers}`);
  await client.query(`
    INSERT INTO jobs.reminder (id, timer_id, occurrence, remind_at, sent_at)
    SELECT ${idOf('reminder')}, ${idOf('timer')}, 'o', now() + (n % 4000 - 1) * interval '1 hour', CASE WHEN n % 3 > 0 THEN now() END FROM ${numbers}`);
  await client.query(`
    INSERT INTO messaging.delivery (id, job, payload, created_at, next_attempt_at, done_at)
    SELECT ${idOf('delivery')}, 'j', '{}', now(), now(), CASE WHEN n % 1000 > 0 THEN now() END FROM ${numbers}`);
  await client.query('RESET session_replication_role');
  await client.query('VACUUM ANALYZE');
}
