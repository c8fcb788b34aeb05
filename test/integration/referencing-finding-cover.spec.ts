import 'reflect-metadata';
import { type AccountId, type Actor, addDays, type Day, dayOf, newId, startOf } from '#libs/kernel';
import type { DossierId } from '../../libs/referencing/src/domain/dossier/dossier.js';
import type { FindingSnapshot } from '../../libs/referencing/src/domain/finding/finding.js';
import { dropDatabase } from '../bench/database.mjs';
import { type Criterion, conforms, DecisionStage, fails, MONDAY } from './referencing-decision-stage.js';

const adminUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? '';
const name = `aval_test_finding_cover_${process.pid}`;
const SENDER: Actor = { accountId: newId<'Account'>() as AccountId, role: 'publisher_owner' };

let stage: DecisionStage;

beforeAll(async () => {
  stage = await DecisionStage.open(adminUrl, name);
}, 60_000);

afterAll(async () => {
  await stage?.close();
  await dropDatabase(adminUrl, name);
});

beforeEach(() => stage.clock.moveTo(MONDAY));

const kept = ['SEC-02', 'DRO-01', 'INF-01', 'URB-01'].map((criterion) => conforms(criterion));
const failing = [...kept, fails('SEC-06', 'majeur'), fails('ACC-02', 'mineur')];
const corrected = [...kept, conforms('SEC-06'), conforms('ACC-02', { severity: 'mineur' })];

const at = (day: Day) => stage.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));

/** The findings of a temporary listing, and a compliance dossier that carries their evidence. */
async function covered(criteria: readonly Criterion[]) {
  const first = await stage.decide(failing, 'temporary');
  const dossierId = await stage.dossier(criteria, { outcome: 'temporary', rule: 'D7' }, { dossierOf: first.dossierId });
  await send(dossierId, criteria);
  const states = () => statesOf(first.listing?.id ?? '');
  return { first, dossierId, states, listingId: first.listing?.id ?? '' };
}

const send = (dossierId: DossierId, criteria: readonly Criterion[]) =>
  stage.work.transaction((scope) =>
    stage.cover.submitWithDossier(
      scope,
      SENDER,
      dossierId,
      criteria.map(({ criterion }) => criterion),
    ),
  );

const statesOf = (listing: string) =>
  stage.rows<
    Pick<FindingSnapshot, 'criterion' | 'state' | 'dueOn' | 'rejections'> & { covered: boolean; timers: number }
  >(
    `SELECT f.criterion, f.state, f.due_on::text AS "dueOn", f.rejections, f.covering_dossier_id IS NOT NULL AS covered,
       (SELECT count(*)::int FROM jobs.timer t WHERE t.subject_id = f.id::text AND t.state = 'live') AS timers
     FROM referencing.finding f WHERE f.listing_id = $1 ORDER BY f.opened_at, f.criterion`,
    [listing],
  );

describe('a dossier that covers findings', () => {
  it('carries their evidence: their days do not run while it is examined', async () => {
    const { states } = await covered(corrected);

    expect(await states()).toMatchObject([
      { criterion: 'ACC-02', state: 'submitted', covered: true, timers: 0 },
      { criterion: 'SEC-06', state: 'submitted', covered: true, timers: 0 },
    ]);
  });

  it('leaves alone what it is not about', async () => {
    const { states } = await covered([...kept, conforms('SEC-06')]);

    expect((await states()).map(({ state }) => state)).toEqual(['open', 'submitted']);
  });

  it('verifies what the decision finds to conform', async () => {
    const { states, dossierId } = await covered(corrected);
    await stage.prepare(dossierId, 'full', { departureMotive: 'Tout est corrigé.' });
    await secondSign(dossierId);

    expect((await states()).map(({ state, timers }) => [state, timers])).toEqual([
      ['verified', 0],
      ['verified', 0],
    ]);
  });

  it('sends back what still fails, which is not opened a second time: the later day holds', async () => {
    const { states, dossierId } = await covered(failing);
    at('2026-04-20' as Day);
    await stage.prepare(dossierId, 'temporary');
    const { listing } = await stage.sign(dossierId);

    const after = await states();
    expect(after).toMatchObject([
      { criterion: 'ACC-02', state: 'open', rejections: 1, timers: 1 },
      { criterion: 'SEC-06', state: 'open', rejections: 1, timers: 1, dueOn: '2026-06-19' },
    ]);
    for (const { dueOn } of after) expect(dueOn <= (listing?.toSnapshot().validUntil ?? '')).toBe(true);
  });

  it('fails what was sent back before, and asks the signatory unless his decision lists in spite of it', async () => {
    const { states, dossierId, first, listingId } = await covered(failing);
    await stage.prepare(dossierId, 'adjourned', { departureMotive: 'Rien n’a été corrigé.' });
    await secondSign(dossierId);
    expect((await states()).map(({ state }) => state)).toEqual(['open', 'open']);

    const again = await stage.dossier(failing, { outcome: 'adjourned', rule: 'D8' }, { dossierOf: first.dossierId });
    await send(again, failing);
    await stage.prepare(again, 'adjourned');
    await stage.sign(again);

    expect((await states()).map(({ state, timers }) => [state, timers])).toEqual([
      ['failed', 0],
      ['failed', 0],
    ]);
    expect(
      await stage.rows('SELECT measure, source_type FROM referencing.measure_proposal WHERE listing_id = $1', [
        listingId,
      ]),
    ).toEqual([
      { measure: 'delist', source_type: 'finding' },
      { measure: 'delist', source_type: 'finding' },
    ]);
  });

  it('that ends undecided gives them back on the day they had: one that has passed fails at the next sweep', async () => {
    const { states, dossierId } = await covered(corrected);
    const [, major] = await states();
    at(addDays(major?.dueOn as Day, 3));
    await stage.work.transaction((scope) => stage.cover.reopenAfterDossier(scope, dossierId));

    expect(await states()).toMatchObject([
      { state: 'open', covered: false, timers: 1 },
      { state: 'open', covered: false, timers: 1, dueOn: major?.dueOn },
    ]);
    const due = await stage.rows<{ id: string }>(
      `SELECT subject_id AS id FROM jobs.timer WHERE kind = 'finding.due' AND state = 'live' AND due_at < $1
         AND subject_id IN (SELECT id::text FROM referencing.finding WHERE criterion = 'SEC-06' AND due_on < $2)`,
      [stage.clock.now(), dayOf(stage.clock.now())],
    );
    expect(due.length).toBeGreaterThan(0);
  });

  it('is not let to carry what is already late', async () => {
    const first = await stage.decide(failing, 'temporary');
    const dossierId = await stage.dossier(corrected, { outcome: 'full', rule: 'D5' }, { dossierOf: first.dossierId });
    at('2026-05-05' as Day);
    await send(dossierId, corrected);

    expect((await statesOf(first.listing?.id ?? '')).map(({ state }) => state)).toEqual(['submitted', 'open']);
  });
});

/** A departure from the proposal needs two people. */
async function secondSign(dossierId: DossierId): Promise<void> {
  await stage.rows(
    'UPDATE referencing.decision_draft SET first_signed_by = $2, first_signed_at = $3 WHERE dossier_id = $1',
    [dossierId, newId<'Account'>(), stage.clock.now()],
  );
  await stage.sign(dossierId);
}
