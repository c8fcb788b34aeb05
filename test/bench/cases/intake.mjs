import { environmentOf, startApp } from '../apps.mjs';
import { burst, contest, startServer } from '../contest.mjs';
import { dropDatabase } from '../database.mjs';
import { copyDatabase } from '../dossiers.mjs';

const AT_ONCE = [16, 64];
const BODY = JSON.stringify({
  questionsVersion: 1,
  answers: { qui: 'user', objet: 'panne', gene: 'mal' },
  text: 'Depuis la mise à jour, le rappel du soir ne vient plus. J’ai éteint et rallumé le téléphone, rien ne change.',
  appVersion: '4.2.0',
  system: 'Android 16',
  mayContact: false,
  reporter: { name: 'Camille Exemple', email: 'camille@exemple.test' },
});

/** A report from the server of a publisher: vault, journal, time limit and all that follows, beside one bare INSERT. */
export const intake = {
  name: 'intake',
  async run({ adminUrl, rounds, seconds, dir, story, note }) {
    const { name, tokens, applicationId } = await story();
    const database = await copyDatabase(adminUrl, name, 'aval_bench_intake');
    const { client } = database;
    const raw = await startServer('raw-intake.mjs', { databaseUrl: database.url });
    const ours = await startApp('api', environmentOf({ databaseUrl: database.url, filesDir: `${dir}/files` }));
    const path = `/api/v1/applications/${applicationId}/incident-reports`;
    const headers = { authorization: `Bearer ${tokens.alice}` };
    const send = (server, connections, request) => () =>
      burst(server, client, { method: 'POST', bodies: [BODY], accept: ['201'], connections, seconds, ...request });
    try {
      const contestants = AT_ONCE.flatMap((connections) => [
        { name: `raw insert, ${connections}`, measure: send(raw, connections, { paths: ['/'] }) },
        { name: `report, ${connections}`, measure: send(ours, connections, { paths: [path], headers }) },
      ]);
      const results = await contest(contestants, rounds);
      const { rows } = await client.query('SELECT count(*)::int AS reports FROM vigilance.report');
      note(`${rows[0].reports} reports were received`);
      return new Map([[1, results]]);
    } finally {
      await Promise.all([raw.stop(), ours.stop()]);
      await client.end();
      await dropDatabase(adminUrl, database.name);
    }
  },
  goals: AT_ONCE.flatMap((connections, at) => [
    {
      id: at === 0 ? 'P9' : 'P9b',
      says: `report / raw insert, ${connections} at once, requests per second`,
      figure: 'perSecond',
      of: `report, ${connections}`,
      to: `raw insert, ${connections}`,
      atLeast: at === 0 ? 0.65 : 0.6,
    },
  ]),
};
