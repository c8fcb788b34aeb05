import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { QueueUnusable, WorkerRuntimeModule } from '#jobs/jobs';
import { ClockModule, SettingsModule } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { defineJobs, Handles, JobsModule } from '#libs/jobs';

// A worker as it is built and with the limits of a service, whose only job leaves one row: something to be killed.

const jobs = defineJobs({
  'bench.note': { queue: 'workflow', wakes: { on: 'bench.happened.v1' }, attempts: 8, backoffSeconds: 1 },
});

class NoteHandler {
  async run(tx, { note, restsMs = 0 }) {
    await tx.query('INSERT INTO public.bench_effect (job, note) VALUES ($1, $2)', ['bench.note', note]);
    if (restsMs > 0) await tx.query('SELECT pg_sleep($1)', [restsMs / 1_000]);
  }
}
Injectable()(NoteHandler);
Handles('bench.note')(NoteHandler);

class WorkerModule {}
Module({
  imports: [SettingsModule, ClockModule, DatabaseModule, JobsModule.of(jobs), WorkerRuntimeModule.with()],
  providers: [NoteHandler],
})(WorkerModule);

try {
  const app = await NestFactory.createApplicationContext(WorkerModule, {
    logger: ['warn', 'error'],
    abortOnError: false,
  });
  app.enableShutdownHooks();
  process.stdout.write('ready\n');
} catch (fault) {
  process.stderr.write(`${fault instanceof QueueUnusable ? fault.message : fault.stack}\n`);
  process.exit(1);
}
