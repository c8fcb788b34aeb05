import { newId } from '#libs/kernel';
import { EvaluationStage } from './evaluation-stage.js';

let stage: EvaluationStage;

beforeAll(async () => {
  stage = await EvaluationStage.open();
}, 60_000);
afterAll(() => stage?.close());

const profileOf = async (expert: string) => (await stage.get(stage.lead, `/experts/${stage.idOf(expert)}`)).body;

describe('the list of experts', () => {
  it('is kept by the administrator and the lead, and read by nobody who evaluates or publishes', async () => {
    const { body, status } = await stage.get('ines', '/experts');

    expect(status).toBe(200);
    expect(body.items).toContainEqual(
      expect.objectContaining({ name: 'Karim Haddad', competences: expect.arrayContaining(['SEC']) }),
    );
    expect((await stage.get('karim', '/experts')).status).toBe(403);
    expect((await stage.get('alice', '/experts')).status).toBe(403);
  });

  it('refuses a profile read before somebody else changed it, and a mandate that ends before it begins', async () => {
    const id = stage.idOf('tess');
    const { version, competences } = await profileOf('tess');
    const put = (payload: object) => stage.call('ines', 'PUT', `/experts/${id}`, { competences, ...payload });

    const changed = await put({ expectedVersion: version, mandateFrom: '2026-01-01', mandateTo: '2028-12-31' });
    const late = await put({ expectedVersion: version, mandateFrom: '2026-01-01' });
    const impossible = await put({ expectedVersion: version + 1, mandateFrom: '2026-02-01', mandateTo: '2026-01-01' });

    expect(changed).toMatchObject({ status: 200, body: { version: version + 1, mandateTo: '2028-12-31' } });
    expect(late).toMatchObject({ status: 409, body: { code: 'stale_version' } });
    expect(impossible).toMatchObject({ status: 422, body: { reasons: [{ code: 'ends_before_it_begins' }] } });
  });

  it('takes only accounts with the role of expert', async () => {
    const payload = { competences: ['SEC'], expectedVersion: 0 };

    const answer = await stage.call('ines', 'PUT', `/experts/${stage.idOf('alice')}`, payload);

    expect(answer).toMatchObject({ status: 409, body: { code: 'not_an_expert' } });
  });
});

describe('a panel', () => {
  it('is proposed with the reason of each exclusion, and nothing is sent before the lead confirms (EXP-04, REG-07)', async () => {
    const siren = '888100100';
    const group = await stage.call('ines', 'PUT', '/organisation-groups/888100100', { members: ['888100118'] });
    await stage.post('karim', '/me/interests', {
      siren: '888100118',
      kind: 'member',
      from: '2019-01-01',
      to: '2023-06-01',
    });
    await stage.post('lea', '/me/interests', { siren, kind: 'network', from: '2020-01-01' });
    const dossier = await stage.dossier([{ id: 'SEC-01' }, { id: 'DRO-01' }], { siren });

    const { body, status } = await stage.get('ines', `/dossiers/${dossier}/panel-proposal`);

    const of = (expert: string) =>
      body.candidates.find(({ expertId }: { expertId: string }) => expertId === stage.idOf(expert));
    expect([group.status, status]).toEqual([204, 200]);
    expect(of('karim')).toMatchObject({
      standing: 'excluded',
      exclusions: ['hard_conflict'],
      conflicts: [{ kind: 'former_member', strength: 'hard', siren: '888100118' }],
    });
    expect(of('lea')).toMatchObject({ standing: 'reserve', conflicts: [{ kind: 'network', strength: 'soft' }] });
    expect(of('nora')).toMatchObject({ standing: 'excluded', exclusions: ['no_competence_needed'] });
    expect(body.missing).toEqual([]);
    expect(body.panel.flatMap(({ criteria }: { criteria: string[] }) => criteria).sort()).toEqual([
      'DRO-01',
      'DRO-01',
      'SEC-01',
      'SEC-01',
    ]);
    const letters = await stage.owner.query(`SELECT 1 FROM notification.letter`);
    expect(letters).toEqual([]);
  });

  it('is the same whenever it is asked, from the seed that the journal holds', async () => {
    const dossier = await stage.dossier([{ id: 'SEC-01' }, { id: 'ECO-01' }]);

    const first = await stage.get('ines', `/dossiers/${dossier}/panel-proposal`);
    const second = await stage.get('ines', `/dossiers/${dossier}/panel-proposal`);

    const entries = await stage.owner.query<{ body: string }[]>(
      `SELECT body FROM journal.entry WHERE subject_id = $1 AND kind = 'evaluation.opened'`,
      [dossier],
    );
    expect(second.body).toEqual(first.body);
    expect(JSON.parse(entries[0]?.body ?? '{}').seed).toBe(first.body.seed);
  });

  it('is refused for whoever cannot be asked, with each reason', async () => {
    const dossier = await stage.dossier([{ id: 'SEC-01' }]);
    const experts = [
      { expertId: stage.idOf('nora'), criteria: ['SEC-01'] },
      { expertId: stage.idOf('karim'), criteria: ['SEC-99'] },
      { expertId: newId(), criteria: ['SEC-01'] },
    ];

    const { status, body } = await stage.post('ines', `/dossiers/${dossier}/panel`, { expectedVersion: 1, experts });

    expect(status).toBe(409);
    expect(body.code).toBe('expert_not_eligible');
    expect(body.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'no_competence_needed',
      'not_competent',
      'not_in_round',
      'not_an_expert',
    ]);
  });

  it('belongs to its lead: another lead may not act, and a publisher does not know that it exists', async () => {
    const dossier = await stage.dossier([{ id: 'SEC-01' }]);
    const payload = { expectedVersion: 1, experts: [{ expertId: stage.idOf('karim'), criteria: ['SEC-01'] }] };

    expect((await stage.post('julien', `/dossiers/${dossier}/panel`, payload)).status).toBe(404);
    expect((await stage.get('alice', `/dossiers/${dossier}/panel`)).status).toBe(404);
    expect((await stage.get('karim', `/dossiers/${dossier}/panel`)).status).toBe(404);
    expect((await stage.get('gaelle', `/dossiers/${dossier}/panel`)).status).toBe(200);
  });

  it('counts what an expert already holds, and asks nobody above the limit of the policy', async () => {
    for (let held = 0; held < 6; held += 1) {
      const dossier = await stage.dossier([{ id: 'URB-01', expertsRequired: 1 }]);
      await stage.invite(dossier, ['malik'], ['URB-01']);
    }
    const dossier = await stage.dossier([{ id: 'URB-01', expertsRequired: 1 }]);

    const { body } = await stage.get('ines', `/dossiers/${dossier}/panel-proposal`);

    const malik = body.candidates.find(({ expertId }: { expertId: string }) => expertId === stage.idOf('malik'));
    expect(malik).toMatchObject({ standing: 'excluded', exclusions: ['load_limit_reached'] });
  });
});

describe('an invitation', () => {
  it('shows public facts and the criteria asked, and opens the content after the signed declaration (EXP-01)', async () => {
    const dossier = await stage.dossier([{ id: 'SEC-01', naReasons: ['sans_objet'] }, { id: 'DRO-01' }]);
    const assignment = (await stage.invite(dossier, ['lea'], ['SEC-01'])).get('lea') ?? '';

    const before = await stage.get('lea', `/assignments/${assignment}`);
    const after = await stage.accept('lea', assignment);

    expect(before.body).toMatchObject({ applicationName: 'Carnet de souffle', category: 'ORG', criteria: ['SEC-01'] });
    expect(before.body).not.toHaveProperty('scope');
    expect(before.body).not.toHaveProperty('submissionVersion');
    expect(after.body).toMatchObject({
      state: 'accepted',
      submissionVersion: 1,
      scope: [{ criterion: 'SEC-01', naReasons: ['sans_objet'], toScore: true }],
    });
    expect((await stage.get('tess', `/assignments/${assignment}`)).status).toBe(404);
  });

  it('cannot be accepted in the database without a declaration (invariant 10)', async () => {
    const dossier = await stage.dossier([{ id: 'SEC-01' }]);
    const assignment = (await stage.invite(dossier, ['lea'], ['SEC-01'])).get('lea');

    const force = stage.owner.query(`UPDATE evaluation.assignment SET state = 'accepted' WHERE id = $1`, [assignment]);

    await expect(force).rejects.toThrow('content_only_after_declaration');
  });

  it('writes one letter, reminds once, and ends by itself so that a silent expert blocks nothing (N5)', async () => {
    stage.clock.moveTo(new Date('2026-06-01T07:00:00Z'));
    const dossier = await stage.dossier([{ id: 'ETH-01' }]);
    const assignment = (await stage.invite(dossier, ['samuel'], ['ETH-01'])).get('samuel') ?? '';
    const letters = async () => {
      const rows = await stage.owner.query<{ template: string }[]>(
        'SELECT template FROM notification.letter WHERE subject_id = $1 ORDER BY written_at',
        [assignment],
      );
      return rows.map(({ template }) => template);
    };

    stage.clock.moveTo(new Date('2026-06-07T07:00:00Z'));
    await stage.sweep();
    await stage.sweep();
    const reminded = await letters();
    stage.clock.moveTo(new Date('2026-06-08T22:30:00Z'));
    await stage.sweep();

    expect(reminded).toEqual(['expert-invited', 'expert-invitation-reminder']);
    expect((await stage.get('samuel', `/assignments/${assignment}`)).body).toMatchObject({ state: 'expired' });
    expect(await letters()).toEqual([...reminded, 'expert-assignment-ended']);
    const { body } = await stage.get('ines', `/dossiers/${dossier}/panel-proposal`);
    const samuel = body.candidates.find(({ expertId }: { expertId: string }) => expertId === stage.idOf('samuel'));
    expect(samuel.exclusions).toEqual(['refused_this_dossier']);
  });

  it('refused for a conflict keeps its kind, and bars the pair from then on (EXP-02)', async () => {
    const siren = '888200200';
    const first = await stage.dossier([{ id: 'ACC-01' }], { siren });
    const assignment = (await stage.invite(first, ['quentin'], ['ACC-01'])).get('quentin') ?? '';

    const recusal = await stage.act('quentin', assignment, 'recusal', {
      kind: 'paid_adviser',
      text: 'Mission en 2025.',
    });

    const second = await stage.dossier([{ id: 'ACC-01' }], { siren });
    const { body } = await stage.get('ines', `/dossiers/${second}/panel-proposal`);
    const quentin = body.candidates.find(({ expertId }: { expertId: string }) => expertId === stage.idOf('quentin'));
    expect(recusal.body).toMatchObject({ state: 'recused', endedReason: 'paid_adviser', actions: [] });
    expect(quentin).toMatchObject({ exclusions: ['hard_conflict'], conflicts: [{ kind: 'paid_adviser' }] });
  });

  it('with a disclosed interest waits for the lead, who clears it with a reason that goes into the report (EXP-05)', async () => {
    const dossier = await stage.dossier([{ id: 'INC-01' }]);
    const assignment = (await stage.invite(dossier, ['rosa'], ['INC-01'])).get('rosa') ?? '';

    const disclosed = await stage.act('rosa', assignment, 'acceptance', {
      interest: 'disclosed',
      statement: 'Je déclare mes liens.',
      text: 'Conférence commune en 2024.',
    });
    const cleared = await stage.act('ines', assignment, 'clearance', { reason: 'Lien mineur et ancien.' });

    expect(disclosed.body.state).toBe('invited');
    expect(disclosed.body.actions.find(({ name }: { name: string }) => name === 'accept')).toMatchObject({
      allowed: false,
      reasons: [{ code: 'no_interest_disclosed' }],
    });
    expect(cleared.body).toMatchObject({ state: 'accepted', declaration: { clearance: 'Lien mineur et ancien.' } });
  });

  it('accepted from an old page, or by a declaration that hides a known tie, is refused', async () => {
    const siren = '888300300';
    const dossier = await stage.dossier([{ id: 'MED-01' }], { siren });
    const assignment = (await stage.invite(dossier, ['olivier'], ['MED-01'])).get('olivier') ?? '';
    const payload = { interest: 'none', statement: 'Je n’ai aucun lien.' };

    const late = await stage.post('olivier', `/assignments/${assignment}/acceptance`, {
      expectedVersion: 7,
      ...payload,
    });
    await stage.post('ines', `/experts/${stage.idOf('olivier')}/interests`, {
      siren,
      kind: 'pinned_conflict',
      from: '2026-01-01',
    });
    const hidden = await stage.act('olivier', assignment, 'acceptance', payload);

    expect(late).toMatchObject({ status: 409, body: { code: 'stale_version' } });
    expect(hidden).toMatchObject({ status: 409, body: { reasons: [{ code: 'free_of_hard_conflict' }] } });
  });
});
