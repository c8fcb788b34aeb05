import type { SignalSnapshot } from '../../domain/signal/signal.js';
import type { SignalWeek } from '../../domain/signal/signal-numbers.js';

const WORDS = {
  fr: {
    title: (topic: string, name: string) => `Cas par semaine sur « ${topic} » pour ${name}`,
    describe: (weeks: number, cases: number, most: number, above: number) =>
      `${weeks} semaines, ${cases} cas, ${most} au plus en une semaine ; ${above} au-dessus du seuil. Les chiffres sont dans le tableau du signal.`,
    cases: 'Cas',
    band: 'Attendu (95 %)',
    threshold: 'Seuil',
  },
  en: {
    title: (topic: string, name: string) => `Cases per week on “${topic}” of ${name}`,
    describe: (weeks: number, cases: number, most: number, above: number) =>
      `${weeks} weeks, ${cases} cases, ${most} at most in one week; ${above} above the threshold. The figures are in the table of the signal.`,
    cases: 'Cases',
    band: 'Expected (95%)',
    threshold: 'Threshold',
  },
} as const;

/** In units of the drawing. */
const [WIDTH, HEIGHT, LEFT, TOP, BOTTOM, RIGHT] = [720, 280, 44, 40, 36, 12];
/** Weeks drawn: more bars than that are no longer told apart. */
const DRAWN = 52;

/** Weekly counts as bars, what is expected as a band, the threshold as a stepped line; the last weeks alone. */
export function chartOf({ topic, applicationName, numbers }: SignalSnapshot, language: 'fr' | 'en'): string {
  const words = WORDS[language];
  const weeks = numbers.series.slice(-DRAWN);
  const top = Math.max(4, ...weeks.map(({ cases, high, threshold }) => Math.max(cases, high, threshold ?? 0)));
  const y = (value: number) => round(HEIGHT - BOTTOM - (value / top) * (HEIGHT - TOP - BOTTOM));
  const step = (WIDTH - LEFT - RIGHT) / Math.max(1, weeks.length);
  const x = (at: number) => round(LEFT + at * step);
  const above = weeks.filter((week) => isAbove(week)).length;
  const total = weeks.reduce((sum, { cases }) => sum + cases, 0);
  const most = Math.max(0, ...weeks.map(({ cases }) => cases));
  const bars = weeks.map((week, at) => {
    const height = round(y(0) - y(week.cases));
    const fill = isAbove(week) ? '#a3260f' : '#0b5563';
    return `<rect x="${round(x(at) + step * 0.15)}" y="${y(week.cases)}" width="${round(step * 0.7)}" height="${height}" fill="${fill}"><title>${week.week} : ${week.cases}</title></rect>`;
  });
  const [first, last] = [weeks[0], weeks.at(-1)];
  const band =
    first &&
    `<rect x="${LEFT}" y="${y(first.high)}" width="${WIDTH - LEFT - RIGHT}" height="${round(y(first.low) - y(first.high))}" fill="#cfe3e6"/>`;
  const label = (at: number, anchor: string, text: string) =>
    `<text x="${at}" y="${HEIGHT - 12}" text-anchor="${anchor}">${text}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="title desc" lang="${language}" font-family="sans-serif" font-size="12" fill="#1c1c1c">`,
    `<title id="title">${escaped(words.title(topic, applicationName))}</title>`,
    `<desc id="desc">${escaped(words.describe(weeks.length, total, most, above))}</desc>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="#ffffff"/>`,
    band ?? '',
    ...bars,
    `<path d="${stepped(weeks, x, y)}" fill="none" stroke="#7a4b00" stroke-width="2" stroke-dasharray="6 3"/>`,
    `<path d="M${LEFT} ${TOP}V${y(0)}H${WIDTH - RIGHT}" fill="none" stroke="#1c1c1c"/>`,
    ...[0, Math.round(top / 2), Math.floor(top)].map(
      (tick) => `<text x="${LEFT - 6}" y="${round(y(tick) + 4)}" text-anchor="end">${tick}</text>`,
    ),
    first ? label(LEFT, 'start', first.week) : '',
    last ? label(WIDTH - RIGHT, 'end', last.week) : '',
    `<rect x="${LEFT}" y="14" width="12" height="12" fill="#0b5563"/><text x="${LEFT + 18}" y="24">${words.cases}</text>`,
    `<rect x="${LEFT + 90}" y="14" width="12" height="12" fill="#cfe3e6"/><text x="${LEFT + 108}" y="24">${words.band}</text>`,
    `<path d="M${LEFT + 240} 20h24" stroke="#7a4b00" stroke-width="2" stroke-dasharray="6 3"/><text x="${LEFT + 270}" y="24">${words.threshold}</text>`,
    '</svg>',
  ].join('');
}

const isAbove = ({ cases, threshold }: SignalWeek): boolean => threshold !== null && cases > threshold;

/** Nothing is drawn where no threshold is known. */
function stepped(weeks: readonly SignalWeek[], x: (at: number) => number, y: (value: number) => number): string {
  return weeks
    .map(({ threshold }, at) => {
      if (threshold === null) return '';
      const isFirst = (weeks[at - 1]?.threshold ?? null) === null;
      return `${isFirst ? `M${x(at)} ${y(threshold)}` : `V${y(threshold)}`}H${x(at + 1)}`;
    })
    .join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** XML knows no control characters. */
const escaped = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
