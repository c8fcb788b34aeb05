import type { Figures } from './figures.js';

const WIDTH = 720;
const HEIGHT = 260;
const LEFT = 48;
const BOTTOM = 32;
const TOP = 28;

/** The number of listings over the years, as a picture that stands on its own. */
export function chartOf({ months }: Figures): string {
  const highest = Math.max(1, ...months.map(({ listed }) => listed));
  const x = (at: number) => LEFT + (at * (WIDTH - LEFT - 12)) / Math.max(1, months.length - 1);
  const y = (listed: number) => HEIGHT - BOTTOM - (listed * (HEIGHT - BOTTOM - TOP)) / highest;
  const line = months.map(({ listed }, at) => `${x(at).toFixed(1)},${y(listed).toFixed(1)}`).join(' ');
  const years = months.flatMap(({ month }, at) =>
    month.endsWith('-01')
      ? [`<text x="${x(at).toFixed(1)}" y="${HEIGHT - 10}" text-anchor="middle">${month.slice(0, 4)}</text>`]
      : [],
  );
  const levels = [0, Math.round(highest / 2), highest].map(
    (level) =>
      `<line x1="${LEFT}" x2="${WIDTH - 12}" y1="${y(level).toFixed(1)}" y2="${y(level).toFixed(1)}" stroke="#d5d9e0"/>` +
      `<text x="${LEFT - 8}" y="${(y(level) + 4).toFixed(1)}" text-anchor="end">${level}</text>`,
  );
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title" font-family="system-ui, sans-serif" font-size="12" fill="#3a4252">
<title id="title">Applications référencées à la fin de chaque mois (de ${months[0]?.month ?? ''} à ${months.at(-1)?.month ?? ''}, au plus ${highest})</title>
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<text x="${LEFT}" y="18" font-weight="600">Applications référencées, fin de mois</text>
${levels.join('\n')}
<polyline points="${line}" fill="none" stroke="#0b5c8c" stroke-width="2"/>
${years.join('\n')}
</svg>
`;
}
