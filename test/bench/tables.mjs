import { median } from './contest.mjs';

const FIGURES = { perSecond: 0, p50: 2, p99: 1, node: 3, postgres: 3, value: 2 };
const shown = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '-').padStart(9);

/** The median of each figure of each contestant. */
export const mediansOf = (results) =>
  Object.fromEntries(
    [...results].map(([contestant, rounds]) => [
      contestant,
      Object.fromEntries(
        Object.keys(FIGURES).map((figure) => [figure, median(rounds.map((round) => round[figure] ?? Number.NaN))]),
      ),
    ]),
  );

export function printFigures(about, medians) {
  console.log(`\n${about}\n${''.padEnd(26)}      /s   p50 ms   p99 ms  cpu node   cpu pg    value`);
  for (const [contestant, figures] of Object.entries(medians)) {
    const cells = Object.entries(FIGURES).map(([figure, digits]) => shown(figures[figure], digits));
    console.log(`${contestant.padEnd(26)}${cells.join('')}`);
  }
}

const MARKS = { held: ' ', floor: '~', missed: 'x' };

/** `x` fails; `~` is below its goal, which is known, and above its floor. */
export function printGoals(judged) {
  console.log('\n  goal    value  wanted');
  for (const { id, at, says, value, wanted, verdict, because } of judged) {
    const limit = wanted.atLeast === undefined ? `<= ${wanted.atMost.toFixed(2)}` : `>= ${wanted.atLeast.toFixed(2)}`;
    const about = at === '1' ? says : `${at}: ${says}`;
    console.log(`${MARKS[verdict]} ${id.padEnd(4)} ${value.toFixed(2).padStart(7)}  ${limit.padEnd(9)} ${about}`);
    if (verdict === 'floor') console.log(`                          below its goal: ${because}`);
  }
}
