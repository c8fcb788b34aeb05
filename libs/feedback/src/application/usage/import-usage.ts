import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId } from '#libs/kernel';
import type { ApplicationId } from '../../domain/application-id.js';
import type { LineFault } from '../../domain/import/import-refused.js';
import type { Line } from '../../domain/import/line.js';
import { readUsageLine, type UsageLine } from '../../domain/usage/usage-line.js';
import { type ImportId, revise, type UsageOrigin, type UsageRecord } from '../../domain/usage/usage-record.js';
import { personOf } from '../acting-person.js';
import { type FeedbackScope, FeedbackWork, usageKey } from '../feedback.work.js';
import { FeedbackPolicy } from '../feedback-policy.js';
import { type ImportSummary, type NumberedValue, takeLines } from '../import/take-lines.js';
import { unknownApplication } from '../import/unknown-application.js';

export interface UsageFile {
  readonly lines: AsyncIterable<Line>;
  /** Whose figures they are; absent in an agent's file, where each line says it. */
  readonly applicationId?: ApplicationId;
  /** Says what would come of it and changes nothing. */
  readonly dryRun: boolean;
}

interface Intake {
  readonly scope: FeedbackScope;
  readonly origin: UsageOrigin;
  readonly only: ApplicationId | undefined;
  readonly tally: { added: number; changed: number; unchanged: number };
}

/** A table of months: of one application by its publisher, or of many by an agent. All lines are taken, or none. */
@Injectable()
export class ImportUsage {
  constructor(
    private readonly work: FeedbackWork,
    private readonly policy: FeedbackPolicy,
    private readonly clock: Clock,
  ) {}

  /** @throws ImportRefused naming the faults with their lines */
  execute(actor: Actor, { lines, applicationId: only, dryRun }: UsageFile): Promise<ImportSummary> {
    const importId = newId<'Import'>();
    const origin = { recordedAt: this.clock.now(), recordedBy: personOf(actor), importId };
    const take = async (scope: FeedbackScope): Promise<ImportSummary> => {
      const intake: Intake = { scope, origin, only, tally: { added: 0, changed: 0, unchanged: 0 } };
      await (only ? scope.usage.lock(only) : scope.usage.lockFiles());
      const count = await this.take(lines, intake);
      const summary = { lines: count, ...intake.tally };
      await this.writeDown(actor, intake, importId, summary);
      return summary;
    };
    return dryRun ? this.work.rehearsal(take) : this.work.transaction(take);
  }

  private take(lines: AsyncIterable<Line>, intake: Intake): Promise<number> {
    const today = this.clock.today();
    return takeLines(lines, this.policy.imports, {
      read: (cells) => readUsageLine(cells, today, this.policy.usage),
      keyOf: ({ slug, period }) => `${slug} ${period}`,
      keyColumn: 'period',
      keep: (batch) => keep(batch, intake),
    });
  }

  private writeDown(actor: Actor, { scope, only }: Intake, importId: ImportId, summary: ImportSummary) {
    return scope.journal.append({
      kind: 'usage.import',
      subject: { kind: 'import', id: importId },
      actor,
      at: this.clock.now(),
      facts: { ...summary, application: only ?? null },
    });
  }
}

async function keep(batch: readonly NumberedValue<UsageLine>[], intake: Intake): Promise<LineFault[]> {
  const { scope, only } = intake;
  const found = only ? undefined : await scope.applications.bySlug(batch.map(({ value }) => value.slug));
  const idOf = ({ slug }: UsageLine) => only ?? found?.get(slug);
  const reports = batch.flatMap(({ value: { slug, ...line } }) => {
    const applicationId = idOf({ slug, ...line });
    return applicationId ? [{ ...line, applicationId }] : [];
  });
  if (!only) for (const id of new Set(reports.map(({ applicationId }) => applicationId))) await scope.usage.lock(id);

  const present = await scope.usage.present(reports);
  const next: UsageRecord[] = [];
  for (const report of reports) {
    const revised = revise(present.get(usageKey(report)), report, intake.origin);
    if (!revised) intake.tally.unchanged += 1;
    else if (revised.version === 1) intake.tally.added += 1;
    else intake.tally.changed += 1;
    if (revised) next.push(revised);
  }
  await scope.usage.keep(next);
  return batch.filter(({ value }) => !idOf(value)).map(({ line }) => unknownApplication(line));
}
