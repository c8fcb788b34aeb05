import { EvaluationStage, scoreOf } from './evaluation-stage.js';

let stage: EvaluationStage;

beforeAll(async () => {
  stage = await EvaluationStage.open();
}, 60_000);
afterAll(() => stage?.close());
beforeEach(() => stage.clock.moveTo(new Date('2026-06-01T07:00:00Z')));

const announced = async (dossier: string) => {
  const rows = await stage.owner.query<{ name: string }[]>(
    `SELECT name FROM messaging.event WHERE payload ->> 'dossierId' = $1 ORDER BY position`,
    [dossier],
  );
  return rows.map(({ name }) => name.replace(/^evaluation\.|\.v1$/g, ''));
};
const panelState = async (dossier: string, person: string) => {
  const { body } = await stage.get('ines', `/dossiers/${dossier}/panel`);
  return body.members.find(({ expertId }: { expertId: string }) => expertId === stage.idOf(person))?.state;
};
const reconciled = (dossier: string, person = 'ines') => stage.get(person, `/dossiers/${dossier}/reconciliation`);

/** Two experts on these criteria. */
async function twoOn(criteria: readonly string[], experts: readonly [string, string] = ['karim', 'malik']) {
  const dossier = await stage.dossier(criteria.map((id) => ({ id, naReasons: ['sans_objet'] })));
  const assignments = await stage.invite(dossier, experts, criteria);
  return { dossier, first: assignments.get(experts[0]) ?? '', second: assignments.get(experts[1]) ?? '' };
}

/** Both have judged, and the dossier has come to reconciliation. */
async function unsealed(one: Record<string, string>, other: Record<string, string>) {
  const { dossier, first, second } = await twoOn(Object.keys(one));
  await stage.review('karim', first, one);
  await stage.review('malik', second, other);
  await stage.moved(dossier, 'reconciliation');
  return { dossier, first, second };
}

/** Frees the experts for the next story. */
const close = (dossier: string, outcome: string | null = null) =>
  stage.happens('referencing.dossier-closed.v1', { dossierId: dossier, outcome });

describe('a draft', () => {
  it('is all there on return, whole or not, and read by its author alone (EXP-09)', async () => {
    const { dossier, first } = await twoOn(['SEC-01', 'SEC-02']);
    await stage.accept('karim', first);
    const path = `/assignments/${first}/draft`;
    const scores = [scoreOf('SEC-01', 'conforme', 'karim'), { criterion: 'SEC-02', rationale: 'à reprendre' }];

    const saved = await stage.call('karim', 'PUT', path, { expectedVersion: 0, scores });
    const again = await stage.call('karim', 'PUT', path, { expectedVersion: 0, scores: [] });
    const read = await stage.get('karim', path);

    expect(saved.body).toMatchObject({ version: 1 });
    expect(again).toMatchObject({ status: 409, body: { code: 'stale_version' } });
    expect(read.body.scores).toMatchObject([
      { criterion: 'SEC-01', verdict: 'conforme', submissionVersion: 1 },
      { criterion: 'SEC-02', verdict: null, rationale: 'à reprendre' },
    ]);
    expect((await stage.get('ines', path)).status).toBe(403);
    expect((await stage.get('malik', path)).status).toBe(404);
    const { body: admins } = await stage.get('ines', `/assignments/${first}`);
    expect(admins).toMatchObject({ version: 2 });
    await close(dossier);
  });

  it('of an assignment that ended is kept unreadable, then purged (N10)', async () => {
    const { dossier, first } = await twoOn(['SEC-01']);
    await stage.accept('karim', first);
    await stage.call('karim', 'PUT', `/assignments/${first}/draft`, {
      expectedVersion: 0,
      scores: [scoreOf('SEC-01', 'conforme', 'k')],
    });
    await stage.act('ines', first, 'replacement', { reason: 'Sans nouvelles.' });
    const drafts = () => stage.owner.query('SELECT 1 FROM evaluation.draft WHERE assignment_id = $1', [first]);

    const kept = await drafts();
    stage.clock.moveTo(new Date('2026-07-05T07:00:00Z'));
    await stage.runDaily('evaluation.purge-drafts');

    expect(kept).toHaveLength(1);
    expect(await drafts()).toHaveLength(0);
    await close(dossier);
  });
});

describe('a review', () => {
  it('is refused empty, and unseals nothing (EXP-07)', async () => {
    const { dossier, first } = await twoOn(['SEC-01', 'SEC-02']);
    await stage.accept('karim', first);

    const { status, body } = await stage.act('karim', first, 'submission');

    expect(status).toBe(409);
    expect(body.reasons.map(({ field }: { field: string }) => field)).toEqual(['/SEC-01/verdict', '/SEC-02/verdict']);
    expect(await panelState(dossier, 'karim')).toBe('accepted');
    await close(dossier);
  });

  it('needs what each verdict needs, and is kept in words (EXP-08)', async () => {
    const { dossier, first } = await twoOn(['SEC-01', 'SEC-02', 'SEC-03']);
    await stage.accept('karim', first);
    const bare = ['non_conforme', 'non_applicable', 'a_completer'].map((verdict, index) => ({
      criterion: `SEC-0${index + 1}`,
      verdict,
    }));
    const whole = [
      scoreOf('SEC-01', 'non_conforme', 'karim'),
      scoreOf('SEC-02', 'non_applicable', 'karim'),
      scoreOf('SEC-03', 'a_completer', 'karim'),
    ];

    const refused = await stage.act('karim', first, 'submission', { scores: bare });
    const sealed = await stage.act('karim', first, 'submission', { scores: whole });

    expect(refused.body.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'rationale_missing',
      'rationale_missing',
      'reason_not_admissible',
      'rationale_missing',
      'question_missing',
    ]);
    expect(sealed.body.state).toBe('submitted');
    const rows = await stage.owner.query(
      `SELECT s.verdict, s.na_reason, s.question IS NOT NULL AS asks FROM evaluation.criterion_score s
       JOIN evaluation.review_version v ON v.id = s.review_version_id WHERE v.assignment_id = $1 ORDER BY s.criterion`,
      [first],
    );
    expect(rows).toEqual([
      { verdict: 'non_conforme', na_reason: null, asks: false },
      { verdict: 'non_applicable', na_reason: 'sans_objet', asks: false },
      { verdict: 'a_completer', na_reason: null, asks: true },
    ]);
    await close(dossier);
  });

  it('once sealed can be neither changed nor removed, not even by the owner of the tables', async () => {
    const { dossier, first } = await twoOn(['SEC-01']);
    await stage.review('karim', first, { 'SEC-01': 'conforme' });

    await expect(stage.owner.query(`UPDATE evaluation.review_version SET hash = hash`)).rejects.toThrow('append-only');
    await expect(stage.owner.query(`UPDATE evaluation.criterion_score SET rationale = 'x'`)).rejects.toThrow(
      'append-only',
    );
    await expect(stage.owner.query(`DELETE FROM evaluation.criterion_score`)).rejects.toThrow('append-only');
    await expect(stage.owner.query(`DELETE FROM evaluation.declaration`)).rejects.toThrow('append-only');
    await close(dossier);
  });

  it('can be taken back while it is sealed; the version before stays in the record (N8)', async () => {
    const { dossier, first } = await twoOn(['SEC-01']);
    await stage.review('karim', first, { 'SEC-01': 'conforme' });

    const recalled = await stage.act('karim', first, 'recall', { reason: 'J’ai mal lu la pièce.' });
    const resumed = await stage.get('karim', `/assignments/${first}/draft`);
    await stage.act('karim', first, 'submission', { scores: [scoreOf('SEC-01', 'non_conforme', 'karim')] });

    expect(recalled.body.state).toBe('accepted');
    expect(resumed.body.scores).toMatchObject([{ criterion: 'SEC-01', verdict: 'conforme' }]);
    const own = await stage.get('karim', `/dossiers/${dossier}/reviews`);
    expect(own.body.items.map(({ number }: { number: number }) => number)).toEqual([1, 2]);
    await close(dossier);
  });

  it('is due at the end of the day in Paris, and more time moves the reminders (EXP-12, EXP-13)', async () => {
    const { dossier, first } = await twoOn(['SEC-01']);
    const accepted = await stage.accept('karim', first);
    expect(accepted.body.dueAt).toBe('2026-06-22T21:59:59.999Z');

    await stage.act('karim', first, 'more-time', { days: 7, reason: 'Congés.' });
    const granted = await stage.act('ines', first, 'more-time-answer', { granted: true });
    const reminders = await stage.owner.query<{ occurrence: string }[]>(
      `SELECT r.occurrence FROM jobs.reminder r JOIN jobs.timer t ON t.id = r.timer_id
       WHERE t.subject_id = $1 AND t.state = 'live' ORDER BY r.remind_at`,
      [first],
    );
    stage.clock.moveTo(new Date('2026-06-29T21:30:00Z'));
    const onTime = await stage.get('karim', `/assignments/${first}`);
    stage.clock.moveTo(new Date('2026-06-29T22:01:00Z'));
    const late = await stage.get('karim', `/assignments/${first}`);

    expect(granted.body).toMatchObject({ dueAt: '2026-06-29T21:59:59.999Z', moreTime: null });
    expect(reminders.map(({ occurrence }) => occurrence)).toEqual([
      '2026-06-29-5d',
      '2026-06-29-1d',
      '2026-06-29+1d',
      '2026-06-29+5d',
    ]);
    expect([onTime.body.overdue, late.body.overdue]).toEqual([false, true]);
    await close(dossier);
  });

  it('that does not come is told to the lead after the days of grace, once', async () => {
    const { dossier, first } = await twoOn(['SEC-01']);
    await stage.accept('karim', first);

    stage.clock.moveTo(new Date('2026-06-30T07:00:00Z'));
    await stage.sweep();
    await stage.sweep();

    const letters = await stage.owner.query<{ template: string }[]>(
      `SELECT template FROM notification.letter WHERE account_id = $1 AND subject_id = $2`,
      [stage.idOf('ines'), dossier],
    );
    expect(letters).toEqual([{ template: 'deadline-overdue' }]);
    expect(await panelState(dossier, 'karim')).toBe('accepted');
    await close(dossier);
  });

  it('is asked again only for the criterion that the publisher changed (EXP-10)', async () => {
    const { dossier, first, second } = await twoOn(['SEC-01', 'SEC-03']);
    await stage.review('karim', first, { 'SEC-01': 'conforme', 'SEC-03': 'non_conforme' });
    await stage.happens('referencing.submission-frozen.v1', {
      dossierId: dossier,
      submissionVersion: 2,
      changedCriteria: ['SEC-03'],
    });

    const reopened = await stage.get('karim', `/assignments/${first}`);
    const asBefore = await stage.act('karim', first, 'submission');
    await stage.review('malik', second, { 'SEC-01': 'conforme', 'SEC-03': 'conforme' });
    const waiting = await announced(dossier);
    const scores = [
      scoreOf('SEC-01', 'conforme', 'karim'),
      { ...scoreOf('SEC-03', 'conforme', 'karim'), submissionVersion: 2 },
    ];
    const looked = await stage.act('karim', first, 'submission', { scores });

    expect(reopened.body).toMatchObject({
      state: 'accepted',
      scope: [
        { criterion: 'SEC-01', toScore: false },
        { criterion: 'SEC-03', toScore: true, changedIn: 2 },
      ],
    });
    expect(asBefore).toMatchObject({ status: 409, body: { reasons: [{ code: 'latest_file_scored' }] } });
    expect(waiting).not.toContain('quorum-reached');
    expect(looked.body.state).toBe('submitted');
    expect(await announced(dossier)).toContain('quorum-reached');
    await close(dossier);
  });

  it('found in conflict later is void but kept, access closes and the quorum is counted again (EXP-03)', async () => {
    const { dossier, first, second } = await twoOn(['SEC-01']);
    await stage.review('karim', first, { 'SEC-01': 'conforme' });
    await stage.review('malik', second, { 'SEC-01': 'conforme' });

    const late = await stage.act('karim', first, 'recusal', { kind: 'paid_adviser', text: 'Une filiale est cliente.' });
    await stage.moved(dossier, 'reconciliation');

    const { body: panel } = await stage.get('ines', `/dossiers/${dossier}/panel`);
    expect(late.body.state).toBe('voided');
    expect(panel.quorum).toEqual([{ criterion: 'SEC-01', required: 2, received: 1, reached: false }]);
    expect((await reconciled(dossier)).body.code).toBe('still_sealed');
    expect((await stage.get('karim', `/dossiers/${dossier}/reviews`)).status).toBe(404);
    expect(
      await stage.owner.query('SELECT 1 FROM evaluation.review_version WHERE assignment_id = $1', [first]),
    ).toHaveLength(1);
    await stage.owner.query(`DELETE FROM evaluation.conflict_relation WHERE note = 'Une filiale est cliente.'`);
    await close(dossier);
  });
});

describe('the seal', () => {
  it('leaves the answers of an expert the same, byte for byte, in two worlds that differ only in what others gave (EXP-06)', async () => {
    const worlds = [];
    for (const verdict of [null, 'conforme', 'non_conforme']) {
      stage.clock.moveTo(new Date('2026-06-01T07:00:00Z'));
      const { dossier, first, second } = await twoOn(['SEC-01', 'SEC-02']);
      const third = (await stage.invite(dossier, ['tess'], ['SEC-01', 'SEC-02'])).get('tess') ?? '';
      await stage.review('karim', first, { 'SEC-01': 'conforme', 'SEC-02': 'non_conforme' });
      await stage.accept('malik', second);
      await stage.accept('tess', third);
      if (verdict) {
        const scores = [scoreOf('SEC-01', verdict, 'malik'), scoreOf('SEC-02', verdict, 'malik')];
        await stage.call('malik', 'PUT', `/assignments/${second}/draft`, { expectedVersion: 0, scores });
        await stage.act('tess', third, 'submission', { scores });
      }
      if (verdict === 'non_conforme') await stage.act('tess', third, 'recall', { reason: 'encore une fois' });
      worlds.push(
        JSON.stringify(await seenBy('karim', dossier, first))
          .replaceAll(dossier, 'D')
          .replaceAll(first, 'A'),
      );
      await close(dossier);
    }

    const [alone, others, again] = worlds.map(withoutChance);
    expect(others).toBe(alone);
    expect(again).toBe(alone);
  });

  it('shows the lead that a review came, not what it says, and nothing of it to anybody else', async () => {
    const { dossier, first } = await twoOn(['SEC-01']);
    await stage.review('karim', first, { 'SEC-01': 'non_conforme' });

    const panel = await stage.get('ines', `/dossiers/${dossier}/panel`);
    const texts = [];
    for (const person of ['ines', 'ulysse', 'gaelle', 'alice', 'tess']) {
      for (const path of [
        'panel',
        'panel-proposal',
        'reviews',
        'reviews?criterion=SEC-01',
        'reconciliation',
        'agreement',
        'expert-questions',
      ]) {
        texts.push(JSON.stringify((await stage.get(person, `/dossiers/${dossier}/${path}`)).body));
      }
    }

    expect(panel.body.members.map(({ state }: { state: string }) => state).sort()).toEqual(['invited', 'submitted']);
    expect(panel.body.quorum).toMatchObject([{ required: 2, received: 1, reached: false }]);
    expect(texts.filter((text) => /karim sur SEC-01|"non_conforme"/.test(text))).toEqual([]);
    await close(dossier);
  });

  it('is lifted when the dossier comes to reconciliation with its quorum, for the panel and the lead', async () => {
    const { dossier, first, second } = await twoOn(['SEC-01']);
    await stage.review('karim', first, { 'SEC-01': 'conforme' });
    await stage.review('malik', second, { 'SEC-01': 'non_conforme' });
    const counted = async (person: string) => (await stage.get(person, `/dossiers/${dossier}/reviews`)).body.count;

    const before = [await counted('karim'), await counted('ines'), await counted('ulysse')];
    await stage.moved(dossier, 'reconciliation');
    const after = [await counted('karim'), await counted('ines'), await counted('ulysse')];

    expect(before).toEqual([1, 0, 0]);
    expect(after).toEqual([2, 2, 2]);
    const { body } = await stage.get('malik', `/dossiers/${dossier}/reviews`);
    expect(body.items.map(({ label }: { label: string }) => label).sort()).toEqual(['A', 'B']);
    expect(JSON.stringify(body)).not.toContain(stage.idOf('karim'));
    expect((await stage.get('tess', `/dossiers/${dossier}/reviews`)).status).toBe(404);
    await close(dossier);
  });

  it('is told once to the other contexts, even when the last two reviews come in the same instant', async () => {
    const { dossier, first, second } = await twoOn(['SEC-01']);
    await stage.accept('karim', first);
    await stage.accept('malik', second);
    const send = (person: string, assignment: string) =>
      stage.post(person, `/assignments/${assignment}/submission`, {
        expectedVersion: 2,
        scores: [scoreOf('SEC-01', 'conforme', person)],
      });

    const answers = await Promise.all([send('karim', first), send('malik', second), send('karim', first)]);
    await stage.work();

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    expect((await announced(dossier)).filter((name) => name === 'quorum-reached')).toHaveLength(1);
    await close(dossier);
  });

  it('stays when a review is taken back before the dossier has moved, and is lifted when it comes again', async () => {
    const { dossier, first, second } = await twoOn(['SEC-01']);
    await stage.review('karim', first, { 'SEC-01': 'conforme' });
    await stage.review('malik', second, { 'SEC-01': 'conforme' });
    await stage.act('malik', second, 'recall', { reason: 'Un doute.' });
    await stage.moved(dossier, 'reconciliation');

    const meanwhile = await reconciled(dossier);
    await stage.act('malik', second, 'submission', { scores: [scoreOf('SEC-01', 'non_conforme', 'malik')] });

    expect(meanwhile.body.code).toBe('still_sealed');
    expect((await reconciled(dossier)).body).toMatchObject({ toDiscuss: 1 });
    await close(dossier);
  });

  it('releases who has not judged by then, and hides earlier rounds from who comes later', async () => {
    const { dossier } = await unsealed(
      { 'SEC-01': 'conforme', 'SEC-02': 'conforme' },
      { 'SEC-01': 'non_conforme', 'SEC-02': 'conforme' },
    );
    await stage.happens('referencing.review-reopened.v1', { dossierId: dossier, round: 2, criteria: ['SEC-01'] });
    const { body: proposal } = await stage.get('ines', `/dossiers/${dossier}/panel-proposal`);
    const newcomers = await stage.invite(dossier, ['lea', 'tess'], ['SEC-01']);
    await stage.review('lea', newcomers.get('lea') ?? '', { 'SEC-01': 'conforme' });

    const sealedAgain = await stage.get('lea', `/dossiers/${dossier}/reviews`);
    await stage.moved(dossier, 'reconciliation');
    const afterwards = await stage.get('lea', `/dossiers/${dossier}/reviews`);

    expect(proposal.panel).toEqual([expect.objectContaining({ criteria: ['SEC-01'] })]);
    expect([sealedAgain.body.count, afterwards.body.count]).toEqual([1, 1]);
    expect(await panelState(dossier, 'tess')).toBe('cancelled');
    expect((await stage.get('ines', `/dossiers/${dossier}/reviews`)).body.count).toBe(3);
    await close(dossier);
  });
});

describe('reconciliation', () => {
  it('settles what is unanimous, drafts what needs words, and opens the rest to discussion', async () => {
    const { dossier } = await unsealed(
      { 'SEC-01': 'conforme', 'SEC-02': 'non_conforme', 'SEC-03': 'non_applicable', 'SEC-04': 'conforme' },
      { 'SEC-01': 'conforme', 'SEC-02': 'non_conforme', 'SEC-03': 'non_applicable', 'SEC-04': 'a_completer' },
    );

    const { body } = await reconciled(dossier);

    expect(body).toMatchObject({ toDiscuss: 1, toWord: 1 });
    expect(
      body.items.map((item: Record<string, unknown>) => [item.criterion, item.state, item.verdict, item.method]),
    ).toEqual([
      ['SEC-01', 'settled', 'conforme', 'unanimous'],
      ['SEC-02', 'drafted', 'non_conforme', 'unanimous'],
      ['SEC-03', 'settled', 'non_applicable', 'unanimous'],
      ['SEC-04', 'to_discuss', null, null],
    ]);
    await close(dossier);
  });

  it('shows rationales side by side under neutral labels; amendments keep the old text (EXP-14)', async () => {
    const { dossier, first } = await unsealed(
      { 'SEC-01': 'conforme', 'SEC-02': 'conforme' },
      { 'SEC-01': 'non_conforme', 'SEC-02': 'conforme' },
    );

    const amended = await stage.act('karim', first, 'amendment', {
      scores: [scoreOf('SEC-01', 'non_conforme', 'karim')],
    });
    const { body } = await reconciled(dossier, 'malik');

    const [item] = body.items;
    const changed = item.opinions.find(({ amended: was }: { amended: boolean }) => was);
    expect(amended.body.state).toBe('submitted');
    expect(item).toMatchObject({ state: 'drafted', verdict: 'non_conforme' });
    expect(item.opinions.map(({ label }: { label: string }) => label).sort()).toEqual(['A', 'B']);
    expect(changed).toMatchObject({ verdict: 'non_conforme', before: { verdict: 'conforme', rationale: '' } });
    await close(dossier);
  });

  it('is closed by the lead with one outcome and a reason, and refuses what is not whole', async () => {
    const { dossier } = await unsealed({ 'SEC-01': 'conforme' }, { 'SEC-01': 'non_conforme' });
    const path = `/dossiers/${dossier}/outcomes/SEC-01`;
    const [{ version }] = (await reconciled(dossier)).body.items;
    const whole = {
      expectedVersion: version,
      verdict: 'non_conforme',
      rationale: 'La pièce ne prouve rien.',
      reason: 'Vu ensemble.',
    };

    const bare = await stage.call('ines', 'PUT', path, { ...whole, reason: '', rationale: '' });
    const undecided = await stage.call('ines', 'PUT', path, { ...whole, verdict: 'a_completer' });
    const byExpert = await stage.call('karim', 'PUT', path, whole);
    const settled = await stage.call('ines', 'PUT', path, whole);
    const late = await stage.call('ines', 'PUT', path, whole);

    expect(bare.body.reasons.map(({ code }: { code: string }) => code)).toEqual([
      'rationale_missing',
      'reason_missing',
    ]);
    expect(undecided.body.reasons).toMatchObject([{ code: 'to_complete_first' }]);
    expect(byExpert.status).toBe(403);
    expect(settled.body.items).toMatchObject([
      { state: 'settled', method: 'discussed', rationale: 'La pièce ne prouve rien.' },
    ]);
    expect(late).toMatchObject({ status: 409, body: { code: 'stale_version' } });
    await close(dossier);
  });

  it('measures agreement on what was said blind, not on what was amended', async () => {
    const { dossier, first } = await unsealed(
      { 'SEC-01': 'conforme', 'SEC-02': 'conforme' },
      { 'SEC-01': 'non_conforme', 'SEC-02': 'conforme' },
    );
    await stage.act('karim', first, 'amendment', { scores: [scoreOf('SEC-01', 'non_conforme', 'karim')] });

    const { body } = await stage.get('ines', `/dossiers/${dossier}/agreement`);
    const statistics = await stage.get('eloi', '/agreement');

    expect(body.overall).toMatchObject({ units: 2, unanimous: 0.5 });
    expect(body.bricks).toMatchObject([{ brick: 'SEC', unanimous: 0.5 }]);
    expect(statistics.body.experts).toContainEqual(expect.objectContaining({ expertId: stage.idOf('malik') }));
    expect((await stage.get('ines', '/agreement')).status).toBe(403);
    await close(dossier);
  });

  it('reopens a criterion whose review is voided, and only that one', async () => {
    const { dossier, second } = await unsealed({ 'SEC-01': 'conforme' }, { 'SEC-01': 'conforme' });

    await stage.act('ines', second, 'voiding', { reason: 'Avis rédigé par un tiers.' });

    const { body } = await reconciled(dossier);
    expect(body.items).toMatchObject([{ criterion: 'SEC-01', state: 'settled', opinions: [{}] }]);
    await close(dossier);
  });
});

describe('the end of a dossier', () => {
  it('cancels what is open when the publisher withdraws, and closes the access (PUB-19)', async () => {
    const { dossier, first, second } = await twoOn(['SEC-01']);
    await stage.accept('karim', first);

    await close(dossier);

    expect([await panelState(dossier, 'karim'), await panelState(dossier, 'malik')]).toEqual([
      'cancelled',
      'cancelled',
    ]);
    const { body } = await stage.get('karim', `/assignments/${first}`);
    expect(body).not.toHaveProperty('scope');
    expect(
      await stage.owner.query(`SELECT 1 FROM jobs.timer WHERE state = 'live' AND subject_id = ANY ($1)`, [
        [first, second],
      ]),
    ).toEqual([]);
    const letters = await stage.owner.query(
      `SELECT 1 FROM notification.letter WHERE template = 'expert-assignment-ended' AND subject_id = $1`,
      [first],
    );
    expect(letters).toHaveLength(1);
  });

  it('tells each expert the outcome and where it is not his (EXP-16)', async () => {
    const { dossier, first, second } = await unsealed(
      { 'SEC-01': 'conforme', 'SEC-02': 'conforme' },
      { 'SEC-01': 'non_conforme', 'SEC-02': 'conforme' },
    );
    const [{ version }] = (await reconciled(dossier)).body.items;
    await stage.call('ines', 'PUT', `/dossiers/${dossier}/outcomes/SEC-01`, {
      expectedVersion: version,
      verdict: 'non_conforme',
      rationale: 'À corriger.',
      reason: 'Vu ensemble.',
    });

    await close(dossier, 'full_with_reservations');

    const mine = await stage.get('karim', `/assignments/${first}`);
    const his = await stage.get('malik', `/assignments/${second}`);
    expect(mine.body.result).toEqual({ outcome: 'full_with_reservations', differing: ['SEC-01'] });
    expect(his.body.result).toEqual({ outcome: 'full_with_reservations', differing: [] });
    const letters = await stage.owner.query(
      `SELECT 1 FROM notification.letter WHERE template = 'expert-outcome' AND subject_id = ANY ($1)`,
      [[first, second]],
    );
    expect(letters).toHaveLength(2);
  });
});

describe('a question of an expert', () => {
  it('is relayed by the lead, who is warned when the text gives a name away (EXP-11)', async () => {
    const { dossier, first } = await twoOn(['SEC-01']);
    await stage.accept('karim', first);
    const asked = await stage.post('karim', `/assignments/${first}/questions`, {
      criterion: 'SEC-01',
      text: 'M. Haddad souhaite la pièce 3.',
    });
    const { body } = await stage.get('ines', `/dossiers/${dossier}/expert-questions`);
    const closed = await stage.post('ines', `/dossiers/${dossier}/expert-questions/${asked.body.id}/closing`, {
      expectedVersion: 1,
      clarificationId: dossier,
      answer: 'Posée à l’éditeur.',
    });

    expect(asked.status).toBe(201);
    expect(body.items).toMatchObject([{ criterion: 'SEC-01', namesGivenAway: ['Karim Haddad'] }]);
    expect(JSON.stringify(body)).not.toContain(stage.idOf('karim'));
    expect(closed.body).toMatchObject({ state: 'relayed', version: 2 });
    const outOfScope = await stage.post('karim', `/assignments/${first}/questions`, {
      criterion: 'DRO-01',
      text: 'Et ici ?',
    });
    expect(outOfScope).toMatchObject({ status: 422, body: { reasons: [{ code: 'not_asked' }] } });
    await close(dossier);
  });
});

/** Everything an expert can ask for about his panel. */
async function seenBy(person: string, dossier: string, assignment: string) {
  const paths = [
    `/assignments/${assignment}`,
    `/assignments/${assignment}/draft`,
    `/assignments/${assignment}/questions`,
    `/assignments?dossierId=${dossier}`,
    '/me/interests',
    ...[
      'reviews',
      'reviews?criterion=SEC-01',
      'reconciliation',
      'panel',
      'panel-proposal',
      'agreement',
      'expert-questions',
    ].map((path) => `/dossiers/${dossier}/${path}`),
  ];
  const answers = [];
  for (const path of paths) answers.push([path, await stage.get(person, path)]);
  return answers;
}

/** What each world draws anew: ids, hashes, the number of the dossier. */
const withoutChance = (text: string | undefined) =>
  text
    ?.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
    .replace(/\b[0-9a-f]{64}\b/g, 'HASH')
    .replace(/AVAL-2026-\w+/g, 'NUMBER');
