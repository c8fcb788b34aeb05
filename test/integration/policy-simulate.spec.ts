import 'reflect-metadata';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Command } from 'commander';
import { seedFramework } from '#libs/criteria';
import { departurePolicyText } from '#rules/criteria';
import { registerPolicySimulate } from '../../apps/cli/src/database/policy-simulate.js';
import { dropDatabase } from '../bench/database.mjs';
import { conforms, DecisionStage, fails, OTHER_SIGNATORY, SIGNATORY } from './referencing-decision-stage.js';

const adminUrl = process.env.TEST_DATABASE_URL ?? process.env.DATABASE_URL ?? '';
const name = `aval_test_policy_simulate_${process.pid}`;
const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-simulate-'));
const urlBefore = process.env.DATABASE_URL;

let stage: DecisionStage;

beforeAll(async () => {
  stage = await DecisionStage.open(adminUrl, name);
  await seedFramework(stage.owner, stage.clock);
  process.env.DATABASE_URL = adminUrl.replace(/\/[^/?]*(\?|$)/, `/${name}$1`);
}, 60_000);

afterAll(async () => {
  process.env.DATABASE_URL = urlBefore;
  rmSync(folder, { recursive: true });
  await stage?.close();
  await dropDatabase(adminUrl, name);
});

function policyFile(change: (text: string) => string): string {
  const file = path.join(folder, `${Math.abs(change(departurePolicyText()).length)}.yaml`);
  writeFileSync(file, change(departurePolicyText()));
  return file;
}

async function simulate(...args: string[]) {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const before = process.exitCode;
  try {
    process.exitCode = 0;
    const policies = new Command('policy').exitOverride();
    registerPolicySimulate(policies);
    await policies.parseAsync(['node', 'policy', 'simulate', ...args]);
    const said = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('');
    return { out: said(out), err: said(err), code: process.exitCode };
  } finally {
    out.mockRestore();
    err.mockRestore();
    process.exitCode = before;
  }
}

const kept = ['SEC-02', 'DRO-01', 'INF-01', 'URB-01'].map((criterion) => conforms(criterion));
/** Weights 3 and 1: one minor gap among them is 1/13, and 1/7 once only two of them are left. */
const [first, second] = kept;
const few = [first, second].flatMap((criterion) => criterion ?? []);

describe('aval policy simulate', () => {
  it('says that there is nothing to replay yet', async () => {
    const { out, code } = await simulate(
      '--policy',
      policyFile((text) => text),
    );

    expect(out).toContain('0 decided dossiers');
    expect(code).toBe(0);
  });

  it('changes nothing under the policy that decided', async () => {
    await stage.decide(kept, 'full');
    await stage.decide([...kept, fails('ACC-02', 'mineur')], 'full_with_reservations');
    await stage.decide([...few, fails('ACC-02', 'mineur')], 'temporary');
    await stage.decide([...kept, fails('SEC-01', 'bloquant')], 'adjourned');

    const { out, err, code } = await simulate(
      '--policy',
      policyFile((text) => text),
    );

    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out).toContain('4 decided dossiers under aval-defaut 1.0.0');
    expect(out).toContain('No dossier changes.');
  });

  it('counts what other thresholds would have made of them, and names each that changes', async () => {
    const stricter = policyFile((text) =>
      text.replace('full_with_reservations: { max_rate: 0.10', 'full_with_reservations: { max_rate: 0.01'),
    );

    const { out } = await simulate('--policy', stricter, '--json');

    const { dossiers, matrix, changes } = JSON.parse(out);
    expect(dossiers).toBe(4);
    expect(matrix.full).toMatchObject({ full: 1, temporary: 0 });
    expect(matrix.full_with_reservations).toMatchObject({ full_with_reservations: 0, temporary: 1 });
    expect(matrix.temporary).toMatchObject({ temporary: 1 });
    expect(changes).toMatchObject([
      { decided: 'full_with_reservations', under: 'temporary', rule: 'D7', departedFrom: null },
    ]);
    const { out: text } = await simulate('--policy', stricter);
    expect(text).toMatch(
      /1 dossier changes:\n {2}AVAL-2026-\S+ {2}DEC-2026-\d{6} {2}full_with_reservations -> temporary \(D7\)/,
    );
  });

  it('knows how often a file had come back by then', async () => {
    const again = await stage.dossier([...kept, fails('SEC-01', 'bloquant')], { outcome: 'adjourned', rule: 'D4' });
    await stage.prepare(again, 'adjourned');
    await stage.sign(again);
    stage.clock.advance(3_600_000);
    const later = await stage.dossier(
      [...kept, fails('SEC-01', 'bloquant')],
      { outcome: 'adjourned', rule: 'D4' },
      { dossierOf: again },
    );
    await stage.prepare(later, 'adjourned');
    await stage.sign(later);
    const hasty = policyFile((text) =>
      text.replace('adjournments_before_rejection: 2', 'adjournments_before_rejection: 1'),
    );

    const { changes } = JSON.parse((await simulate('--policy', hasty, '--json')).out);

    expect(changes).toMatchObject([{ decided: 'adjourned', under: 'rejected', rule: 'D4' }]);
  });

  it('tells a decision that was signed against the rule from one that the policy changes', async () => {
    const gap = [...kept, fails('ACC-02', 'mineur')];
    const dossier = await stage.dossier(gap, { outcome: 'full_with_reservations', rule: 'D6' });
    await stage.prepare(dossier, 'temporary', { departureMotive: 'Un doute sérieux sur l’avenir.' });
    await stage.work.transaction(async (scope) =>
      stage.preparing.signFirst(scope, await scope.dossiers.get(dossier), OTHER_SIGNATORY),
    );
    await stage.sign(dossier, SIGNATORY);

    const { out } = await simulate(
      '--policy',
      policyFile((text) => text),
    );

    expect(out).toContain(
      'temporary -> full_with_reservations (D6), signed against the rule, which proposed full_with_reservations',
    );
  });

  it('names the faults of a broken file as validate does, and reads nothing', async () => {
    const broken = policyFile((text) => text.replace('max_rate: 0.15', 'max_rate: 15'));
    const { out, err, code } = await simulate('--policy', broken);

    expect(out).toBe('');
    expect(err).toMatch(/\.yaml: line \d+/);
    expect(code).toBe(1);
    expect(readFileSync(broken, 'utf8')).toContain('max_rate: 15');
  });

  it('says that there is no such file', async () => {
    expect(await simulate('--policy', path.join(folder, 'none.yaml'))).toMatchObject({
      err: expect.stringContaining('there is no such file'),
      code: 2,
    });
  });
});
