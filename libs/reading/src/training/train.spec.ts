import { TextReader } from '../domain/reading/read-text.js';
import { departureReadingData } from '../notation/departure.js';
import { dataText } from '../notation/departure-files.js';
import { readModel, writeModel } from '../notation/model-file.js';
import { labelledLine, trainingPlanFrom } from '../notation/parse-training.js';
import { foldRepeated, type LabelledText } from './labelled-text.js';
import { modelCard } from './model-card.js';
import { randomFrom } from './softmax-regression.js';
import { train } from './train.js';

/** A language of its own, so that nothing is learnt from a real text: each kind has its made-up words. */
const SPEECH = {
  technical: ['zorglub', 'patatras', 'clonk', 'vroumf', 'bidouf'],
  praise_other: ['chouchou', 'plumeau', 'tralala', 'soleillou', 'gaminou'],
  billing: ['sousou', 'picaillon', 'grisbu', 'flouzet', 'tintin'],
} as const;

function madeUp(count: number): readonly LabelledText[] {
  const random = randomFrom(1);
  const kinds = Object.keys(SPEECH) as (keyof typeof SPEECH)[];
  return Array.from({ length: count }, (_, index) => {
    const kind = kinds[index % kinds.length] ?? 'technical';
    const said = Array.from({ length: 4 }, () => SPEECH[kind][Math.floor(random() * 5)]).join(' ');
    const severity = kind === 'praise_other' ? 'none' : index % 2 === 0 ? 'serious' : 'minor';
    return {
      id: `made-${index}`,
      text: `${said} ${severity === 'serious' ? 'gravissou' : 'legeret'} n${index}`,
      kind,
      severity,
    };
  });
}

const data = departureReadingData();
const plan = { ...trainingPlanFrom(dataText('recipe.yaml')), folds: 2, epochs: 5, decays: [0.005] };

describe('training', () => {
  const texts = madeUp(90);
  const apart = madeUp(120)
    .slice(90)
    .map((text) => ({ ...text, holdout: true }));
  const trained = train([...texts, ...texts, ...apart], data, plan);

  it('learns what a text is about and how grave it is, from texts labelled so', () => {
    const reader = new TextReader({ ...data, model: trained.model });

    expect(reader.read('zorglub clonk patatras gravissou')).toMatchObject({ kind: 'technical', severity: 'serious' });
    expect(reader.read('picaillon grisbu sousou legeret')).toMatchObject({ kind: 'billing', severity: 'minor' });
    expect(reader.read('tralala plumeau chouchou').kind).toBe('praise_other');
  });

  it('counts a repeated text once, and measures each on a model that had not seen it', () => {
    expect(trained.counts).toEqual({ given: 210, taught: 90, weak: 0 });
    expect(trained.crossValidated).toHaveLength(90);
    expect(trained.keptApart).toHaveLength(30);
    expect(trained.keptApart.filter((one) => one.kind === one.proposedKind).length).toBeGreaterThan(24);
  });

  it('gives the same model from the same texts, and a file reads as it was written', () => {
    const again = train([...texts, ...texts, ...apart], data, plan);
    const file = writeModel(trained.model, '2026-01-01', '1.0.0');

    expect(writeModel(again.model, '2026-01-01', '1.0.0')).toBe(file);
    expect(writeModel(readModel(file), '2026-01-01', '1.0.0')).toBe(file);
  });

  it('keeps no word that fewer than three texts have', () => {
    expect(trained.model.rows.size).toBeLessThan(1_500);
    expect(writeModel(trained.model, '2026-01-01', '1.0.0')).not.toMatch(/zorglub|gravissou/);
  });

  it('says in the card how it was measured', () => {
    const card = modelCard(trained, '2026-01-01', 'About these data.');

    expect(card).toContain('90 labelled by persons');
    expect(card).toContain('| technical | 30 |');
    expect(card).toContain('About these data.');
  });
});

describe('labels', () => {
  const good = { id: '1', text: 'a', kind: 'technical', severity: 'minor' };

  it('fold what differs in accents, case and punctuation only; what is kept apart goes first', () => {
    const one: LabelledText = { id: 'a', text: 'Très bien !', kind: 'praise_other', severity: 'none' };
    const same = { ...one, id: 'b', text: 'TRES BIEN', holdout: true };

    expect(foldRepeated([one, same, { ...one, id: 'c', text: '!!' }])).toEqual([same]);
  });

  it.each([
    ['a label', JSON.stringify(good), good],
    ['a text that nobody has read', JSON.stringify({ id: '1', text: 'a' }), 'unlabelled'],
    ['no JSON', '{', { fault: 'it is not JSON' }],
    ['a null', 'null', { fault: expect.stringContaining('object') }],
    ['an unknown kind', JSON.stringify({ ...good, kind: 'x' }), { fault: expect.stringContaining('kind') }],
  ])('are read line by line: %s', (_, line, expected) => {
    expect(labelledLine(line)).toEqual(expected);
  });
});

describe('a model file', () => {
  it.each([
    ['no JSON', '{'],
    ['no model', '{}'],
    ['a file cut short', dataText('model.json').replace(/"hashes": "[^"]{8}/, '"hashes": "')],
  ])('is refused when it is %s', (_, text) => {
    expect(() => readModel(text)).toThrow('This is no model of readings');
  });
});
