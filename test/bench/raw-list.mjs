import http from 'node:http';
import pg from 'pg';

// The limit to compare with: node:http and one named statement, nothing checked, nothing hidden.
// The same columns of the same rows as the list and the sheet of the catalogue.

const COLUMNS = `l.slug, l.name, l.publisher, l.category, l.summary, l.status, l.basis, l.open_findings AS "openFindings",
  l.platforms, l.audiences, l.badges, l.letters, l.reimbursed, l.prescribable, l.price, l.framework_version AS "frameworkVersion",
  l.version_assessed AS "versionAssessed", l.valid_from::text AS "validFrom", l.valid_until::text AS "validUntil",
  l.listed_at AS "listedAt", l.decided_at AS "decidedAt"`;

const LIST = {
  name: 'raw_list',
  text: `SELECT ${COLUMNS}, l.listing_id AS id FROM referencing.public_listing l
    WHERE l.status = 'active' AND l.category = $1 AND (l.name COLLATE "fr-x-icu", l.listing_id) > ($2, $3::uuid)
    ORDER BY l.name COLLATE "fr-x-icu", l.listing_id LIMIT $4`,
};
const SHEET = {
  name: 'raw_sheet',
  text: `SELECT l.application_id AS "applicationId", ${COLUMNS}, l.access_level AS "accessLevel", l.tier, l.motive,
    l.sheet AS details, l.changed_at AS "changedAt" FROM referencing.public_listing l WHERE l.slug = $1`,
};

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });

const server = http.createServer(async (request, response) => {
  const { pathname, searchParams: query } = new URL(request.url, 'http://raw');
  const isList = pathname === '/list';
  const { rows } = isList
    ? await pool.query({
        ...LIST,
        values: [query.get('category'), query.get('key'), query.get('id'), query.get('limit')],
      })
    : await pool.query({ ...SHEET, values: [pathname.slice('/sheet/'.length)] });
  const body = JSON.stringify(isList ? { items: rows, next: rows.at(-1)?.id } : rows[0]);
  response.writeHead(200, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
