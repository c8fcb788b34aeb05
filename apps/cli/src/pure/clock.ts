import type { Command } from 'commander';
import { type ClockStop, frenchCalendar, isDay, type StoppableLimit, stoppedDue, toDay } from '#libs/kernel';
import { answer, asJson } from './answer.js';
import { casesOf, titleOf } from './cases.js';
import { about, readJson, UnusableInput } from './files.js';
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
        const due = cases.map((one, index) => {
          const title = titleOf(input, one, index);
          return about(title, () => stoppedDue(limitOf(title, one), calendar));
        });
        return asJson(due);
      }),
    );
}

function limitOf(title: string, given: Readonly<Record<string, unknown>>): StoppableLimit {
  const { start, days, unit, stops = [], today } = given;
  const refuse = (what: string) => new UnusableInput(`${title}: ${what}.`);
  if (!isDayText(start)) throw refuse('start is a day, YYYY-MM-DD');
  if (typeof days !== 'number' || !Number.isInteger(days) || days < 0 || days > MAX_DAYS) {
    throw refuse(`days is a whole number from 0 to ${MAX_DAYS}`);
  }
  if (unit !== 'calendar' && unit !== 'working') throw refuse('unit is calendar or working');
  if (!Array.isArray(stops)) throw refuse('stops is a list');
  if (today != null && !isDayText(today)) throw refuse('today is a day, YYYY-MM-DD');
  return {
    start: toDay(start),
    days,
    unit,
    stops: stops.map((stop, index) => stopOf(stop, (what) => refuse(`stop ${index + 1}: ${what}`))),
    ...(isDayText(today) && { today: toDay(today) }),
  };
}

function stopOf(given: unknown, refuse: (what: string) => Error): ClockStop {
  const { from, to, cancelled } = (given ?? {}) as Readonly<Record<string, unknown>>;
  if (!isDayText(from)) throw refuse('from is a day, YYYY-MM-DD');
  if (to != null && !isDayText(to)) throw refuse('to is a day, YYYY-MM-DD');
  if (isDayText(to) && to < from) throw refuse('it ends before it begins');
  if (cancelled != null && typeof cancelled !== 'boolean') throw refuse('cancelled is true or false');
  return {
    from: toDay(from),
    ...(isDayText(to) && { to: toDay(to) }),
    ...(cancelled === true && { cancelled }),
  };
}

const isDayText = (value: unknown): value is string => typeof value === 'string' && isDay(value);
