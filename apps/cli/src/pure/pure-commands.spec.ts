import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
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

describe('a file with several faults', () => {
  it('has each of them named by aval clock, with the case and the stop', () => {
    const good = { start: '2026-02-20', days: 1, unit: 'working' };
    const bad = { name: 'b', start: 'soon', days: 1.5, unit: 'lunar', stops: [good, { from: '2026-03-02', to: 'x' }] };
    const open = { ...good, stops: [{ from: '2026-02-22' }] };
    const file = fileOf('many.json', [good, bad, open]);
    const { out, err, code } = aval('clock', '--input', file);

    expect(err.trim().split('\n')).toEqual([
      `${file}: case 2 (b): start is a day, YYYY-MM-DD.`,
      `${file}: case 2 (b): days is a whole number from 0 to 11000.`,
      `${file}: case 2 (b): unit is calendar or working.`,
      `${file}: case 2 (b): stop 1: from is a day, YYYY-MM-DD.`,
      `${file}: case 2 (b): stop 2: to is a day, YYYY-MM-DD.`,
      expect.stringMatching(/case 3: .*still open/),
    ]);
    expect([out, code]).toEqual(['', 2]);
  });

  it('has each case that cannot be decided named by aval decide', () => {
    const file = fileOf('undecided.json', { cases: [{ tier: 'R9', verdicts: [] }, { tier: 'R2' }] });
    const { err, code } = aval('decide', '--input', file);

    expect(err).toMatch(/case 1: .*\n.*case 2: /);
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

  it('knows the bricks of the framework of departure without being told', () => {
    const broken = readFileSync(POLICY, 'utf8').replace('INF: 1 }, max_months', 'INF: 1, ZZZ: 3 }, max_months');
    const { err, code } = aval('policy', 'validate', fileOf('bricks.yaml', broken));

    expect(err).toMatch(/line \d+.*ZZZ/);
    expect(code).toBe(1);
  });
});

describe('aval draw verify', () => {
  const record = JSON.parse(readFileSync('test/vectors/draw-vector.json', 'utf8'));
  const verify = (content: unknown) => aval('draw', 'verify', fileOf('draw.json', content));

  it('is content with a record that is right', () => {
    expect(aval('draw', 'verify', 'test/vectors/draw-vector.json')).toEqual({
      out: 'The draw is right: 4 of 20, LST-0010 LST-0016 LST-0013 LST-0011\n',
      err: '',
      code: 0,
    });
  });

  it('takes the population in any order', () => {
    expect(verify({ ...record, population: record.population.toReversed() }).code).toBe(0);
  });

  it.each([
    [
      'another id was drawn',
      { drawn: record.drawn.with(1, 'LST-0001') },
      'place 2: the record says LST-0001, the draw gives LST-0016',
    ],
    ['the order is another', { drawn: record.drawn.toReversed() }, 'place 1: the record says LST-0011'],
    [
      'one is missing',
      { drawn: record.drawn.slice(0, 3) },
      'place 4: the record says nothing, the draw gives LST-0011',
    ],
    [
      'there is one too many',
      { drawn: [...record.drawn, 'LST-0020'] },
      'place 5: the record says LST-0020, the draw gives nothing',
    ],
    ['the seed is another', { seed: '00'.repeat(32) }, 'place 1'],
  ])('says what is wrong when %s', (_, fault, sentence) => {
    const { out, err, code } = verify({ ...record, ...fault });

    expect(out).toBe('');
    expect(err).toContain(sentence);
    expect(code).toBe(1);
  });

  it.each([
    ['no object', [], 'an object {seed, population, n, drawn} is expected'],
    ['null', 'null', 'an object'],
    ['no JSON', '{', 'is not JSON'],
    ['no seed', { ...record, seed: 12 }, 'seed is 64 hexadecimal digits'],
    ['a seed that is cut', { ...record, seed: '00' }, 'seed is not 32 bytes'],
    ['a population of numbers', { ...record, population: [1, 2] }, 'population is a list'],
    ['an id twice', { ...record, population: [...record.population, 'LST-0001'] }, 'LST-0001 stands twice'],
    ['no number', { ...record, n: '4' }, 'n is the number'],
    ['too large a number', { ...record, n: 21 }, '21 cannot be drawn from a population of 20'],
    ['nothing drawn', { ...record, drawn: undefined }, 'drawn is a list'],
  ])('cannot use a file with %s', (_, content, sentence) => {
    const { out, err, code } = verify(content);

    expect(out).toBe('');
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });
});

describe('aval triage and aval pseudonymise', () => {
  const lines = [
    { id: 'a', text: "Le bouton SOS n'a jamais répondu, Mme Durand est restée au sol." },
    { id: 2, text: '' },
  ];

  it('answer each line with its number', () => {
    const file = fileOf('texts.jsonl', `\uFEFF${lines.map((line) => JSON.stringify(line)).join('\n')}\n`);
    const read = aval('triage', '--input', file);
    const [first, second] = read.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));

    expect(first).toMatchObject({ id: 'a', kind: 'health_harm', severity: 'critical', services: ['ANSM', 'DNS'] });
    expect(first.because).toContain('SOS');
    expect(second).toMatchObject({ id: 2, kind: 'praise_other', severity: 'none', services: [], because: [] });
    expect(aval('pseudonymise', '--input', file).out).toContain('Mme [NOM_1] est');
    expect(read.code).toBe(0);
  });

  it.each(['triage', 'pseudonymise'])('name each line that cannot be used and answer the others: %s', (command) => {
    const file = fileOf(
      'faulty.jsonl',
      ['{', '{"id":1,"text":"bien"}', '{"id":1}', '[]', '{"id":null,"text":""}'].join('\n'),
    );
    const { out, err, code } = aval(command, '--input', file);

    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err.match(/line \d/g)).toEqual(['line 1', 'line 3', 'line 4', 'line 5']);
    expect(code).toBe(1);
  });

  it('say in a sentence that there is no file, no folder or too little to learn from', () => {
    expect(aval('triage', '--input', path.join(folder, 'absent.jsonl'))).toMatchObject({ out: '', code: 2 });
    expect(aval('triage')).toMatchObject({ out: '', code: 2 });
    expect(aval('triage', 'train', '--data', path.join(folder, 'absent')).err).toContain('no such folder');
    const few = mkdtempSync(path.join(folder, 'few-'));
    expect(aval('triage', 'train', '--data', few).err).toContain('too few');
    writeFileSync(path.join(few, 'a.jsonl'), '{"id":"1","text":"a","kind":"x","severity":"none"}');
    expect(aval('triage', 'train', '--data', few)).toMatchObject({ err: expect.stringContaining('line 1'), code: 1 });
  });
});

describe('aval signals', () => {
  const oracles = JSON.parse(readFileSync('test/vectors/signal-oracles.json', 'utf8'));
  const PRIOR = '3.25379356,0.39988854,2.02612692,1.9080797,0.06534557';

  it('answers each table in order, null where undefined', () => {
    const tables = fileOf('tables.json', [
      { a: 3, b: 0, c: 0, d: 100 },
      { a: 11, b: 59, c: 16, d: 3270 },
    ]);
    const [alone, injury] = JSON.parse(aval('signals', 'disproportionality', '--input', tables, '--prior', PRIOR).out);

    expect(alone).toMatchObject({ prr: null, ror: null, evans: true });
    expect(injury.ebgm.eb05).toBeCloseTo(8.9813155115, 8);
    expect(JSON.parse(aval('signals', 'disproportionality', '--input', tables).out)[1].ebgm).toBeNull();
  });

  it.each([
    ['ears-c1', 'ears-C1'],
    ['ears-c3', 'ears-C3'],
    ['cusum', 'cusum-rossi'],
    ['poisson-cusum', 'poisson-cusum-k'],
    ['farrington', 'farrington-1996'],
    ['maxsprt', 'maxsprt-cv-T10-M4'],
  ])('answers %s with one list for each entry', (method, id) => {
    const entry = oracles.temporal.find((one: { id: string }) => one.id === id);
    const { out, code } = aval(
      'signals',
      'temporal',
      '--method',
      method,
      '--input',
      fileOf('series.json', [entry, entry]),
    );
    const [first, second] = JSON.parse(out);

    expect(first).toEqual(second);
    expect(first).toHaveLength(entry.published.length);
    expect(first.at(-1)).toBeCloseTo(entry.published.at(-1), 2);
    expect(code).toBe(0);
  });

  it.each([
    [['disproportionality'], [{ a: 1, b: 2, c: 3 }], 'entry 1: d is a whole number'],
    [
      ['disproportionality'],
      [
        { a: 1, b: 2, c: 3, d: 4 },
        { a: -1, b: 2, c: 3, d: 4 },
      ],
      'entry 2: a is a whole number',
    ],
    [['disproportionality'], {}, 'holds no list'],
    [['disproportionality'], [3], 'entry 1 is not an object'],
    [['disproportionality'], '{', 'is not JSON'],
    [['disproportionality', '--prior', '1,2,,4,0.5'], [], '--prior: a2 is a number'],
    [['disproportionality', '--prior', '1,2'], [], '--prior: prior is five numbers'],
    [['temporal', '--method', 'ears-c4'], [], '--method is one of'],
    [['temporal', '--method', 'cusum'], [{ data: [1] }], 'entry 1: params is an object'],
    [
      ['temporal', '--method', 'cusum'],
      [{ params: { k: 1, m: 1 }, data: [1, null] }],
      'entry 1: data.1 is a whole number',
    ],
  ])('%j refuses %j and prints nothing', (args, content, sentence) => {
    const { out, err, code } = aval('signals', ...args, '--input', fileOf('signals.json', content));

    expect(out).toBe('');
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });
});
