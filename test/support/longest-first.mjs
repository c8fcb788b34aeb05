import { statSync } from 'node:fs';

/**
 * The suites that take longest, the longest first, so that no worker is left with one of them at the end. A name that is
 * missing here costs time, never a test.
 */
const LONG = [
  'journeys/two-worlds',
  'journeys/ten-years',
  'faults/killed-api',
  'faults/killed-worker',
  'access/every-operation-every-role',
  'faults/lost-queue',
  'journeys/portal',
  'faults/lost-database',
  'journeys/appeals',
  'access/fuzz',
];

/** Jest's own order is by what it remembers of the last run: here, each run is the first. */
export default class LongestFirst {
  sort(tests) {
    const size = new Map(tests.map(({ path }) => [path, statSync(path).size]));
    return [...tests].sort((a, b) => placeOf(a) - placeOf(b) || size.get(b.path) - size.get(a.path));
  }

  shard(tests) {
    return tests;
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}

function placeOf({ path }) {
  const place = LONG.findIndex((name) => path.includes(`/${name}.`));
  return place === -1 ? LONG.length : place;
}
