import http from 'node:http';
import pg from 'pg';

// The limit to compare with: node:http and one INSERT of what was sent, nobody asked who he is, nothing judged, sealed,
// journalled, timed or told to anybody.

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(
  `CREATE TABLE IF NOT EXISTS public.bench_report (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, received_at timestamptz NOT NULL, body jsonb NOT NULL)`,
);
const INSERT = {
  name: 'insert_report',
  text: 'INSERT INTO public.bench_report (received_at, body) VALUES (now(), $1) RETURNING id',
};

const server = http.createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', async () => {
    const { rows } = await pool.query({ ...INSERT, values: [JSON.parse(Buffer.concat(parts).toString())] });
    const body = JSON.stringify(rows[0]);
    response.writeHead(201, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
