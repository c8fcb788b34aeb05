import { z } from 'zod';
import { Invalid } from '#libs/kernel';
import type { Model, Weights } from '../domain/reading/model.js';
import { KINDS, SEVERITIES } from '../domain/reading/vocabulary.js';

const finite = z.number();
const weights = (classes: readonly string[]) =>
  z.strictObject({
    classes: z.tuple(classes.map((name) => z.literal(name)) as [z.ZodLiteral<string>, ...z.ZodLiteral<string>[]]),
    scales: z.array(finite).length(classes.length),
    bias: z.array(finite).length(classes.length),
    bytes: z.base64(),
  });

const modelFile = z.strictObject({
  format: z.literal('aval-reading-model/1'),
  trainedOn: z.iso.date(),
  lexicon: z.string(),
  rows: z.int().positive(),
  hashes: z.base64(),
  importance: z.base64(),
  importanceScale: finite,
  kind: weights(KINDS),
  severity: weights(SEVERITIES),
  severityByKind: z.array(z.array(finite).length(SEVERITIES.length)).length(KINDS.length),
  calibration: z.strictObject({ slope: finite, offset: finite }),
  thresholds: z.strictObject({ sure: finite, healthKind: finite, healthAlert: finite }),
});

const BYTES_OF_A_HASH = 4;

/** Numbers only: hashes of pieces of words, and weights. */
export function writeModel(model: Model, trainedOn: string, lexicon: string): string {
  const hashes = Buffer.alloc(model.rows.size * BYTES_OF_A_HASH);
  for (const [hash, row] of model.rows) hashes.writeUInt32LE(hash, row * BYTES_OF_A_HASH);
  const weightsOf = ({ classes, scales, bias, bytes }: Weights) => ({
    classes,
    scales: scales.map(rounded),
    bias: bias.map(rounded),
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64'),
  });
  const file: z.input<typeof modelFile> = {
    format: 'aval-reading-model/1',
    trainedOn,
    lexicon,
    rows: model.rows.size,
    hashes: hashes.toString('base64'),
    importance: Buffer.from(model.importance).toString('base64'),
    importanceScale: model.importanceScale,
    kind: weightsOf(model.kind) as never,
    severity: weightsOf(model.severity) as never,
    severityByKind: model.severityByKind.map((row) => row.map(rounded)),
    calibration: { slope: rounded(model.calibration.slope), offset: rounded(model.calibration.offset) },
    thresholds: model.thresholds,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

const rounded = (number: number): number => Number(number.toPrecision(6));

/** Which model it is, as it is written beside each reading: the day of its training and the version of its lexicon. */
export function modelName(text: string): string {
  const { trainedOn, lexicon } = z.object({ trainedOn: z.iso.date(), lexicon: z.string() }).parse(parsed(text));
  return `${trainedOn}/${lexicon}`;
}

/** @throws Invalid `model_malformed` when the file is none, or its parts do not fit one another */
export function readModel(text: string): Model {
  const { success, data, error } = modelFile.safeParse(parsed(text));
  if (!success) {
    const faults = error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
    throw malformed(faults.slice(0, 5).join('; '));
  }
  const hashes = Buffer.from(data.hashes, 'base64');
  const importance = new Uint8Array(Buffer.from(data.importance, 'base64'));
  if (hashes.length !== data.rows * BYTES_OF_A_HASH || importance.length !== data.rows)
    throw malformed('rows do not fit');
  const rows = new Map<number, number>();
  for (let row = 0; row < data.rows; row += 1) rows.set(hashes.readUInt32LE(row * BYTES_OF_A_HASH), row);
  const { importanceScale, severityByKind, calibration, thresholds } = data;
  const weightsOf = ({ classes, scales, bias, bytes }: typeof data.kind | typeof data.severity): Weights => {
    const read = Buffer.from(bytes, 'base64');
    if (read.length !== data.rows * classes.length) throw malformed('weights do not fit');
    return { classes, scales, bias, bytes: new Int8Array(read.buffer, read.byteOffset, read.length) };
  };
  return {
    rows,
    importance,
    importanceScale,
    kind: weightsOf(data.kind),
    severity: weightsOf(data.severity),
    severityByKind,
    calibration,
    thresholds,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const malformed = (why: string): Invalid => new Invalid('model_malformed', `This is no model of readings: ${why}.`);
