import { readFileSync } from 'node:fs';
import { median, ratioOf } from './contest.mjs';

/** Goals that are known to be missed: how far down a run may go without failing, and why. */
const FLOORS = JSON.parse(readFileSync(new URL('floors.json', import.meta.url), 'utf8'));

/** A shared machine halves a throughput for a moment; processor time hardly moves and is held to the goal itself. */
const SLACK = 2;

/**
 * What one goal says of these results. The strict form asks for the goal itself. The short one lets a throughput or a
 * time miss by half, and asks of a goal that is known to be missed that it stays above its floor.
 * @returns `verdict`: `held`, `floor` (missed, as it is known to be) or `missed`
 */
export function judge(goal, value, isStrict) {
  const wanted = boundOf(goal, isStrict || goal.isSteady ? 1 : SLACK);
  const floor = isStrict ? undefined : FLOORS[goal.id];
  const verdict = isWithin(value, wanted) ? 'held' : floor && isWithin(value, floor) ? 'floor' : 'missed';
  return { ...goal, value, wanted: verdict === 'held' || !floor ? wanted : floor, verdict, because: floor?.because };
}

const boundOf = ({ atLeast, atMost }, slack) =>
  atLeast === undefined ? { atMost: atMost * slack } : { atLeast: atLeast / slack };

/** What could not be measured holds nothing. */
const isWithin = (value, { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }) =>
  value >= atLeast && value <= atMost;

const figureOf = (results, goal) =>
  goal.to ? ratioOf(results, goal) : median(results.get(goal.of).map((round) => round[goal.figure]));

/** Every goal of a case at every size, and what grows between the smallest and the largest. */
export function judgeCase({ goals, growth = [] }, bySize, isStrict) {
  const at = (label, goal, value) => ({ at: label, ...judge(goal, value, isStrict) });
  const own = [...bySize].flatMap(([size, results]) =>
    goals.filter(({ of }) => results.has(of)).map((goal) => at(String(size), goal, figureOf(results, goal))),
  );
  const [smallest, largest] = [[...bySize.keys()][0], [...bySize.keys()].at(-1)];
  if (smallest === largest) return own;
  const grown = growth.map((goal) => {
    const [small, large] = [smallest, largest].map((size) => figureOf(bySize.get(size), goal));
    return at(`${largest}/${smallest}`, goal, large / small);
  });
  return [...own, ...grown];
}
