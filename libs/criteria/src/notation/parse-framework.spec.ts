import fc from 'fast-check';
import { departureFramework, departureFrameworkText } from './departure-files.js';
import type { Fault } from './fault.js';
import { parseFramework } from './parse-framework.js';

const text = departureFrameworkText();
const faultsOf = (changed: string): readonly Fault[] => {
  const parsed = parseFramework(changed);
  return parsed.ok ? [] : parsed.faults;
};
const lineOf = (needle: string, within = text) => within.slice(0, within.indexOf(needle)).split('\n').length;
const replaced = (from: string | RegExp, to: string) => {
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  return changed;
};

describe('the framework of departure', () => {
  it('is whole: 124 criteria, 11 bricks, 12 badges', () => {
    const { criteria, bricks, badges } = departureFramework();

    expect([criteria.length, bricks.length, badges.length]).toEqual([124, 11, 12]);
  });
});

describe('a framework file with one fault', () => {
  it.each([
    ['an unknown brick', 'brick: DRO\n', 'brick: DRX\n', '/criteria/0/brick', 'unknown_word'],
    [
      'an unknown category',
      'categories: [DM, ORG, BIE]',
      'categories: [DM, ORX]',
      '/criteria/0/categories/1',
      'unknown_word',
    ],
    [
      'an unknown access level',
      'access_levels: [N0, N1, N2, N3]',
      'access_levels: [N9]',
      '/criteria/0/access_levels/0',
      'unknown_word',
    ],
    ['an unknown catalog', 'catalogs: [ENS, BSP]', 'catalogs: [ENT]', '/criteria/0/catalogs/0', 'unknown_word'],
    [
      'an unknown flag',
      'applies_when_flags: [mineurs]',
      'applies_when_flags: [minors]',
      /applies_when_flags\/0$/,
      'unknown_word',
    ],
    [
      'an unknown track',
      'applies_when_track: essai',
      'applies_when_track: express',
      /applies_when_track$/,
      'invalid_value',
    ],
    [
      'an unknown topic',
      'incident_topics: [droits_non_respectes]',
      'incident_topics: [tout]',
      '/criteria/0/incident_topics/0',
      'unknown_word',
    ],
    ['an unknown source', 'source: RGPD', 'source: RGPX', '/criteria/0/sources/0/source', 'unknown_word'],
    ['an unknown badge', 'badge: sobre', 'badge: sombre', /badge$/, 'unknown_word'],
    ['an unknown evidence type', 'type: document\n', 'type: papier\n', '/criteria/0/evidence/0/type', 'unknown_word'],
    ['an unknown trust', 'min_trust: documente', 'min_trust: jure', '/criteria/0/evidence/0/min_trust', 'unknown_word'],
    [
      'an unknown severity',
      'severity: bloquant\n    categories',
      'severity: grave\n    categories',
      '/criteria/0/severity',
      'invalid_value',
    ],
    [
      'an unknown key',
      'obligation: obligatoire',
      'obligation: obligatoire\n    poids: 3',
      '/criteria/0/poids',
      'unknown_key',
    ],
    [
      'an override on an unknown fact',
      'when:\n          access: [N2, N3]',
      'when:\n          acces: [N2, N3]',
      /overrides\/0\/when/,
      'unknown_key',
    ],
    [
      'an override on an unknown value',
      'when:\n          access: [N2, N3]',
      'when:\n          access: [N2, N7]',
      /overrides\/0\/when\/access\/1$/,
      'unknown_word',
    ],
    [
      'an override that changes nothing',
      '        severity: bloquant\n        trial_listing: true\n',
      '',
      /overrides\/0$/,
      'custom',
    ],
    ['a criterion id twice', '- id: DRO-02', '- id: DRO-01', '/criteria/1', 'duplicate'],
    ['a brick id twice', '- id: SEC\n', '- id: DRO\n', '/bricks/1', 'duplicate'],
    [
      'a reason of non-applicability that is empty',
      /na_reasons:\n {6}- .*\n/,
      "na_reasons:\n      - ''\n",
      /na_reasons\/0$/,
      'too_small',
    ],
    ['a hole in the tier matrix', '      N3: R3\n', '', '/proportionality/tier_matrix/BIE/N3', 'missing'],
    ['an unknown tier', '      N0: R1\n', '      N0: R7\n', '/proportionality/tier_matrix/BIE/N0', 'invalid_value'],
    [
      'a raise on an unknown flag',
      'any_flag: [mineurs, urgence]',
      'any_flag: [mineurs, panique]',
      '/proportionality/tier_raise/0/when/any_flag/1',
      'unknown_word',
    ],
    ['a version that is none', 'version: 0.1.0', 'version: un', '/framework/version', 'invalid_format'],
  ])('%s is named', (_, from, to, path, code) => {
    const found = faultsOf(replaced(from, to));

    expect(found.filter((fault) => fault.code === code)).toContainEqual(
      expect.objectContaining({ path: path instanceof RegExp ? expect.stringMatching(path) : path, code }),
    );
  });

  it('is named with its line', () => {
    const changed = replaced('source: DiGAV\n', 'source: DIGAV\n');

    expect(faultsOf(changed)).toEqual([
      expect.objectContaining({ line: lineOf('source: DIGAV', changed), message: 'DRO-02: source DIGAV is not known' }),
    ]);
  });

  it('that is something missing is named on the line of what lacks it', () => {
    const changed = replaced(/ {4}question: Chaque traitement[\s\S]*?\n {4}obligation/, '    obligation');

    expect(faultsOf(changed)).toEqual([
      expect.objectContaining({ line: lineOf('- id: DRO-01', changed), path: '/criteria/0/question', code: 'missing' }),
    ]);
  });
});

describe('a framework file with many faults', () => {
  it('has them all named, in the order of its lines', () => {
    const changed = text
      .replace('version: 0.1.0', 'version: un')
      .replace('brick: SEC\n', 'brick: SEX\n')
      .replace('source: HAS2021', 'source: HAS1999')
      .replace('severity: mineur', 'severity: petit');
    const lines = faultsOf(changed).map(({ line }) => line);

    expect(lines).toHaveLength(4);
    expect(lines).toEqual([...lines].sort((a, b) => a - b));
  });
});

describe('a file that is no framework', () => {
  it.each([
    ['nothing', '', 'empty'],
    ['blank lines', '\n \n', 'empty'],
    ['a word', 'bonjour', 'invalid_type'],
    ['a list', '- 1\n- 2', 'invalid_type'],
    ['a broken bracket', 'a: [1, 2', 'yaml_syntax'],
    ['a tab', '\ta: 1', 'yaml_syntax'],
    ['two documents', 'a: 1\n---\nb: 2\n', 'yaml_syntax'],
    ['a tag', 'a: !!js/function "f"', 'yaml_syntax'],
    ['an alias', 'a: &x [1]\nb: *x', 'alias'],
    ['an anchor', 'a: &x 1', 'anchor'],
    ['a key twice', 'a: 1\na: 2', 'duplicate_key'],
    ['bytes', 'a: \u0000', 'not_text'],
    ['too much', 'x'.repeat(600_000), 'too_large'],
    ['brackets without end', '['.repeat(100_000), 'nested_too_deep'],
    ['brackets on every line', '[\n'.repeat(5_000), 'nested_too_deep'],
    ['lists without end', '- '.repeat(500), 'nested_too_deep'],
    ['keys without end', Array.from({ length: 5_000 }, (_, index) => `k${index}: 1`).join('\n'), 'too_many_keys'],
  ])('%s is refused for what it is', (_, garbage, code) => {
    expect(faultsOf(garbage).map((fault) => fault.code)).toContain(code);
  });

  it('never makes the reader fail, whatever it holds', () => {
    const piece = fc.constantFrom(
      ...' \n-:[]{}&*!|>\'"%@`#?,a1é',
      '\n  ',
      'criteria:\n',
      '- id: DRO-01\n',
      '__proto__: ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
        expect(parseFramework(pieces.join('')).ok).toBe(false);
      }),
    );
  });

  it('stays a refusal when a framework is cut or broken anywhere', () => {
    const where = fc.integer({ min: 1, max: text.length - 2_000 });
    fc.assert(
      fc.property(where, (length) => {
        const found = faultsOf(text.slice(0, length));

        expect(found.length).toBeGreaterThan(0);
        expect(found.every(({ line }) => line >= 1)).toBe(true);
      }),
      { numRuns: 10 },
    );
  });
});
