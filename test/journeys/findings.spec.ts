import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { addDays, type Day, dayOf, newId, projectRoot, SYSTEM, startOf } from '#libs/kernel';
import { smallPdf } from '../../apps/cli/src/walk/small-pdf.js';
import { OpenFindings } from '../../libs/referencing/src/application/finding/open-findings.js';
import { TakeMeasure } from '../../libs/referencing/src/application/measure/take-measure.js';
import { ReferencingWork } from '../../libs/referencing/src/application/referencing.work.js';
import type { ListingId } from '../../libs/referencing/src/domain/listing/listing-id.js';
import type { TestHouse } from '../support/house.js';
import { type PlotName, startHouseAfterStory } from '../support/told-house.js';

interface Finding {
  readonly id: string;
  readonly criterion: string;
  readonly sourceType: string;
  readonly state: string;
  readonly proof: string;
  readonly dueOn: Day;
  readonly rejections: number;
  readonly overdue: boolean;
  readonly verifyBy: Day | null;
  readonly reopens: string | null;
  readonly remark: { motive: string } | null;
  readonly version: number;
  readonly actions: readonly { name: string; allowed: boolean; reasons: { code: string }[] }[];
}

interface Page<Item> {
  readonly items: readonly Item[];
}

const MOTIVE = 'Le journal des accès reste à fournir.';
const STATEMENT = 'Je certifie la sincérité des éléments transmis.';
const REMEDIES = 'Un recours est ouvert devant l’organe de surveillance.';
const INVARIANTS = path.join(projectRoot, 'libs/referencing/src/persistence/finding');

describe('the findings of a listing', () => {
  let house: TestHouse;
  let listing: { readonly id: ListingId; readonly slug: string; readonly version: number; readonly validUntil: Day };

  const sources: { audit: string; incident: string } = { audit: newId(), incident: '' };
  const at = (day: Day) => house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  const today = () => dayOf(house.clock.now());
  const all = async (query = '') =>
    (await (await house.as('william')).get<Page<Finding>>(`/api/v1/findings?limit=50${query}`)).items;
  const read = async (id: string, person = 'william') =>
    (await house.as(person)).get<Finding>(`/api/v1/findings/${id}`);
  const act = async (person: string, { id }: Pick<Finding, 'id'>, rest: string, body: object = {}) => {
    const { version } = await read(id);
    return house.request<Finding & { code?: string; reasons?: { code: string }[] }>(
      person,
      'POST',
      `/api/v1/findings/${id}/${rest}`,
      { expectedVersion: version, ...body },
    );
  };
  const letters = async (template: string) =>
    (
      await house.database.query<{ n: number }[]>(
        'SELECT count(*)::int AS n FROM notification.letter WHERE template = $1',
        [template],
      )
    )[0]?.n;
  const sheet = async () =>
    (
      await house.request<{
        status: { code: string };
        details: { reservations: object[]; waivers: object[] };
      }>('alice', 'GET', `/api/v1/public/applications/${listing.slug}`)
    ).body;
  const found = (type: 'audit' | 'incident' | 'framework', ...gaps: { criterion: string; severity: string }[]) =>
    house.app.get(ReferencingWork, { strict: false }).transaction((scope) =>
      house.app.get(OpenFindings, { strict: false }).fromSource(scope, SYSTEM, {
        listingId: listing.id,
        source: { type, id: type === 'framework' ? `0.2.0:${listing.id}` : sources[type] },
        gaps: gaps.map((gap) => ({ ...gap, text: `${gap.criterion} n’est pas respecté.` })),
      }),
    );
  const onlyFinding = async () => {
    const [finding] = await all();
    if (!finding) throw new Error('nothing was found');
    return finding;
  };
  const attach = async (id: string) =>
    (await house.as('alice')).upload(
      `/api/v1/findings/${id}/evidence`,
      'journal.pdf',
      smallPdf('Journal'),
      'application/pdf',
    );
  const submit = async (finding: Finding) => {
    await attach(finding.id);
    return act('alice', finding, 'submission', { statement: STATEMENT });
  };

  const live = async (plot: PlotName) => {
    ({ house } = await startHouseAfterStory(plot));
    const { items } = await (await house.as('ulysse')).get<Page<typeof listing>>('/api/v1/listings');
    if (!items[0]) throw new Error('nothing is listed');
    listing = items[0];
    sources.incident = await openCase();
  };

  /** A case about the listed application: what moves in a finding that names it is followed there. */
  const openCase = async (): Promise<string> => {
    const { body: receipt } = await house.request<{ number: string }>(null, 'POST', '/api/v1/public/reports', {
      application: listing.slug,
      applicationName: 'Une application',
      questionsVersion: 1,
      answers: { qui: 'user', objet: 'mesure', atteinte: 'oui' },
      text: 'La mesure affichée n’était pas la bonne.',
      mayContact: false,
    });
    const { items } = await (await house.as('xavier')).get<Page<{ id: string; number: string }>>('/api/v1/reports');
    const report = items.find(({ number }) => number === receipt.number);
    return (await (await house.as('xavier')).post<{ id: string }>('/api/v1/cases', { reports: [report?.id] })).id;
  };

  afterEach(async () => {
    const files = readdirSync(INVARIANTS).filter((file) => file.endsWith('.invariant.sql'));
    const broken: unknown[] = [];
    try {
      await house.work();
      for (const file of files) {
        broken.push(...(await house.database.query<object[]>(readFileSync(path.join(INVARIANTS, file), 'utf8'))));
      }
    } finally {
      await house.close();
    }
    expect(files.length).toBeGreaterThan(4);
    expect(broken).toEqual([]);
  }, 60_000);

  describe('that was given in full', () => {
    beforeEach(() => live('full'), 120_000);

    it('are planned, proved and verified one by one, by somebody else (REG-19)', async () => {
      await found('incident', { criterion: 'SEC-06', severity: 'majeur' }, { criterion: 'ACC-02', severity: 'mineur' });
      expect(await found('incident', { criterion: 'SEC-06', severity: 'majeur' })).toEqual([]);
      await house.work();
      const [second, first] = await all();
      if (!first || !second) throw new Error('two were found');
      expect(await letters('findings-opened')).toBe(2);
      expect((await sheet()).status.code).toBe('listed_with_reservations');

      const plan = { action: 'Tenir un journal des accès.', owner: 'Alice', on: addDays(today(), 10) };
      expect((await act('alice', first, 'plan', { ...plan, on: addDays(first.dueOn, 1) })).status).toBe(409);
      expect((await act('alice', first, 'plan', plan)).body.state).toBe('planned');
      expect((await act('william', first, 'plan-rejection', { motive: MOTIVE })).body.state).toBe('open');
      expect((await act('alice', first, 'plan', plan)).body.state).toBe('planned');

      expect((await act('alice', first, 'submission', { statement: STATEMENT })).body.reasons).toMatchObject([
        { code: 'file_attached' },
      ]);
      for (const finding of [first, second]) {
        expect((await submit(finding)).body).toMatchObject({ state: 'submitted', verifyBy: expect.any(String) });
        expect((await act('william', finding, 'verification')).body).toMatchObject({ state: 'verified', actions: [] });
      }
      await house.work();

      expect(await letters('finding-plan-rejected')).toBe(2);
      expect(await letters('finding-verified')).toBe(4);
      expect(await sheet()).toMatchObject({ status: { code: 'listed' }, details: { reservations: [] } });
    }, 60_000);

    it('fail when their day has passed, and ask the signatory; nothing is delisted without him (REG-20)', async () => {
      await found(
        'incident',
        { criterion: 'SEC-06', severity: 'bloquant' },
        { criterion: 'ACC-02', severity: 'mineur' },
      );
      const [minor, blocking] = await all();
      at(addDays(blocking?.dueOn as Day, 0));
      await house.work();
      expect((await read(blocking?.id ?? '')).state).toBe('open');
      expect(await letters('finding-reminder')).toBeGreaterThan(0);

      at(addDays(blocking?.dueOn as Day, 1));
      await house.work();
      at(addDays(minor?.dueOn as Day, 1));
      await house.work();
      await house.work();

      expect((await all()).map(({ state }) => state)).toEqual(['failed', 'failed']);
      const proposals = await (await house.as('ulysse')).get<Page<{ measure: string; sourceType: string }>>(
        '/api/v1/measure-proposals',
      );
      expect(proposals.items.map(({ measure, sourceType }) => [measure, sourceType])).toEqual([
        ['delist', 'finding'],
        ['suspend', 'finding'],
      ]);
      expect(await letters('finding-failed')).toBe(4);
      expect((await sheet()).status.code).toBe('listed');
    }, 60_000);

    it('stand in one table, whatever found them (REG-21)', async () => {
      for (const type of ['audit', 'incident', 'framework'] as const) {
        await found(type, { criterion: 'SEC-06', severity: 'majeur' });
      }
      const table = await all(`&listing=${listing.id}`);

      expect(table.map(({ sourceType, proof }) => [sourceType, proof])).toEqual([
        ['framework', 'dossier'],
        ['incident', 'files'],
        ['audit', 'files'],
      ]);
      expect((await all('&source=incident')).length).toBe(1);
      expect((await all('&state=verified')).length).toBe(0);
      expect((await all(`&dueBefore=${today()}`)).length).toBe(0);
      expect((await all('&overdue=true')).length).toBe(0);
      expect((await all('&overdue=false')).length).toBe(3);
    }, 60_000);

    it('may be sent back as often as the policy says, with days left to do better, and fail then', async () => {
      await found('incident', { criterion: 'SEC-06', severity: 'bloquant' });
      const finding = await onlyFinding();
      at(finding.dueOn);
      await submit(finding);
      at(addDays(finding.dueOn, 3));
      await house.work();
      expect((await read(finding.id)).state).toBe('submitted');

      expect((await act('william', finding, 'final-rejection', { motive: MOTIVE })).status).toBe(409);
      const back = await act('william', finding, 'rejection', { motive: MOTIVE });
      expect(back.body).toMatchObject({ state: 'open', rejections: 1, remark: { motive: MOTIVE } });
      expect(back.body.dueOn >= addDays(today(), 15)).toBe(true);

      await submit(finding);
      expect((await act('william', finding, 'rejection', { motive: MOTIVE })).status).toBe(409);
      expect((await act('ines', finding, 'final-rejection', { motive: MOTIVE })).body.state).toBe('failed');
      await house.work();
      expect([await letters('finding-evidence-rejected'), await letters('finding-failed')]).toEqual([2, 2]);
    }, 60_000);

    it('get more time once, and are waived, each with a motive that the public reads', async () => {
      await found('incident', { criterion: 'SEC-06', severity: 'majeur' }, { criterion: 'ACC-02', severity: 'mineur' });
      const [waived, extended] = await all();
      if (!waived || !extended) throw new Error('two were found');
      const dueOn = addDays(extended.dueOn, 20);
      expect(
        (await act('ulysse', extended, 'extension', { motive: MOTIVE, dueOn: addDays(listing.validUntil, 1) })).status,
      ).toBe(409);
      expect((await act('ulysse', extended, 'extension', { motive: MOTIVE, dueOn })).body.dueOn).toBe(dueOn);
      expect(
        (await act('ulysse', extended, 'extension', { motive: MOTIVE, dueOn: addDays(dueOn, 1) })).body.reasons,
      ).toMatchObject([{ code: 'never_extended' }]);
      expect((await act('ulysse', waived, 'waiver', { motive: MOTIVE })).body.state).toBe('waived');
      at(addDays(extended.dueOn, 1));
      await house.work();

      expect((await read(extended.id)).state).toBe('open');
      expect((await sheet()).details).toMatchObject({
        reservations: [{ criterion: 'SEC-06', dueOn, extension: { from: extended.dueOn, motive: MOTIVE } }],
        waivers: [{ criterion: 'ACC-02', motive: MOTIVE }],
      });
      expect([await letters('finding-extended'), await letters('finding-waived')]).toEqual([2, 2]);
    }, 60_000);

    it('are not forgotten when nobody looks at the evidence; the publisher loses nothing', async () => {
      await found('incident', { criterion: 'SEC-06', severity: 'bloquant' });
      const finding = await onlyFinding();
      const { verifyBy } = (await submit(finding)).body;
      at(addDays(verifyBy as Day, 1));
      await house.work();
      await house.work();

      expect((await read(finding.id)).state).toBe('submitted');
      expect(await letters('finding-unverified')).toBe(3);
      expect((await act('william', finding, 'verification')).body.state).toBe('verified');
    }, 60_000);

    it('end with the listing, and are taken up again with the days lost when it is restored', async () => {
      await found('incident', { criterion: 'SEC-06', severity: 'mineur' });
      const finding = await onlyFinding();
      const { as, app } = house;
      const path = `/api/v1/listings/${listing.id}`;
      const signatory = await as('ulysse');
      const hearing = { expectedVersion: listing.version, measure: 'delist', motive: MOTIVE };
      await signatory.post(`${path}/hearings`, hearing);
      at(addDays(today(), 30));
      await house.work();
      const { version } = await signatory.get<{ version: number }>(path);
      await signatory.post(`${path}/delisting`, { expectedVersion: version, motive: MOTIVE, remedies: REMEDIES });
      const fallen = await read(finding.id);
      expect(fallen).toMatchObject({ state: 'waived', remark: { motive: expect.stringMatching(/^DEC-/) } });

      at(addDays(today(), 10));
      await app.get(ReferencingWork, { strict: false }).transaction(async (scope) => {
        await app.get(TakeMeasure, { strict: false }).take(scope, {
          actor: SYSTEM,
          listing: await scope.listings.forUpdate(listing.id),
          action: 'restore',
          facts: { delistingAnnulled: true },
          motive: 'Le recours est fondé.',
          remedies: REMEDIES,
        });
      });
      const [again] = await all();
      expect(again).toMatchObject({ state: 'open', reopens: finding.id, criterion: 'SEC-06', proof: 'files' });
      expect(again?.dueOn).toBe(addDays(finding.dueOn, 10));
    }, 60_000);

    it('refuse each act to who has no part in it', async () => {
      await found('incident', { criterion: 'SEC-06', severity: 'majeur' });
      const finding = await onlyFinding();
      const refused: readonly [person: string, rest: string, body: object][] = [
        ['gaelle', 'plan', { action: 'Tenir un journal.', owner: 'Alice', on: '2027-01-05' }],
        ['gaelle', 'submission', { statement: STATEMENT }],
        ['ulysse', 'verification', {}],
        ['alice', 'verification', {}],
        ['ines', 'rejection', { motive: MOTIVE }],
        ['gaelle', 'plan-rejection', { motive: MOTIVE }],
        ['william', 'waiver', { motive: MOTIVE }],
        ['ines', 'extension', { motive: MOTIVE, dueOn: '2027-01-05' }],
        ['zelie', 'final-rejection', { motive: MOTIVE }],
      ];
      for (const [person, rest, body] of refused) {
        expect([person, rest, (await act(person, finding, rest, body)).status]).toEqual([person, rest, 403]);
      }
      expect((await read(finding.id)).version).toBe(finding.version);
    }, 60_000);
  });

  it('are each failing criterion of a temporary decision, with its own day (PUB-13)', async () => {
    await live('temporary');
    const findings = await all();

    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ sourceType: 'decision', state: 'open', proof: 'dossier' });
    expect((findings[0]?.dueOn ?? '') <= listing.validUntil).toBe(true);
    const { actions } = await read(findings[0]?.id ?? '', 'alice');
    expect(actions).toMatchObject([
      { name: 'proposePlan', allowed: true },
      { name: 'submitEvidence', allowed: false },
    ]);
    expect((await sheet()).details.reservations).toHaveLength(1);
  }, 120_000);
});
