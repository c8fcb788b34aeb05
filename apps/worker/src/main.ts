import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { QueueUnusable } from '#jobs/jobs';
import { readSettings, SettingsFault } from '#libs/config';
import { createLogger, NestLogger } from '#libs/telemetry';
import { WorkerModule } from './worker.module.js';

/** A clean end takes less; whatever hangs is cut off before a supervisor loses patience. */
const LONGEST_END_MS = 28_000;

try {
  // biome-ignore lint/style/noProcessEnv: the environment enters here and is validated at once
  const settings = readSettings(process.env);
  const logger = createLogger('worker', settings.LOG_LEVEL);
  const options = { logger: new NestLogger(logger), abortOnError: false };
  const app = await NestFactory.createApplicationContext(WorkerModule, options);
  app.enableShutdownHooks();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => setTimeout(() => process.exit(1), LONGEST_END_MS).unref());
  }
  logger.info({ port: settings.WORKER_PORT }, 'the worker works');
} catch (fault) {
  const isForOperators = fault instanceof SettingsFault || fault instanceof QueueUnusable;
  process.stderr.write(`${isForOperators ? fault.message : (fault as Error).stack}\n`);
  process.exit(1);
}
