import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from '../support/house.js';

const nightmare = { ...(plots.full ?? never()), name: '=HYPERLINK("http://evil.test")' };

function never(): never {
  throw new Error('there is no such story');
}

describe('the export of a list (REG-30)', () => {
  let house: TestHouse;

  beforeAll(async () => {
    house = await startHouse();
    await house.story(nightmare).request();
  }, 60_000);

  afterAll(() => house?.close());

  it('has the rows the reader may see, and runs no formula in a spreadsheet', async () => {
    const mine = await house.request<string>('alice', 'GET', '/api/v1/dossiers/export');
    const others = await house.request<string>('david', 'GET', '/api/v1/dossiers/export');

    expect(mine.status).toBe(200);
    expect(mine.body).toContain('HYPERLINK');
    expect(mine.body).not.toMatch(/(^|;)"?=/m);
    expect(others.body).not.toContain('HYPERLINK');
  });

  it('is written down', async () => {
    await house.request('gaelle', 'GET', '/api/v1/dossiers/export');

    const [{ count } = { count: 0 }] = await house.database.query(
      `SELECT count(*)::int AS count FROM journal.entry WHERE kind = 'dossier.export' AND body::jsonb ->> 'actorRole' = 'case_officer'`,
    );
    expect(count).toBe(1);
  });

  it('holds the line of titles and nothing else for who sees no dossier at all', async () => {
    const { status, body } = await house.request<string>('damien', 'GET', '/api/v1/dossiers/export');

    expect(status).toBe(200);
    expect(body.trimEnd().split(/\r?\n/)).toHaveLength(1);
    expect(body).not.toContain('HYPERLINK');
  });
});
