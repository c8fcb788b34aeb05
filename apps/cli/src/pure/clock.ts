import type { Command } from 'commander';
import { type ClockStop, frenchCalendar, isDay, type StoppableLimit, stoppedDue, toDay } from '#libs/kernel';
import { answer, asJson } from './answer.js';
import { casesOf, ofEach } from './cases.js';
import { readJson, UnusableInput } from './files.js';
import { policyOf } from './policy-file.js';

interface Options {
  readonly input: string;
  readonly policy?: string;
}

/** Thirty years: no limit of the procedure comes near, and a slip of the hand is not counted for hours. */
const MAX_DAYS = 11_000;

/** `aval clock`: anyone recounts when a limit that stops is due. */
export function registerClock(program: Command): void {
  program
    .command('clock')
    .description('when time limits that stop are due')
    .requiredOption('--input <file>', 'JSON: [{start, days, unit, stops, today}]')
    .option('--policy <file>', 'YAML, for its calendar; without it, the policy of departure')
    .action(({ input, policy }: Options) =>
      answer(() => {
        const cases = casesOf(input, readJson(input));
        const calendar = frenchCalendar({ alsaceMoselle: policyOf(policy).calendar.alsace_moselle });
        return asJson(ofEach(input, cases, (one, title) => stoppedDue(limitOf(title, one), calendar)));
      }),
    );
}

/** @throws UnusableInput naming every fault of the case, a line for each */
function limitOf(title: string, given: Readonly<Record<string, unknown>>): StoppableLimit {
  const { start, days, unit, stops = [], today } = given;
  const faults = [
    ...(isDayText(start) ? [] : ['start is a day, YYYY-MM-DD']),
    ...(isCount(days) ? [] : [`days is a whole number from 0 to ${MAX_DAYS}`]),
    ...(isUnit(unit) ? [] : ['unit is calendar or working']),
    ...(Array.isArray(stops) ? stops.flatMap(faultsOfStop) : ['stops is a list']),
    ...(today == null || isDayText(today) ? [] : ['today is a day, YYYY-MM-DD']),
  ];
  if (faults.length > 0 || !isDayText(start) || !isCount(days) || !isUnit(unit) || !Array.isArray(stops)) {
    throw new UnusableInput(faults.map((what) => `${title}: ${what}.`).join('\n'));
  }
  return {
    start: toDay(start),
    days,
    unit,
    stops: stops.map(stopOf),
    ...(isDayText(today) && { today: toDay(today) }),
  };
}

function faultsOfStop(given: unknown, index: number): string[] {
  const { from, to, cancelled } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const faults = [
    ...(isDayText(from) ? [] : ['from is a day, YYYY-MM-DD']),
    ...(to == null || isDayText(to) ? [] : ['to is a day, YYYY-MM-DD']),
    ...(isDayText(from) && isDayText(to) && to < from ? ['it ends before it begins'] : []),
    ...(cancelled == null || typeof cancelled === 'boolean' ? [] : ['cancelled is true or false']),
  ];
  return faults.map((what) => `stop ${index + 1}: ${what}`);
}

/** Of a stop without a fault. */
function stopOf({ from, to, cancelled }: { from: string; to?: string | null; cancelled?: boolean | null }): ClockStop {
  return {
    from: toDay(from),
    ...(typeof to === 'string' && { to: toDay(to) }),
    ...(cancelled === true && { cancelled }),
  };
}

const isDayText = (value: unknown): value is string => typeof value === 'string' && isDay(value);
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= MAX_DAYS;
const isUnit = (value: unknown): value is StoppableLimit['unit'] => value === 'calendar' || value === 'working';
