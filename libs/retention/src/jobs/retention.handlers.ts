import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Handles, type JobHandler } from '#libs/jobs';
import { BuildExport } from '../application/export/build-export.js';
import { EraseExports } from '../application/export/erase-exports.js';
import { RemoveFiles } from '../application/remove-files.js';
import { RetentionWork } from '../application/retention.work.js';
import { type Progress, RunRetention } from '../application/run-retention.js';
import type { ExportId } from '../domain/ids.js';

/** Each batch is a transaction of its own; where a run ends before the end, the next one is ordered with the mark. */
@Injectable()
@Handles('retention.run')
export class RunRetentionHandler implements JobHandler {
  constructor(
    protected readonly work: RetentionWork,
    protected readonly retention: RunRetention,
  ) {}

  run(tx: EntityManager, _payload: unknown): Promise<void> {
    return this.from(tx);
  }

  protected async from(tx: EntityManager, progress?: Progress): Promise<void> {
    const { next } = await this.retention.execute(progress);
    if (next) await this.work.within(tx, (scope) => scope.jobs.order('retention.go-on', next));
  }
}

@Injectable()
@Handles('retention.go-on')
export class GoOnHandler extends RunRetentionHandler {
  override run(tx: EntityManager, payload: unknown): Promise<void> {
    return this.from(tx, payload as Progress);
  }
}

@Injectable()
@Handles('retention.remove-files')
export class RemoveFilesHandler implements JobHandler {
  constructor(private readonly files: RemoveFiles) {}

  async run(): Promise<void> {
    await this.files.execute();
  }
}

/** The states of an export are seen while it is made, so they are transactions of their own. */
@Injectable()
@Handles('retention.build-export')
export class BuildExportHandler implements JobHandler {
  constructor(private readonly build: BuildExport) {}

  run(_: EntityManager, payload: unknown): Promise<void> {
    return this.build.execute((payload as { exportId: ExportId }).exportId);
  }
}

@Injectable()
@Handles('retention.erase-exports')
export class EraseExportsHandler implements JobHandler {
  constructor(
    private readonly work: RetentionWork,
    private readonly exports: EraseExports,
  ) {}

  async run(tx: EntityManager): Promise<void> {
    await this.work.within(tx, (scope) => this.exports.execute(scope));
  }
}
