import { writePosition } from '../../../dist/libs/catalogue/src/http/position.js';
import { burst, contest, startServer } from '../contest.mjs';
import { catalogueOf, dropDatabase } from '../database.mjs';

/** More addresses than the memory of answers holds, so that each request reaches the database. */
const ADDRESSES = 2_400;
const PAGE = 20;

/** Pages of the same positions for both sides, category by category, spread over the whole catalogue. */
async function pagesOf(client) {
  const { rows } = await client.query(
    `SELECT category, name AS key, listing_id AS id FROM (
       SELECT *, row_number() OVER (ORDER BY md5(slug)) AS n FROM referencing.public_listing WHERE status = 'active') l
     WHERE n <= $1 ORDER BY n`,
    [ADDRESSES],
  );
  return {
    ours: rows.map(
      ({ category, key, id }) =>
        `/api/v1/public/applications?category=${category}&limit=${PAGE}&after=${writePosition({ key, id }, 'name')}`,
    ),
    raw: rows.map(
      ({ category, key, id }) => `/list?category=${category}&limit=${PAGE}&key=${encodeURIComponent(key)}&id=${id}`,
    ),
  };
}

async function sheetsOf(client) {
  const { rows } = await client.query(
    `SELECT slug FROM referencing.public_listing WHERE status = 'active' ORDER BY md5(slug) LIMIT ${ADDRESSES}`,
  );
  return {
    ours: rows.map(({ slug }) => `/api/v1/public/applications/${slug}`),
    raw: rows.map(({ slug }) => `/sheet/${slug}`),
  };
}

const FIRST_PAGE = `/api/v1/public/applications?category=DM&limit=${PAGE}`;

async function contestAt(size, { adminUrl, rounds, seconds }) {
  const database = await catalogueOf(adminUrl, size);
  const raw = await startServer('raw-list.mjs', { databaseUrl: database.url });
  const ours = await startServer('catalogue-app.mjs', { databaseUrl: database.url });
  try {
    const pages = await pagesOf(database.client);
    const sheets = await sheetsOf(database.client);
    const etag = (await fetch(`http://127.0.0.1:${ours.port}${FIRST_PAGE}`)).headers.get('etag');
    const runner = (name, server, paths, more = {}) => {
      let offset = 0;
      const measure = async () => {
        const result = await burst(server, database.client, { paths, offset, connections: 32, seconds, ...more });
        offset += result.sent;
        return result;
      };
      return { name, measure };
    };
    return await contest(
      [
        runner('raw list', raw, pages.raw),
        runner('list', ours, pages.ours),
        runner('list, kept in memory', ours, [FIRST_PAGE]),
        runner('list, not modified', ours, [FIRST_PAGE], { headers: { 'if-none-match': etag }, accept: ['304'] }),
        runner('raw sheet', raw, sheets.raw),
        runner('sheet', ours, sheets.ours),
        runner('list, one reader', ours, pages.ours, { connections: 1, seconds: Math.min(seconds, 1) }),
      ],
      rounds,
    );
  } finally {
    await Promise.all([raw.stop(), ours.stop()]);
    await database.client.end();
    await dropDatabase(adminUrl, database.name);
  }
}

/** The catalogue read beside a bare handler of the same query, at several sizes. */
export const catalogue = {
  name: 'catalogue',
  async run(setup) {
    const bySize = new Map();
    for (const size of setup.sizes) bySize.set(size, await contestAt(size, setup));
    return bySize;
  },
  goals: [
    {
      id: 'P1',
      says: 'list / raw list, requests per second',
      figure: 'perSecond',
      of: 'list',
      to: 'raw list',
      atLeast: 0.9,
    },
    {
      id: 'P3',
      says: 'list / raw list, processor time',
      figure: 'cpu',
      of: 'list',
      to: 'raw list',
      atMost: 1.3,
      isSteady: true,
    },
    {
      id: 'P4',
      says: 'list from memory / raw list, requests per second',
      figure: 'perSecond',
      of: 'list, kept in memory',
      to: 'raw list',
      atLeast: 6,
    },
    {
      id: 'P4n',
      says: '304 / raw list, requests per second',
      figure: 'perSecond',
      of: 'list, not modified',
      to: 'raw list',
      atLeast: 6,
    },
    {
      id: 'P1s',
      says: 'sheet / raw sheet, requests per second',
      figure: 'perSecond',
      of: 'sheet',
      to: 'raw sheet',
      atLeast: 0.7,
    },
    {
      id: 'P3s',
      says: 'sheet / raw sheet, processor time',
      figure: 'cpu',
      of: 'sheet',
      to: 'raw sheet',
      atMost: 1.5,
      isSteady: true,
    },
  ],
  growth: [
    {
      id: 'P8',
      says: 'list, half of the answers, largest / smallest catalogue',
      figure: 'p50',
      of: 'list, one reader',
      atMost: 1.5,
    },
  ],
};
