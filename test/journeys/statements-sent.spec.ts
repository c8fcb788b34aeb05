import pg from 'pg';
import { plots } from '../../apps/cli/src/walk/plots.js';
import { startHouse, type TestHouse } from '../support/house.js';

/** The statements that every connection of this process sent while something was done. */
async function statementsOf(doing: () => Promise<unknown>): Promise<string[]> {
  const sent: string[] = [];
  const { query } = pg.Client.prototype;
  const counted: typeof query = function (this: pg.Client, ...given: unknown[]) {
    const [config] = given as [string | { readonly text: string }];
    sent.push(typeof config === 'string' ? config : config.text);
    return Reflect.apply(query, this, given);
  } as typeof query;
  pg.Client.prototype.query = counted;
  try {
    await doing();
  } finally {
    pg.Client.prototype.query = query;
  }
  return sent;
}

/** Bounds, a little above what is sent today: whoever passes one should find the statement that is asked twice. */
describe('what a request asks of the database', () => {
  let house: TestHouse;
  let path: string;

  const version = async () => (await house.request<{ version: number }>('ines', 'GET', path)).body.version;

  beforeAll(async () => {
    house = await startHouse();
    const plot = plots.full;
    if (!plot) throw new Error('there is no such story');
    const story = house.story(plot);
    for (const chapter of ['request', 'contract', 'file', 'completeness', 'panel', 'reviews', 'report'] as const) {
      await story[chapter]();
    }
    path = `/api/v1/dossiers/${story.dossierId}`;
    await house.request('ines', 'PUT', `${path}/decision-draft`, {
      expectedVersion: await version(),
      outcome: plot.outcome,
      motives: [],
      remedies: 'Recours dans les deux mois.',
    });
    await house.work();
  }, 60_000);

  afterAll(() => house?.close());

  it('is little for a dossier with its actions', async () => {
    await house.request('gaelle', 'GET', path);
    const sent = await statementsOf(() => house.request('gaelle', 'GET', path));
    expect(sent.length).toBeLessThanOrEqual(17);
  });

  it('is next to nothing for a page of dossiers', async () => {
    const sent = await statementsOf(() => house.request('gaelle', 'GET', '/api/v1/dossiers'));
    expect(sent.length).toBeLessThanOrEqual(2);
  });

  it('is bounded for a report from inside an application', async () => {
    const { applicationId } = (await house.request<{ applicationId: string }>('ines', 'GET', path)).body;
    const report = () =>
      house.request('alice', 'POST', `/api/v1/applications/${applicationId}/incident-reports`, {
        questionsVersion: 1,
        answers: { qui: 'user', objet: 'panne', gene: 'mal' },
        text: 'Le rappel du soir ne vient plus.',
        mayContact: false,
      });
    await report();
    const sent = await statementsOf(async () => expect(await report()).toMatchObject({ status: 201 }));
    expect(sent.length).toBeLessThanOrEqual(14);
  });

  it('is bounded for a signature', async () => {
    const body = { expectedVersion: await version() };
    const sent = await statementsOf(() => house.request('ulysse', 'POST', `${path}/signature`, body));
    // Findings and versions that the dossier covers are settled, the renewal is due, and what follows the decision is opened.
    expect(sent.length).toBeLessThanOrEqual(82);
  });
});
