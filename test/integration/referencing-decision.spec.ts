import 'reflect-metadata';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type AccountId, newId } from '#libs/kernel';
import { AcknowledgeNotice } from '../../libs/referencing/src/application/notice/acknowledge-notice.js';
import { DeemNoticeRead } from '../../libs/referencing/src/application/notice/deem-notice-read.js';
import { hashOf } from '../../libs/referencing/src/domain/decision/decision.js';
import { dropDatabase } from '../bench/database.mjs';
import {
  conforms,
  DecisionStage,
  fails,
  LEAD,
  MONDAY,
  OTHER_SIGNATORY,
  SIGNATORY,
} from './referencing-decision-stage.js';

const adminUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? '';
const name = `aval_test_decision_${process.pid}`;
const persistence = path.resolve('libs/referencing/src/persistence');

let stage: DecisionStage;

beforeAll(async () => {
  stage = await DecisionStage.open(adminUrl, name);
}, 60_000);

afterAll(async () => {
  await stage?.close();
  await dropDatabase(adminUrl, name);
});

beforeEach(() => stage.clock.moveTo(MONDAY));

/** It looks at the calendar of the machine; these stories happen on days of their own. */
const DEPENDS_ON_TODAY = 'past-validity-has-a-file-in-hand.invariant.sql';

const OWN_CHECKS = ['decision', 'listing'].flatMap((folder) =>
  readdirSync(path.join(persistence, folder))
    .filter((file) => file.endsWith('.invariant.sql') && file !== DEPENDS_ON_TODAY)
    .map((file) => path.join(persistence, folder, file)),
);

afterEach(async () => {
  for (const file of OWN_CHECKS) {
    expect({ file: path.basename(file), rows: await stage.rows(readFileSync(file, 'utf8')) }).toEqual({
      file: path.basename(file),
      rows: [],
    });
  }
});

const kept = ['SEC-02', 'DRO-01', 'INF-01', 'URB-01'].map((criterion) => conforms(criterion));

describe('a signed decision', () => {
  it('lists the application, opens its findings and shows it to the public, all at once (PUB-13)', async () => {
    const criteria = [...kept, fails('SEC-06', 'majeur'), fails('ACC-02', 'mineur')];

    const { decision, listing, findings, notice } = await stage.decide(criteria, 'temporary');

    expect(decision.number).toMatch(/^DEC-2026-\d{6}$/);
    expect(listing?.toSnapshot()).toMatchObject({ status: 'active', basis: 'temporary', validUntil: '2026-08-31' });
    expect(findings.map((finding) => finding.toSnapshot().dueOn)).toEqual(['2026-05-04', '2026-08-31']);
    expect(notice.toSnapshot()).toMatchObject({ state: 'available', deemedReadOn: '2026-03-17' });
    const [shown] = await stage.rows(
      `SELECT name, publisher, category, access_level, status, basis, open_findings, version_assessed, valid_until::text, letters, sheet
       FROM referencing.public_listing WHERE application_id = $1`,
      [decision.applicationId],
    );
    expect(shown).toMatchObject({
      name: 'Carnet de souffle',
      publisher: 'Atelier Panacée',
      category: 'ORG',
      access_level: 'N1',
      status: 'active',
      basis: 'temporary',
      open_findings: 2,
      version_assessed: '2.1',
      valid_until: '2026-08-31',
      letters: expect.arrayContaining([
        { brick: 'SEC', letter: 'E', verified: 1, documented: 0, declared: 0 },
        { brick: 'DRO', letter: 'A', verified: 1, documented: 0, declared: 0 },
      ]),
      sheet: {
        reservations: [
          { criterion: 'SEC-06', severity: 'majeur', dueOn: '2026-05-04', state: 'open' },
          { criterion: 'ACC-02', severity: 'mineur', dueOn: '2026-08-31', state: 'open' },
        ],
        decision: { number: decision.number, hash: decision.hash },
      },
    });
  });

  it('is read back as it was signed, and its hash can be computed again', async () => {
    const { decision } = await stage.decide([...kept, fails('ACC-02', 'mineur')], 'full_with_reservations');

    const read = await stage.work.read(({ decisions }) => decisions.get(decision.id));

    expect(read).toEqual(decision);
    expect(hashOf(read)).toBe(decision.hash);
  });

  it('leaves one entry per thing that changed, the due dates and the events in the same transaction', async () => {
    const { decision, listing, findings, notice } = await stage.decide(
      [...kept, fails('ACC-02', 'mineur')],
      'full_with_reservations',
    );
    const things = [decision.id, listing?.id, findings[0]?.toSnapshot().id, notice.toSnapshot().id];

    const entries = await stage.rows<{ kind: string }>(
      'SELECT kind FROM journal.entry WHERE subject_id = ANY ($1) ORDER BY seq',
      [things],
    );
    const timers = await stage.rows<{ kind: string; due: string }>(
      `SELECT kind, due_at::text AS due FROM jobs.timer WHERE subject_id = ANY ($1) AND state = 'live' ORDER BY kind`,
      [things],
    );
    const events = await stage.rows<{ name: string }>(
      `SELECT name FROM messaging.event WHERE $1 IN (payload ->> 'decisionId', payload ->> 'sourceId') ORDER BY name`,
      [decision.id],
    );

    expect(entries.map(({ kind }) => kind)).toEqual(['decision.sign', 'listing.open', 'finding.open']);
    expect(timers.map(({ kind }) => kind)).toEqual([
      'finding.due',
      'listing.renewal',
      'listing.validity',
      'notice.deemed_read',
    ]);
    expect(events.map((event) => event.name)).toEqual([
      'referencing.decision-signed.v1',
      'referencing.findings-opened.v1',
      'referencing.listing-changed.v1',
    ]);
  });

  it('changes nothing in the catalogue when it adjourns', async () => {
    const { decision, listing, findings } = await stage.decide([...kept, fails('SEC-01', 'bloquant')], 'adjourned');

    expect([listing, findings, decision.resubmissionUntil]).toEqual([null, [], '2026-06-02']);
    expect(
      await stage.rows('SELECT 1 FROM referencing.listing WHERE application_id = $1', [decision.applicationId]),
    ).toEqual([]);
  });

  it('gives the badges of the further criteria that conform', async () => {
    const badge = conforms('CMP-03', { obligation: 'optionnel', severity: 'mineur' });

    const { listing } = await stage.decide([...kept, badge], 'full');

    expect(listing?.toSnapshot().badges).toEqual(['code-ouvert']);
  });

  it('tells whoever keeps answers of the catalogue', async () => {
    const version = async () =>
      Number((await stage.rows<{ version: string }>('SELECT version FROM referencing.catalogue_version'))[0]?.version);
    const before = await version();

    await stage.decide(kept, 'full');

    expect(await version()).toBeGreaterThan(before);
  });

  it('prolongs a listing that exists, and remembers since when it is temporary', async () => {
    const first = await stage.decide([...kept, fails('ACC-02', 'mineur')], 'temporary');
    stage.clock.moveTo(new Date('2026-08-03T09:00:00Z'));

    const second = await stage.decide([...kept, fails('ACC-02', 'mineur')], 'temporary', {
      dossierOf: first.dossierId,
    });

    expect(second.listing?.toSnapshot()).toMatchObject({
      id: first.listing?.id,
      validUntil: '2027-02-01',
      temporarySince: '2026-03-02',
      temporaryCeiling: '2027-03-02',
      lastDecisionId: second.decision.id,
    });
  });
});

describe('a listing that is suspended', () => {
  it.each([
    ['temporary', true],
    ['adjourned', false],
  ] as const)('keeps back a dossier that would end as %s: %s', async (outcome, isKeptBack) => {
    const first = await stage.decide([...kept, fails('ACC-02', 'mineur')], 'temporary');
    const verdicts = [...kept, fails('ACC-02', 'mineur')];
    const dossierId = await stage.dossier(verdicts, { outcome, rule: 'D5' }, { dossierOf: first.dossierId });
    await stage.prepare(dossierId, outcome);
    const keptBack = () =>
      stage.within(
        async (scope) => (await scope.surroundings.factsOf(await scope.dossiers.get(dossierId))).listsWhatIsSuspended,
      );
    expect(await keptBack()).toBe(false);

    // The measure itself has its own tests; here only its trace matters, and it goes again.
    const mark = (changes: string) =>
      stage.rows(`SET session_replication_role = replica;
        UPDATE referencing.listing SET ${changes} WHERE id = '${first.listing?.id}';
        SET session_replication_role = DEFAULT`);
    const days = `suspended_on = '2026-03-02', suspended_until = '2026-04-01', suspension_ceiling = '2026-06-01'`;
    await mark(`status = 'suspended', ${days}`);
    expect(await keptBack()).toBe(isKeptBack);
    await mark(`status = 'active', suspended_on = NULL, suspended_until = NULL, suspension_ceiling = NULL`);
  });
});

describe('who signs', () => {
  it('is never who prepared it, and the refusal names the rule (REG-04)', async () => {
    const dossierId = await stage.dossier(kept, { outcome: 'full', rule: 'D5' });
    await stage.prepare(dossierId, 'full');

    await expect(stage.sign(dossierId, LEAD)).rejects.toMatchObject({
      code: 'decision_not_signable',
      reasons: [{ code: 'signer_prepared', message: expect.stringContaining('invariant 5') }],
    });
  });

  it('are two when the decision departs from the proposal (REG-11)', async () => {
    const dossierId = await stage.dossier([...kept, fails('ACC-02', 'mineur')], { outcome: 'adjourned', rule: 'D8' });
    await stage.prepare(dossierId, 'temporary', { departureMotive: 'Le risque est faible et le correctif daté.' });
    await expect(stage.sign(dossierId)).rejects.toMatchObject({ reasons: [{ code: 'second_signature_missing' }] });

    await stage.work.transaction(async (scope) =>
      stage.preparing.signFirst(scope, await scope.dossiers.get(dossierId), OTHER_SIGNATORY),
    );
    const { decision } = await stage.sign(dossierId, SIGNATORY);

    expect(decision).toMatchObject({
      signedBy: OTHER_SIGNATORY,
      secondSignedBy: SIGNATORY,
      proposal: { outcome: 'adjourned' },
    });
  });

  it('leaves nothing behind when he is refused', async () => {
    const dossierId = await stage.dossier(kept, { outcome: 'full', rule: 'D5' });
    await stage.prepare(dossierId, 'full');
    await stage.sign(dossierId, LEAD).catch(() => undefined);

    const [left] = await stage.rows<{ state: string; decisions: number }>(
      `SELECT state, (SELECT count(*)::int FROM referencing.decision WHERE dossier_id = o.id) AS decisions FROM referencing.dossier o WHERE id = $1`,
      [dossierId],
    );

    expect(left).toEqual({ state: 'deciding', decisions: 0 });
  });
});

describe('a decision found wrong (REG-13)', () => {
  it('is replaced by another: both stay, linked, and the receipt of the first is kept', async () => {
    const first = await stage.decide([...kept, fails('ACC-02', 'mineur')], 'full_with_reservations');
    const { id } = first.notice.toSnapshot();
    await new AcknowledgeNotice(stage.work, stage.clock).execute({ accountId: LEAD, role: 'publisher_owner' }, id);

    const motives = [...first.decision.motives, { criterion: null, text: 'Une preuve était fausse.' }];
    const content = { motives, departureMotive: 'Une preuve était fausse.' };
    await stage.prepare(first.dossierId, 'temporary', content, first.decision.id);
    await stage.work.transaction(async (scope) =>
      stage.preparing.signFirst(scope, await scope.dossiers.get(first.dossierId), OTHER_SIGNATORY, first.decision.id),
    );
    const second = await stage.sign(first.dossierId, SIGNATORY, first.decision.id);

    expect(second.decision).toMatchObject({ kind: 'replacement', supersedes: first.decision.id });
    expect(second.listing?.toSnapshot()).toMatchObject({ id: first.listing?.id, basis: 'temporary' });
    const findings = await stage.rows<{ state: string }>(
      'SELECT state FROM referencing.finding WHERE listing_id = $1 ORDER BY opened_at, id',
      [first.listing?.id],
    );
    expect(findings.map(({ state }) => state).sort()).toEqual(['open', 'waived']);
    const [receipt] = await stage.rows<{ state: string }>('SELECT state FROM referencing.notice WHERE id = $1', [id]);
    expect(receipt?.state).toBe('acknowledged');
  });

  it('ends the listing when the decision that replaces it refuses', async () => {
    const first = await stage.decide([...kept, fails('ACC-02', 'mineur')], 'full_with_reservations');
    const motives = [...first.decision.motives, { criterion: null, text: 'Une pièce était un faux.' }];
    const content = { motives, departureMotive: 'Fausse déclaration établie.' };
    await stage.prepare(first.dossierId, 'rejected', content, first.decision.id);
    await stage.work.transaction(async (scope) =>
      stage.preparing.signFirst(scope, await scope.dossiers.get(first.dossierId), OTHER_SIGNATORY, first.decision.id),
    );

    const { listing } = await stage.sign(first.dossierId, SIGNATORY, first.decision.id);

    expect(listing?.toSnapshot().status).toBe('delisted');
    const history = await stage.rows<{ event: string }>(
      'SELECT event FROM referencing.public_listing_event WHERE application_id = $1 ORDER BY at, decision_number',
      [first.decision.applicationId],
    );
    expect(history.map(({ event }) => event)).toEqual(['listed', 'delisted']);
  });
});

describe('a notice', () => {
  const reader = { accountId: newId<'Account'>() as AccountId, role: 'publisher_owner' as const };

  it('opens the appeal period once, on the day it is acknowledged (PUB-20)', async () => {
    const { notice } = await stage.decide([...kept, fails('SEC-01', 'bloquant')], 'adjourned');
    const { id } = notice.toSnapshot();
    stage.clock.moveTo(new Date('2026-03-05T22:00:00Z'));
    const acknowledge = new AcknowledgeNotice(stage.work, stage.clock);

    await acknowledge.execute(reader, id);
    stage.clock.moveTo(new Date('2026-03-09T09:00:00Z'));
    await acknowledge.execute({ ...reader, accountId: LEAD }, id);

    const [row] = await stage.rows(
      `SELECT state, read_by, notified_on::text, appeal_until::text,
         (SELECT count(*)::int FROM journal.entry WHERE subject_id = n.id::text) AS entries,
         (SELECT count(*)::int FROM jobs.timer WHERE subject_id = n.id::text AND state = 'live') AS timers
       FROM referencing.notice n WHERE id = $1`,
      [id],
    );
    expect(row).toEqual({
      state: 'acknowledged',
      read_by: reader.accountId,
      notified_on: '2026-03-05',
      appeal_until: '2026-05-05',
      entries: 1,
      timers: 0,
    });
  });

  it('counts as read after the time of the policy, however often the alarm rings', async () => {
    const { notice } = await stage.decide([...kept, fails('SEC-01', 'bloquant')], 'adjourned');
    const { id } = notice.toSnapshot();
    const ring = () => stage.work.transaction((scope) => new DeemNoticeRead(stage.clock).execute(scope, id));

    await ring();
    stage.clock.moveTo(new Date('2026-03-18T01:00:00Z'));
    await ring();
    await ring();

    const [row] = await stage.rows(
      'SELECT state, notified_on::text, appeal_until::text, version FROM referencing.notice WHERE id = $1',
      [id],
    );
    expect(row).toEqual({ state: 'deemed_read', notified_on: '2026-03-17', appeal_until: '2026-05-18', version: 2 });
  });
});

describe('the database itself', () => {
  const refused = (sql: string, values: unknown[] = []) => expect(stage.rows(sql, values)).rejects;

  it('keeps a decision from being rewritten or erased, also by its owner (invariant 3)', async () => {
    const { decision } = await stage.decide(kept, 'full');

    await refused('UPDATE referencing.decision SET outcome = $2 WHERE id = $1', [decision.id, 'rejected']).toThrow(
      /append-only/,
    );
    await refused('DELETE FROM referencing.decision WHERE id = $1', [decision.id]).toThrow(/append-only/);
    await refused('TRUNCATE referencing.decision CASCADE').toThrow(/append-only/);
  });

  it('changes no listing without a new decision (invariant 2)', async () => {
    const { listing } = await stage.decide(kept, 'full');

    await refused(`UPDATE referencing.listing SET valid_until = '2040-01-01' WHERE id = $1`, [listing?.id]).toThrow(
      /new decision/,
    );
    await refused(
      'UPDATE referencing.listing SET last_decision_id = (SELECT id FROM referencing.decision LIMIT 1) WHERE id = $1',
      [listing?.id],
    ).toThrow(/new decision/);
  });

  it('has no second live listing for an application (invariant 1)', async () => {
    const definition = await stage.rows<{ indexdef: string }>(
      `SELECT indexdef FROM pg_indexes WHERE indexname = 'one_live_listing_per_application'`,
    );
    expect(definition[0]?.indexdef).toMatch(/UNIQUE.*application_id.*active.*suspended/s);
  });

  it('has no decided dossier without its decision, nor the reverse (invariant 4)', async () => {
    const dossierId = await stage.dossier(kept, { outcome: 'full', rule: 'D5' });

    await refused(`UPDATE referencing.dossier SET state = 'decided' WHERE id = $1`, [dossierId]).toThrow(
      /if and only if/,
    );
    const { dossierId: decided } = await stage.decide(kept, 'full');
    await refused(`UPDATE referencing.dossier SET state = 'deciding' WHERE id = $1`, [decided]).toThrow(
      /if and only if/,
    );
  });

  it('is asked for listings past their end, and leaves out those whose file came in time (invariant 14)', async () => {
    const check = readFileSync(path.join(persistence, 'listing', DEPENDS_ON_TODAY), 'utf8');
    const past = async () => (await stage.rows<{ listing: string }>(check)).map((row) => row.listing);
    stage.clock.moveTo(new Date('2020-03-02T09:00:00Z'));
    const { listing, dossierId } = await stage.decide([...kept, fails('ACC-02', 'mineur')], 'temporary');
    expect(await past()).toContain(listing?.id);

    const renewal = await stage.dossier(kept, { outcome: 'full', rule: 'D5' }, { dossierOf: dossierId });
    await stage.rows(
      `INSERT INTO referencing.submission (id, dossier_id, number, frozen_at, frozen_by, content, hash)
       VALUES (gen_random_uuid(), $1, 1, '2020-08-30T20:00:00Z', $2, '{}', '')`,
      [renewal, LEAD],
    );

    expect(await past()).not.toContain(listing?.id);
  });

  it('numbers decisions one after the other, whoever signs at the same time', async () => {
    const dossiers = await Promise.all([1, 2, 3, 4].map(() => stage.dossier(kept, { outcome: 'full', rule: 'D5' })));
    await Promise.all(dossiers.map((id) => stage.prepare(id, 'full')));

    const signed = await Promise.all(dossiers.map((id) => stage.sign(id)));

    expect(new Set(signed.map(({ decision }) => decision.number)).size).toBe(4);
  });
});
