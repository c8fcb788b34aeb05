import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ClockModule, SettingsModule } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { houseJobs } from '#libs/house';
import { JobsModule } from '#libs/jobs';
import { JournalModule } from '#libs/journal';
import { isDay, startOf } from '#libs/kernel';
import {
  type PlannedClass,
  PlanRetention,
  type Progress,
  RemoveFiles,
  RetentionModule,
  RunRetention,
} from '#libs/retention';
import { MetricsModule } from '#libs/telemetry';

@Module({
  imports: [
    SettingsModule,
    ClockModule,
    DatabaseModule,
    JournalModule,
    MetricsModule.forProcess('worker'),
    JobsModule.of(houseJobs),
    RetentionModule,
  ],
})
class RetentionCommandModule {}

const INPUT_UNUSABLE = 2;
/** Things of one class that are printed one by one. */
const SHOWN = 1_000;

const print = (line: string) => process.stdout.write(`${line}\n`);

type House = Awaited<ReturnType<typeof NestFactory.createApplicationContext>>;

async function onHouse(work: (house: House) => Promise<void>): Promise<void> {
  const house = await NestFactory.createApplicationContext(RetentionCommandModule, { logger: false });
  try {
    await work(house);
  } finally {
    await house.close();
  }
}

/** The dry run, for people or for programs. */
export async function printPlan(day: string | undefined, asJson: boolean): Promise<void> {
  if (day !== undefined && !isDay(day)) {
    process.stderr.write(`${day} is no day (YYYY-MM-DD)\n`);
    process.exitCode = INPUT_UNUSABLE;
    return;
  }
  const at = day === undefined ? undefined : startOf(day);
  await onHouse(async (house) => {
    const planning = house.get(PlanRetention);
    const classes = await planning.summary(at);
    const detailed = await Promise.all(
      classes.map(async (line) => ({
        ...line,
        ...(await planning.page(line.rule, { ...(at && { at }), after: null, limit: SHOWN })),
      })),
    );
    if (asJson) {
      const plan = detailed.map(({ rule, erase, warn, wait, blocked, items }) => {
        return { ...rule, erase, warn, wait, blocked, items };
      });
      print(JSON.stringify({ at: at ?? null, classes: plan }, null, 2));
      return;
    }
    for (const { items, ...line } of detailed) {
      print(summaryOf(line));
      for (const { id, label, dueOn, action, heldBy, eraseOn } of items.filter(() => line.rule.told)) {
        const why = [...heldBy, ...(eraseOn ? [`named: ${eraseOn}`] : [])].join(', ');
        print(`  ${action.padEnd(8)} ${label ?? id}  due ${dueOn}${why && `  (${why})`}`);
      }
    }
  });
}

const summaryOf = ({ rule: { name, keep }, erase, warn, wait, blocked }: PlannedClass): string =>
  `${name.padEnd(26)} ${keep.padEnd(5)} erase ${erase}, warn ${warn}, wait ${wait}, blocked ${blocked}`;

async function runAll(house: House): Promise<void> {
  const run = house.get(RunRetention);
  let progress: Progress | undefined;
  let [erased, warned, blocked] = [0, 0, 0];
  do {
    const { swept, next } = await run.execute(progress);
    [erased, warned, blocked] = [erased + swept.erased, warned + swept.warned, blocked + swept.blocked];
    progress = next;
  } while (progress);
  const files = await house.get(RemoveFiles).execute();
  print(`erased ${erased}, warned ${warned}, blocked ${blocked}, files looked at ${files}`);
}

/** The run of the day, to its end. */
export const runRetention = (): Promise<void> => onHouse(runAll);
