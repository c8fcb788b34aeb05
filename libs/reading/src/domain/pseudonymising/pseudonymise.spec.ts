import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { departurePseudonymiser } from '../../notation/departure.js';
import { hasLuhn, hasNirKey, isIban } from './checks.js';

const pseudonymiser = departurePseudonymiser();
const replaced = (text: string, kept?: readonly string[]) => pseudonymiser.pseudonymise(text, kept).text;

interface Case {
  readonly text: string;
  readonly marks: readonly { readonly kind: string; readonly start: number; readonly end: number }[];
}

/** `⟦kind:what⟧` → the text without the brackets, and where what must go stands in it. */
function caseOf(line: string): Case {
  const marks: { kind: string; start: number; end: number }[] = [];
  let text = '';
  for (const piece of line.split(/(⟦[^⟧]*⟧)/)) {
    const [, kind, what] = /^⟦(\w+):(.*)⟧$/.exec(piece) ?? [];
    if (kind === undefined || what === undefined) text += piece;
    else {
      marks.push({ kind, start: text.length, end: text.length + what.length });
      text += what;
    }
  }
  return { text, marks };
}

const cases = readFileSync('test/vectors/pseudonymise-cases.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map(caseOf);

describe('the pseudonymiser on texts written for it', () => {
  const read = cases.map((one) => ({ ...one, found: pseudonymiser.pseudonymise(one.text).found }));
  const wanted = read.flatMap(({ text, marks, found }) => marks.map((mark) => ({ text, mark, found })));
  const covered = wanted.filter(({ mark, found }) =>
    found.some(({ kind, start, end }) => kind === mark.kind && start <= mark.start && mark.end <= end),
  );
  const taken = read.flatMap(({ text, marks, found }) => found.map((one) => ({ text, one, marks })));
  const right = taken.filter(({ one, marks }) => marks.some(({ start, end }) => one.start < end && start < one.end));
  const recall = covered.length / wanted.length;
  const precision = right.length / taken.length;

  it('takes out what tells who somebody is, and little else', () => {
    process.stdout.write(
      `pseudonymiser: recall ${recall.toFixed(3)} (${covered.length}/${wanted.length}), precision ${precision.toFixed(3)}\n`,
    );

    expect(
      wanted.filter((one) => !covered.includes(one)).map(({ text, mark }) => text.slice(mark.start, mark.end)),
    ).toEqual([]);
    expect(taken.filter((one) => !right.includes(one)).map(({ text, one }) => text.slice(one.start, one.end))).toEqual(
      [],
    );
  });
});

describe('pseudonymise', () => {
  it('gives one person, number or address one placeholder throughout', () => {
    expect(
      replaced('Mme Dubois (Claudine Dubois), 06 12 34 56 78. Dubois attend au 0612345678, M. Lambert aussi.'),
    ).toBe('Mme [NOM_1] ([NOM_1]), [TELEPHONE_1]. [NOM_1] attend au [TELEPHONE_1], M. [NOM_2] aussi.');
  });

  it('says where each stood and never what it was', () => {
    const text = 'Je suis le Dr Vasseur, vasseur@exemple.fr';
    const { found } = pseudonymiser.pseudonymise(text);

    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['Vasseur', 'vasseur@exemple.fr']);
    expect(JSON.stringify(found)).not.toMatch(/vasseur/i);
  });

  it('keeps the names it is told to keep', () => {
    const text = 'Mon amie Julia utilise Julia Plus tous les jours.';

    expect(replaced(text, ['Julia Plus'])).toBe('Mon amie [NOM_1] utilise Julia Plus tous les jours.');
  });

  it('takes out the names it is told, however they are written', () => {
    const { text } = pseudonymiser.pseudonymise(
      'tournebroche signale ; Zibeline TOURNEBROCHE attend.',
      [],
      ['Zibeline Tournebroche'],
    );

    expect(text).toBe('[NOM_1] signale ; [NOM_1] attend.');
  });

  it('is done after one time', () => {
    for (const { text } of cases) expect(replaced(replaced(text))).toBe(replaced(text));
  });

  it.each([
    ['nothing', ''],
    ['NUL', 'a\0b Mme Durand\0'],
    ['half a surrogate pair', '\ud83d Mme Durand \udc00'],
    ['another script', '请联系 山田太郎 さん'],
    ['markup', '<p onclick="x">Mme Durand</p>'],
  ])('takes %s as it comes', (_, text) => {
    expect(replaced(text)).toBe(text.replace('Durand', '[NOM_1]'));
  });

  it('reads 100 kB in less than a second, whatever they are made of', () => {
    const pieces = [
      'Mme Durand ',
      '0 6 1 2 3 ',
      'Jean ',
      '12 rue de la ',
      'a.b@',
      'FR76 3000 ',
      'Aa Bb CC ',
      '1 85 07 ',
      '<',
      '@',
    ];
    for (const piece of pieces) {
      const since = performance.now();
      pseudonymiser.pseudonymise(piece.repeat(Math.ceil(100_000 / piece.length)));
      expect(performance.now() - since).toBeLessThan(1_000);
    }
  });

  it('never throws and changes nothing but what it reports', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { text: written, found } = pseudonymiser.pseudonymise(text);
        let rebuilt = '';
        let last = 0;
        for (const { placeholder, start, end } of found) {
          rebuilt += text.slice(last, start) + placeholder;
          last = end;
        }
        expect(rebuilt + text.slice(last)).toBe(written);
      }),
    );
  });
});

describe('the checks of numbers', () => {
  it('knows the key of a NIR, in Corsica too', () => {
    expect(hasNirKey('2 85 07 75 115 003 69')).toBe(true);
    expect(hasNirKey('1 72 03 2A 004 012 93')).toBe(true);
    expect(hasNirKey('2 85 07 75 115 003 70')).toBe(false);
    expect(hasNirKey('285077511500')).toBe(false);
  });

  it('knows Luhn and the IBAN', () => {
    expect(hasLuhn('10003458931')).toBe(true);
    expect(hasLuhn('10003458932')).toBe(false);
    expect(isIban('FR76 3000 6000 0112 3456 7890 189')).toBe(true);
    expect(isIban('FR77 3000 6000 0112 3456 7890 189')).toBe(false);
    expect(isIban('nothing')).toBe(false);
  });
});
