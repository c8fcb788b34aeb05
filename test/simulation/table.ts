import type { Figures } from './figures.js';

/** The figures as columns of text. */
export function tableOf({ dossiers, listings, measures, delays, letters }: Figures): string {
  return [
    rows(
      'Dossiers',
      ['kind', 'state', 'outcome', 'number'],
      dossiers.map((one) => [one.kind, one.state, one.outcome ?? '', one.n]),
    ),
    rows(
      'Listings',
      ['status', 'basis', 'number'],
      listings.map((one) => [one.status, one.basis, one.n]),
    ),
    rows(
      'Measures',
      ['outcome', 'number'],
      measures.map((one) => [one.outcome, one.n]),
    ),
    rows(
      'Days from completeness to decision (without the days on which the clock stood still)',
      ['kind', 'decided', 'median', '90 %'],
      delays.map(({ kind, decided, median, p90, medianRun, p90Run }) => [
        kind,
        decided,
        `${Math.round(median)} (${Math.round(medianRun)})`,
        `${Math.round(p90)} (${Math.round(p90Run)})`,
      ]),
    ),
    `Letters written: ${letters}\n`,
  ].join('\n');
}

function rows(title: string, head: readonly string[], body: readonly (readonly (string | number)[])[]): string {
  const all = [head, ...body.map((row) => row.map(String))];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const lines = all.map(
    (row) =>
      `  ${row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
  );
  return `${title}\n${lines.join('\n')}\n`;
}
