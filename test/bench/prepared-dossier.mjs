import { setTimeout as wait } from 'node:timers/promises';
import { seedFramework } from '#libs/criteria';
import { ownerDataSource } from '#libs/database';
import { seedExperts } from '#libs/evaluation';
import { demoAccountId, issueDemoToken, readDemo, seedPeople } from '#libs/identity';
import { SystemClock } from '#libs/kernel';
import { DossierStory } from '../../dist/apps/cli/src/walk/dossier-story.js';
import { HttpClient } from '../../dist/apps/cli/src/walk/http-client.js';
import { plots } from '../../dist/apps/cli/src/walk/plots.js';
import { environmentOf, startApp } from './apps.mjs';
import { freshDatabase } from './database.mjs';

const STORY = 'aval_bench_story';
const LONGEST_WAIT_MS = 60_000;

/**
 * A database in which one dossier was led to the eve of its signature, through the API and the worker, by the people of
 * the demonstration. Every other dossier of the bench is a copy of what they left.
 * @returns its name, to be copied, the dossier, its application, and a key for each person who is needed
 */
export async function prepareStory({ adminUrl, dir }) {
  const databaseUrl = await freshDatabase(adminUrl, STORY);
  const environment = environmentOf({ databaseUrl, filesDir: `${dir}/files` });
  const clock = new SystemClock();
  const owner = await ownerDataSource(databaseUrl).initialize();
  await seedPeople(owner, clock, 'http://localhost:8080/idp');
  await seedExperts(owner, clock);
  await seedFramework(owner, clock);
  const tokens = {};
  for (const { key } of readDemo().people) tokens[key] = await issueDemoToken(owner, clock, { person: key, days: 30 });
  await owner.destroy();

  const [api, worker] = await Promise.all([startApp('api', environment), startApp('worker', environment)]);
  try {
    const cast = castOf(api.url, tokens);
    const dossierId = await tellUntilPrepared(cast);
    const { applicationId } = await cast.lead.get(`/api/v1/dossiers/${dossierId}`);
    await wait(1_500);
    return { name: STORY, dossierId, applicationId, tokens, leadId: demoAccountId('ines') };
  } finally {
    await Promise.all([api.stop(), worker.stop()]);
  }
}

function castOf(url, tokens) {
  const clients = new Map(
    Object.entries(tokens).map(([key, token]) => [demoAccountId(key), new HttpClient(url, key, token)]),
  );
  const as = (key) => clients.get(demoAccountId(key));
  return {
    publisher: as('alice'),
    caseOfficer: as('gaelle'),
    lead: as('ines'),
    signatory: as('ulysse'),
    expert: (id) => clients.get(id),
  };
}

async function tellUntilPrepared(cast) {
  const story = new DossierStory(cast, plots.full, (_, act) => act(), until);
  for (const chapter of ['request', 'contract', 'file', 'completeness', 'panel', 'reviews', 'report']) {
    await story[chapter]();
  }
  const path = `/api/v1/dossiers/${story.dossierId}`;
  const { version } = await cast.lead.get(path);
  const remedies = 'Recours devant l’organe de surveillance dans les deux mois de la notification.';
  await cast.lead.put(`${path}/decision-draft`, {
    expectedVersion: version,
    outcome: plots.full.outcome,
    motives: [],
    remedies,
  });
  return story.dossierId;
}

async function until(holds, what) {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 50) {
    if (await holds()) return;
    await wait(50);
  }
  throw new Error(`waited in vain for ${what}`);
}
