import {
  classFigures,
  isCaught,
  isGraveHealth,
  isRightKind,
  macroF1,
  rightShare,
  share,
  type Tried,
} from './figures.js';
import type { Trained } from './train.js';

const shown = (value: number): string => value.toFixed(2);

/** The card of a model, in Markdown: every figure is of texts that the weights behind it had not seen. */
export function modelCard(
  { model, recipe, crossValidated, keptApart, counts }: Trained,
  trainedOn: string,
  about: string,
) {
  const real = crossValidated.filter(({ isSynthetic }) => !isSynthetic);
  const threshold = model.thresholds.healthAlert;
  return [
    '# Model card: reading of reports and comments',
    `Trained on ${trainedOn}; ${model.rows.size} features, decay ${recipe.decay}, calibration ${shown(model.calibration.slope)} × logit + ${shown(model.calibration.offset)}, alert for health harm from a probability of ${threshold.toFixed(3)}.`,
    `${counts.given} rows were given; after folding repeated texts, ${counts.taught} labelled by persons and ${counts.weak} by coarse labels were taught, and ${keptApart.length} were kept apart.`,
    about.trim(),
    '## Nested cross-validation, real texts',
    ...figures(real, threshold),
    '## Nested cross-validation, real and written texts',
    ...figures(crossValidated, threshold),
    ...(keptApart.length > 0
      ? ['## Texts kept apart from training and from the choice of anything', ...figures(keptApart, threshold)]
      : []),
    '## Calibration (cross-validation, real texts)',
    calibrationTable(real),
  ]
    .join('\n\n')
    .concat('\n');
}

function figures(tried: readonly Tried[], threshold: number): readonly string[] {
  const rows = classFigures(tried).map(
    ({ kind, texts, precision, recall, f1 }) =>
      `| ${kind} | ${texts} | ${shown(precision)} | ${shown(recall)} | ${shown(f1)} |`,
  );
  const grave = tried.filter(isGraveHealth);
  const harmless = tried.filter(({ kind }) => kind !== 'health_harm');
  const sure = tried.filter(({ confidence }) => confidence >= 0.6);
  return [
    ['| kind | texts | precision | recall | F1 |', '|---|---|---|---|---|', ...rows].join('\n'),
    [
      `- ${tried.length} texts; macro-F1 ${shown(macroF1(tried))}; kind right ${shown(rightShare(tried, isRightKind))}`,
      `- severity right ${shown(rightShare(tried, (one) => one.severity === one.proposedSeverity))}; first service right ${shown(rightShare(tried, (one) => one.rightServices[0] === one.proposedServices[0]))}`,
      `- serious or critical health harm found (proposed or alerted) ${grave.filter(isCaught(threshold)).length} of ${grave.length}; flagged among the others ${shown(share(harmless.filter(isCaught(threshold)).length, harmless.length))}`,
      `- confidence ≥ 0.6 on ${shown(share(sure.length, tried.length))} of the texts, and right on ${shown(rightShare(sure, isRightKind))} of these`,
    ].join('\n'),
  ];
}

const STEPS = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

function calibrationTable(tried: readonly Tried[]): string {
  const rows = STEPS.map((from, index) => {
    const to = STEPS[index + 1] ?? 1.01;
    const inside = tried.filter(({ confidence }) => confidence >= from && confidence < to);
    const said = share(
      inside.reduce((sum, { confidence }) => sum + confidence, 0),
      inside.length,
    );
    return `| ${from}–${Math.min(1, to)} | ${inside.length} | ${shown(said)} | ${shown(rightShare(inside, isRightKind))} |`;
  });
  return ['| confidence | texts | mean said | right |', '|---|---|---|---|', ...rows].join('\n');
}
