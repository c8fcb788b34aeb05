import http from 'node:http';
import pg from 'pg';

// The limit to compare with: node:http and pg, nobody asked who he is, nothing judged, nothing hidden.
// GET /list?after=, GET /dossiers/ID: the columns of one row, by one named statement.
// POST /sign?inserts=&updates=: as many rows written in one transaction, one statement each, and one row locked.

const COLUMNS = `d.id, d.number, d.kind, a.name AS "applicationName", d.organisation_id AS "organisationId", d.state,
  d.state_due_at AS "dueAt", d.facts ->> 'category' AS category, d.tier, d.version`;
const LIST = {
  name: 'raw_list',
  text: `SELECT ${COLUMNS} FROM referencing.dossier d JOIN referencing.application a ON a.id = d.application_id
    WHERE d.state <> 'draft' AND d.id < $1 ORDER BY d.id DESC LIMIT 21`,
};
const ONE = {
  name: 'raw_one',
  text: `SELECT ${COLUMNS}, d.application_id AS "applicationId", d.application_version AS "applicationVersion", d.facts,
      d.state_since AS "stateSince", d.framework_version AS "frameworkVersion", d.lead_id AS "leadId", d.returns, c.id AS "contractId"
    FROM referencing.dossier d JOIN referencing.application a ON a.id = d.application_id
    LEFT JOIN referencing.contract c ON c.application_id = a.id AND c.state IN ('issued', 'half_signed', 'in_force')
    WHERE d.id = $1`,
};
const BODY = JSON.stringify({ text: 'x'.repeat(500) });

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

async function write(inserts, updates) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query({
      name: 'lock',
      text: 'SELECT id FROM public.bench_row WHERE id = $1 FOR UPDATE',
      values: [1 + Math.floor(Math.random() * 1_000)],
    });
    for (let n = 0; n < inserts; n += 1) {
      await client.query({
        name: 'insert',
        text: 'INSERT INTO public.bench_row (about, body) VALUES (gen_random_uuid(), $1)',
        values: [BODY],
      });
    }
    for (let n = 0; n < updates; n += 1) {
      await client.query({
        name: 'update',
        text: 'UPDATE public.bench_row SET body = $2 WHERE id = $1',
        values: [rows[0].id, BODY],
      });
    }
    await client.query('COMMIT');
    return { id: rows[0].id };
  } finally {
    client.release();
  }
}

const server = http.createServer(async (request, response) => {
  const { pathname, searchParams: query } = new URL(request.url, 'http://raw');
  const answer = async () => {
    if (pathname === '/sign') return write(Number(query.get('inserts')), Number(query.get('updates')));
    if (pathname === '/list')
      return { items: (await pool.query({ ...LIST, values: [query.get('after')] })).rows.slice(0, 20) };
    return (await pool.query({ ...ONE, values: [pathname.slice('/dossiers/'.length)] })).rows[0];
  };
  const body = JSON.stringify(await answer());
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
