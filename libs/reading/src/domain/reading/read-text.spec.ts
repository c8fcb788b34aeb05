import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { departureReader } from '../../notation/departure.js';
import { dataText } from '../../notation/departure-files.js';
import { KINDS, SERVICES, SEVERITIES } from './vocabulary.js';

const reader = departureReader();

const sentences = readFileSync('test/vectors/triage-sentences.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => {
    const [label = '', text = ''] = line.split(' | ');
    const [kind = '', severity = ''] = label.split(' ');
    return { kind, severity, text, reading: reader.read(text) };
  });

const wrong = (isWrong: (one: (typeof sentences)[number]) => boolean) =>
  sentences.filter(isWrong).map(({ text, kind, reading }) => `${kind} → ${reading.kind}: ${text}`);

describe('the shipped model on sentences written for it', () => {
  it('finds every sentence of critical harm, and every proven breach', () => {
    expect(wrong(({ severity, reading }) => severity === 'critical' && reading.severity !== 'critical')).toEqual([]);
  });

  it('finds serious harm to health: proposed, or a person is told', () => {
    expect(
      wrong(
        ({ kind, severity, reading }) =>
          kind === 'health_harm' &&
          severity === 'serious' &&
          reading.kind !== 'health_harm' &&
          reading.alerts.length === 0,
      ),
    ).toEqual([]);
  });

  it('tells few people about what harms nobody', () => {
    const harmless = sentences.filter(({ kind }) => kind !== 'health_harm' && kind !== 'security');
    const told = harmless.filter(({ reading }) => reading.alerts.length > 0);

    expect(told.length / harmless.length).toBeLessThan(0.15);
  });

  it('names the kind of most', () => {
    const right = sentences.filter(({ kind, reading }) => reading.kind === kind);
    process.stdout.write(
      `triage: ${right.length} of ${sentences.length} kinds right\n${wrong(({ kind, reading }) => reading.kind !== kind).join('\n')}\n`,
    );

    expect(right.length / sentences.length).toBeGreaterThan(0.85);
  });

  it('is right where it says that it is sure', () => {
    const sure = sentences.filter(({ reading }) => reading.confidence >= 0.6);

    expect(sure.length).toBeGreaterThan(sentences.length / 3);
    expect(sure.filter(({ kind, reading }) => reading.kind === kind).length / sure.length).toBeGreaterThan(0.85);
  });

  it('shows words of the text as its reason', () => {
    for (const { text, reading } of sentences) {
      for (const word of reading.because) expect(text).toContain(word);
    }
    expect(sentences.filter(({ reading }) => reading.because.length === 0).length).toBeLessThan(5);
  });
});

describe('read', () => {
  it('tells nobody about nothing', () => {
    expect(reader.read('')).toEqual({
      kind: 'praise_other',
      severity: 'none',
      services: [],
      topic: undefined,
      confidence: 1,
      isUnsure: false,
      because: [],
      alerts: [],
    });
    expect(reader.read(' \0 🙂 !!! ').services).toEqual([]);
  });

  it.each([
    ['self_harm', 'Je veux mettre fin à mes jours'],
    ['overdose', 'double dose de morphine administrée'],
    ['wrong_dose', 'La dose affichée est fausse, mauvais dosage du traitement'],
    ['emergency_call', "le bouton SOS n'a jamais fonctionné"],
    ['data_breach', "j'ouvre le dossier d'un autre patient"],
  ])('raises %s even inside 100 kB of praise', (alert, sentence) => {
    const praise = 'Super application, merci, je recommande. '.repeat(1_250);

    const reading = reader.read(`${praise}${sentence}. ${praise}`);

    expect(reading.alerts).toContain(alert);
    expect(['serious', 'critical']).toContain(reading.severity);
  });

  it('only raises: a joke or thanks are no alarm', () => {
    expect(reader.read('je suis morte de rire').alerts).toEqual([]);
    expect(reader.read("Merci, grâce à l'alarme je n'oublie plus mon insuline").severity).toBe('none');
  });

  it('reads any text in less than a second, gives words of the vocabularies, and the same ones again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const reading = reader.read(text);
        expect(KINDS).toContain(reading.kind);
        expect(SEVERITIES).toContain(reading.severity);
        expect(reading.kind === 'praise_other').toBe(reading.severity === 'none');
        for (const service of reading.services) expect(SERVICES).toContain(service);
        expect(reading.confidence).toBeGreaterThanOrEqual(0);
        expect(reading.confidence).toBeLessThanOrEqual(1);
        expect(reader.read(text)).toEqual(reading);
      }),
      { numRuns: 50 },
    );
  });

  it.each(['dose ', 'a', 'alerte pas ', '<b>x</b>', 'é', '\n', '<', 'je ne peux pas '])(
    'reads 100 kB of "%s"',
    (piece) => {
      const since = performance.now();
      reader.read(piece.repeat(Math.ceil(100_000 / piece.length)));

      expect(performance.now() - since).toBeLessThan(1_000);
    },
  );
});

describe('the shipped files', () => {
  it('hold no sentence: the model is numbers', () => {
    const model = JSON.parse(dataText('model.json'));
    const texts: string[] = [];
    JSON.stringify(model, (_, value) => {
      if (typeof value === 'string') texts.push(value);
      return value;
    });
    const spoken = texts.filter((text) => !/^[A-Za-z0-9+/]*={0,2}$/.test(text));

    expect(spoken.filter((text) => !/^[a-z_/\d.-]+$/.test(text))).toEqual([]);
    expect(dataText('model.json').length).toBeLessThan(400_000);
  });

  it('name topics of the framework of departure', () => {
    const framework = readFileSync('libs/criteria/data/referentiel-cnnum-r9.yaml', 'utf8');
    const topics = new Set(sentences.flatMap(({ reading }) => reading.topic ?? []));

    expect(topics.size).toBeGreaterThan(5);
    for (const topic of topics) expect(framework).toContain(`- id: ${topic}\n`);
  });
});
