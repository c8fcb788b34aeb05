import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { DossierAgreements, Outcomes, Panels } from '#libs/evaluation';
import { type AccountId, type Id, newId, type OrganisationId, projectRoot, toDay } from '#libs/kernel';
import { EvaluationStage } from './evaluation-stage.js';

let stage: EvaluationStage;

beforeAll(async () => {
  stage = await EvaluationStage.open();
}, 60_000);
afterAll(() => stage?.close());

const account = (person: string) => stage.idOf(person) as AccountId;
const need = (siren: string, ...bricks: readonly string[]) => ({
  dossierId: newId<'Dossier'>(),
  organisationId: newId<'Organisation'>() as OrganisationId,
  renewalOf: null,
  siren,
  criteria: bricks.map((brick) => ({
    id: `${brick}-01`,
    assessor: 'expert',
    expertsRequired: 3,
    competences: [brick],
  })),
});

describe('what other contexts are told', () => {
  it('whether each criterion has enough eligible experts, with the list of exclusions (REG-08)', async () => {
    const siren = '888400400';
    for (const expert of ['nora', 'olivier', 'samuel']) {
      await stage.post('ines', `/experts/${stage.idOf(expert)}/interests`, {
        siren,
        kind: 'pinned_conflict',
        from: '2026-01-01',
      });
    }

    const elsewhere = await stage.app.get(Panels).eligibility(need('888400418', 'MED', 'SEC'));
    const here = await stage.app.get(Panels).eligibility(need(siren, 'MED', 'SEC'));

    expect(elsewhere.missing).toEqual([]);
    expect(here.missing).toEqual([{ criterion: 'MED-01', required: 3, found: 2 }]);
    expect(
      here.excluded
        .filter(({ exclusions }) => exclusions.includes('hard_conflict'))
        .map(({ expertId }) => expertId)
        .sort(),
    ).toEqual([account('nora'), account('olivier'), account('samuel')].sort());
    expect([...(await stage.app.get(Panels).interested(siren, toDay('2026-06-01')))].sort()).toEqual(
      [account('nora'), account('olivier'), account('samuel')].sort(),
    );
  });

  it('who holds a dossier, who was asked, and what he may read of it', async () => {
    const panels = stage.app.get(Panels);
    const dossier = (await stage.dossier([{ id: 'SEC-01' }, { id: 'SEC-02' }])) as Id<'Dossier'>;
    const assignments = await stage.invite(dossier, ['karim', 'malik'], ['SEC-01']);
    await stage.accept('karim', assignments.get('karim') ?? '');

    expect(await panels.members(dossier)).toEqual([account('karim')]);
    expect(await panels.relationTo(dossier, account('karim'))).toBe('panel');
    expect(await panels.relationTo(dossier, account('malik'))).toBe('invited');
    expect(await panels.relationTo(dossier, account('tess'))).toBeNull();
    expect(await panels.criteriaOf(dossier, account('karim'))).toEqual(['SEC-01']);
    expect(await panels.criteriaOf(dossier, account('malik'))).toEqual([]);
  });

  it('the outcomes that are settled, in the words for the publisher, and the interests that were cleared', async () => {
    const criteria = ['DRO-01', 'DRO-02'];
    const dossier = (await stage.dossier(criteria.map((id) => ({ id })))) as Id<'Dossier'>;
    const assignments = await stage.invite(dossier, ['lea', 'rosa'], criteria);
    const [lea, rosa] = [assignments.get('lea') ?? '', assignments.get('rosa') ?? ''];
    await stage.act('lea', lea, 'acceptance', {
      interest: 'disclosed',
      statement: 'Je déclare mes liens.',
      text: 'Un colloque.',
    });
    await stage.act('ines', lea, 'clearance', { reason: 'Sans incidence.' });
    await stage.review('lea', lea, { 'DRO-01': 'conforme', 'DRO-02': 'non_conforme' });
    const sealed = await stage.app.get(DossierAgreements).forDossier(dossier);
    await stage.review('rosa', rosa, { 'DRO-01': 'conforme', 'DRO-02': 'non_conforme' });
    const hasQuorum = await stage.app.get(Panels).hasQuorum(dossier);
    await stage.moved(dossier, 'reconciliation');
    const drafted = await stage.app.get(Outcomes).forDossier(dossier);
    const { body } = await stage.get('ines', `/dossiers/${dossier}/reconciliation`);
    const open = body.items.find(({ criterion }: { criterion: string }) => criterion === 'DRO-02');
    const [action] = open.actions;
    await stage.call('ines', action.method, action.href.replace('/api/v1', ''), {
      expectedVersion: open.version,
      verdict: 'non_conforme',
      rationale: 'Le registre manque.',
    });

    expect([sealed, hasQuorum]).toEqual([null, true]);
    expect(drafted.map(({ criterion }) => criterion)).toEqual(['DRO-01']);
    expect(await stage.app.get(Outcomes).forDossier(dossier)).toEqual([
      { criterion: 'DRO-01', verdict: 'conforme', naReason: null, rationale: '', method: 'unanimous' },
      {
        criterion: 'DRO-02',
        verdict: 'non_conforme',
        naReason: null,
        rationale: 'Le registre manque.',
        method: 'unanimous',
      },
    ]);
    expect(await stage.app.get(Outcomes).clearedInterests(dossier)).toEqual([
      { disclosed: 'Un colloque.', reason: 'Sans incidence.' },
    ]);
    expect(await stage.app.get(DossierAgreements).forDossier(dossier)).toMatchObject({
      overall: { unanimous: 1, alpha: 1 },
    });
    await stage.moved(dossier, 'observations');
  });

  it('nothing of an expert: neither an event nor the open part of the journal names one', async () => {
    const events = await stage.owner.query<{ payload: object }[]>(
      `SELECT payload FROM messaging.event WHERE name LIKE 'evaluation.%'`,
    );
    const entries = await stage.owner.query<{ body: string }[]>(
      `SELECT body FROM journal.entry WHERE subject_kind IN ('assignment', 'evaluation', 'interest')`,
    );
    const texts = [...events.map(({ payload }) => JSON.stringify(payload)), ...entries.map(({ body }) => body)].join(
      '\n',
    );

    expect(entries.length).toBeGreaterThan(10);
    for (const person of ['karim', 'malik', 'lea', 'rosa', 'nora', 'olivier', 'samuel']) {
      expect(texts).not.toContain(stage.idOf(person));
    }
  });

  it('and every invariant of the context holds on what the stories left', async () => {
    const folder = path.join(projectRoot, 'libs/evaluation/src/persistence');
    const files = readdirSync(folder).filter((file) => file.endsWith('.invariant.sql'));

    for (const file of files) {
      const violations = await stage.owner.query<object[]>(readFileSync(path.join(folder, file), 'utf8'));
      expect({ file, violations }).toEqual({ file, violations: [] });
    }
    expect(files.length).toBeGreaterThanOrEqual(4);
  });
});
