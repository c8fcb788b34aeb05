import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

/** Where a person or a secret may stand in what is logged; replaced before a line is written. */
const REDACTED = [
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-csrf-token"]',
  'res.headers["set-cookie"]',
  '*.email',
  '*.token',
  '*.password',
];

/** JSON lines with a level, a request id where there is one, and no secret. */
export const createLogger = (name: string, level: string): Logger =>
  pino({ name, level, redact: { paths: REDACTED, censor: '[redacted]' } });

/** Nest speaks to the same log as everything else. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }

  debug(message: unknown, context?: string): void {
    this.logger.trace({ context }, String(message));
  }
}
