import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import { Command } from 'commander';
import { registerPureCommands } from './index.js';

const FRAMEWORK = 'libs/criteria/data/referentiel-cnnum-r9.yaml';
const POLICY = 'libs/criteria/data/policy-default.yaml';
const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-cli-'));
afterAll(() => rmSync(folder, { recursive: true }));

function fileOf(name: string, content: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function aval(...args: string[]) {
  const out = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const before = process.exitCode;
  try {
    process.exitCode = 0;
    const program = new Command('aval').exitOverride();
    registerPureCommands(program);
    program.parse(['node', 'aval', ...args]);
    const said = (spy: typeof out) => spy.mock.calls.map(([text]) => String(text)).join('');
    return { out: said(out), err: said(err), code: process.exitCode };
  } finally {
    process.exitCode = before;
    out.mockRestore();
    err.mockRestore();
  }
}

describe('aval decide', () => {
  it('answers each case in order, without a rate while undecidable', () => {
    const { cases } = JSON.parse(readFileSync('test/vectors/decision-vectors.json', 'utf8'));
    const { out, code } = aval('decide', '--input', 'test/vectors/decision-vectors.json');

    expect(JSON.parse(out)).toEqual(
      cases.map(({ name, expected }: { name: string; expected: object }) => ({ name, ...expected })),
    );
    expect(code).toBe(0);
  });

  it('takes another policy', () => {
    const stricter = readFileSync(POLICY, 'utf8').replace(
      'adjournments_before_rejection: 2',
      'adjournments_before_rejection: 0',
    );
    const { out } = aval(
      ...['decide', '--input', 'test/vectors/decision-vectors.json'],
      ...['--policy', fileOf('strict.yaml', stricter)],
    );

    expect(JSON.parse(out)).toContainEqual(expect.objectContaining({ name: 'one blocking gap', outcome: 'rejected' }));
  });

  it.each([
    ['no file', 'absent.json', undefined, 'there is no such file'],
    ['no JSON', 'broken.json', '{', 'is not JSON'],
    ['no cases', 'empty.json', {}, 'holds no cases'],
    ['a case that is none', 'list.json', { cases: [3] }, 'case 1 is not an object'],
    ['an unknown tier', 'tier.json', { cases: [{ name: 'a', tier: 'R9', verdicts: [] }] }, 'case 1 (a)'],
  ])('says in a sentence that there is %s', (_, name, content, sentence) => {
    const file = content === undefined ? path.join(folder, name) : fileOf(name, content);
    const { out, err, code } = aval('decide', '--input', file);

    expect(out).toBe('');
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });
});

describe('aval clock', () => {
  it('answers each case in order', () => {
    const { cases } = JSON.parse(readFileSync('test/vectors/clock-vectors.json', 'utf8'));
    const { out } = aval('clock', '--input', fileOf('clock.json', cases));

    expect(JSON.parse(out)).toEqual(cases.map(({ expected }: { expected: object }) => expected));
  });

  it.each([
    [{ start: '2026-02-30', days: 1, unit: 'working' }, 'start is a day'],
    [{ start: '2026-02-20', days: -1, unit: 'working' }, 'days is a whole number'],
    [{ start: '2026-02-20', days: 1, unit: 'lunar' }, 'unit is calendar or working'],
    [{ start: '2026-02-20', days: 1, unit: 'working', stops: [{ from: '2026-02-22' }] }, 'still open'],
    [
      { start: '2026-02-20', days: 1, unit: 'working', stops: [{ from: '2026-02-22', to: '2026-02-20' }] },
      'ends before',
    ],
    [{ start: '2026-02-20', days: 1, unit: 'working', stops: {} }, 'stops is a list'],
  ])('refuses %j', (one, sentence) => {
    const { err, code } = aval('clock', '--input', fileOf('one.json', [one]));

    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });
});

describe('aval framework', () => {
  it('finds the framework of departure valid', () => {
    expect(aval('framework', 'validate', FRAMEWORK)).toMatchObject({ code: 0, err: '' });
  });

  it('names every fault with its line', () => {
    const broken = readFileSync(FRAMEWORK, 'utf8')
      .replace('source: RGPD\n', 'source: RGPX\n')
      .replace('badge: sobre', 'badge: sombre');
    const file = fileOf('broken.yaml', broken);
    const { err, code } = aval('framework', 'validate', file);

    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(
        /broken\.yaml: line \d+: \/criteria\/0\/sources\/0\/source: DRO-01: source RGPX is not known/,
      ),
      expect.stringMatching(/broken\.yaml: line \d+: .*: CMP-02: badge sombre is not known/),
    ]);
    expect(code).toBe(1);
  });

  it('tells what changed', () => {
    const after = readFileSync(FRAMEWORK, 'utf8').replace(
      'title: Base légale et finalités déclarées',
      'title: Base légale',
    );
    const { out } = aval('framework', 'diff', FRAMEWORK, fileOf('after.yaml', after));

    expect(JSON.parse(out).criteria.changed).toMatchObject([{ id: 'DRO-01', fields: [{ field: 'title' }] }]);
  });

  it('tells which criteria apply, and why', () => {
    const facts = fileOf('facts.json', { category: 'DM', access: 'N1', catalog: 'ENS', flags: ['ia'], track: 'essai' });
    const { tier, criteria } = JSON.parse(aval('framework', 'criteria', '--facts', facts).out);

    expect(tier).toBe('R3');
    expect(criteria).toContainEqual({
      id: 'MED-06',
      severity: 'bloquant',
      obligation: 'obligatoire',
      phase: 1,
      reasons: ['Voie demandée : essai'],
    });
  });

  it('names the fact that is unknown', () => {
    const { err, code } = aval(
      'framework',
      'criteria',
      '--facts',
      fileOf('facts.json', { category: 'DX', access: 'N1', catalog: 'ENS' }),
    );

    expect(err).toContain('category is one of DM, ORG, BIE');
    expect(code).toBe(2);
  });
});

describe('aval policy', () => {
  it('finds the policy of departure valid', () => {
    expect(aval('policy', 'validate', POLICY, '--framework', FRAMEWORK)).toMatchObject({ code: 0, err: '' });
  });

  it('names every fault with its line', () => {
    const broken = readFileSync(POLICY, 'utf8')
      .replace('admission: 15wd', 'admission: 15')
      .replace('max_rate: 0.15', 'max_rate: 15');
    const { err, code } = aval('policy', 'validate', fileOf('policy.yaml', broken));

    expect(err.match(/line \d+/g)).toHaveLength(2);
    expect(code).toBe(1);
  });
});
