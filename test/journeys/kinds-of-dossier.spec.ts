import { addDays, addMonths, type Day, dayOf, startOf } from '#libs/kernel';
import type { Plot } from '../../apps/cli/src/walk/dossier-story.js';
import { plots } from '../../apps/cli/src/walk/plots.js';
import type { TestHouse } from '../support/house.js';
import { type PlotName, startHouseAfterStory } from '../support/told-house.js';

interface Line {
  readonly id: string;
  readonly kind: string;
  readonly state: string;
  readonly dueAt: string;
}

interface Listing {
  readonly id: string;
  readonly applicationId: string;
  readonly state: string;
  readonly basis: string;
  readonly validUntil: Day;
  readonly openFindings: number;
}

interface Page<Item> {
  readonly items: readonly Item[];
}

describe('the dossiers that follow a decision', () => {
  let house: TestHouse;

  const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  const publisher = () => house.as('alice');
  const dossiers = async () => (await (await publisher()).get<Page<Line>>('/api/v1/dossiers')).items;
  const listing = async () => (await (await publisher()).get<Page<Listing>>('/api/v1/listings')).items[0];
  const open = async (kind: string) =>
    (await dossiers()).find((one) => one.kind === kind && one.state === 'preparation');
  const follow = (id: string, outcome: string, failing: Plot['failing'] = () => []) =>
    house.story({ ...plots.full, failing, outcome }).follow(id);
  const post = (kind: string, applicationId: string) =>
    house.request<{ id: string; code: string }>('alice', 'POST', `/api/v1/applications/${applicationId}/dossiers`, {
      kind,
    });

  const begin = async (story: PlotName) => {
    ({ house } = await startHouseAfterStory(story));
  };

  afterEach(() => house?.close());

  it('judges in compliance only what failed, keeps the rest, and lists in full (PUB-13, PUB-14)', async () => {
    await begin('temporary');
    await house.work();
    const compliance = await open('compliance');
    const before = await listing();
    if (!compliance || !before) throw new Error('nothing followed the temporary decision');

    expect(before).toMatchObject({ basis: 'temporary', openFindings: 1 });
    expect(dayOf(new Date(compliance.dueAt))).toBe(before.validUntil);
    const { items } = await (await publisher()).get<
      Page<{ criterion: string; reason: string; carried: { decision: string } }>
    >(`/api/v1/dossiers/${compliance.id}/scope`);
    const judged = items.filter(({ carried }) => carried === null);
    expect(judged.map(({ reason }) => reason)).toEqual(['failed']);
    expect(items.find(({ carried }) => carried !== null)?.carried.decision).toMatch(/^DEC-/);
    const kept = items.find(({ carried }) => carried !== null)?.criterion;
    const refused = await house.request('alice', 'PUT', `/api/v1/dossiers/${compliance.id}/answers/${kept}`, {
      expectedVersion: 0,
      selfVerdict: 'conforme',
      text: 'Une réponse de trop.',
      evidence: [],
    });
    expect(refused.status).toBe(404);
    const answers = await (await publisher()).get<Page<{ evidence: string[] }>>(
      `/api/v1/dossiers/${compliance.id}/answers`,
    );
    expect(answers.items).toHaveLength(1);
    expect(answers.items[0]?.evidence.length).toBeGreaterThan(0);

    await follow(compliance.id, 'full');
    expect(await listing()).toMatchObject({ state: 'active', basis: 'full' });
    const decision = await house.database.query<{ n: number }[]>(
      `SELECT jsonb_array_length(verdicts) AS n FROM referencing.decision ORDER BY id DESC LIMIT 1`,
    );
    expect(decision[0]?.n).toBe(items.length);
  }, 120_000);

  it('keeps the listing while a file that was sent in time is in hand, and ends it the day that is withdrawn (PUB-15)', async () => {
    await begin('temporary');
    const compliance = await open('compliance');
    const before = await listing();
    if (!compliance || !before) throw new Error('nothing followed the temporary decision');
    at(addDays(before.validUntil, -2));
    await house.story({ ...plots.full, outcome: 'full' }).send(compliance.id);
    at(addDays(before.validUntil, 3));
    await house.work();
    expect((await listing())?.state).toBe('active');

    const { version, number } = await (await publisher()).get<{ version: number; number: string }>(
      `/api/v1/dossiers/${compliance.id}`,
    );
    const withdrawn = await house.request('alice', 'POST', `/api/v1/dossiers/${compliance.id}/withdrawal`, {
      expectedVersion: version,
      confirmation: number,
    });
    expect(withdrawn.status).toBe(200);
    await house.work();
    expect((await listing())?.state).toBe('delisted');
  }, 120_000);

  it('gives an adjourned publisher the window of the policy, and rejects the third failure', async () => {
    await begin('adjourned');
    for (const outcome of ['adjourned', 'rejected']) {
      const compliance = await open('compliance');
      if (!compliance) throw new Error('no window to come back');
      await follow(compliance.id, outcome, plots.adjourned.failing);
    }
    expect(await open('compliance')).toBeUndefined();
    expect(await listing()).toBeUndefined();
  }, 120_000);

  it('opens the renewal once, six months before, and prolongs with a full evaluation', async () => {
    await begin('full');
    const before = await listing();
    if (!before) throw new Error('nothing is listed');
    expect((await post('renewal', before.applicationId)).body.code).toBe('renewal_too_early');
    at(addDays(addMonths(before.validUntil, -6), -1));
    await house.work();
    expect(await open('renewal')).toBeUndefined();
    at(addMonths(before.validUntil, -6));
    await house.work();
    await house.work();

    const renewal = await open('renewal');
    expect((await dossiers()).filter(({ kind }) => kind === 'renewal')).toHaveLength(1);
    expect(dayOf(new Date(renewal?.dueAt ?? ''))).toBe(addMonths(before.validUntil, -3));
    await follow(renewal?.id ?? '', 'full');
    const after = await listing();
    expect((after?.validUntil ?? '') > before.validUntil).toBe(true);
  }, 120_000);

  it('lets a publisher who missed the renewal open it himself before the end', async () => {
    await begin('full');
    const before = await listing();
    if (!before) throw new Error('nothing is listed');
    at(addMonths(before.validUntil, -6));
    await house.work();
    at(addDays(addMonths(before.validUntil, -3), 10));
    await house.work();
    expect(await open('renewal')).toBeUndefined();

    expect((await post('renewal', before.applicationId)).status).toBe(201);
    expect((await post('renewal', before.applicationId)).body.code).toBe('dossier_open');
  }, 120_000);

  it('converts a trial: only what it left open is judged', async () => {
    await begin('trial');
    const before = await listing();
    if (!before) throw new Error('nothing is listed');
    expect((await post('initial', before.applicationId)).body.code).toBe('already_listed');

    const opened = await post('conversion', before.applicationId);
    expect(opened.status).toBe(201);
    const { items } = await (await publisher()).get<Page<{ reason: string }>>(
      `/api/v1/dossiers/${opened.body.id}/scope`,
    );
    expect(new Set(items.map(({ reason }) => reason))).toEqual(new Set(['failed', 'pending', 'carried']));
    await follow(opened.body.id, 'full');
    expect(await listing()).toMatchObject({ basis: 'full' });
  }, 120_000);
});
