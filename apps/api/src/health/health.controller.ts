import { Controller, Get, Header, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { Operation } from '#libs/access';
import { pendingMigrations } from '#libs/database';
import { Metrics } from '#libs/telemetry';
import { ApiExcludeController } from '#openapi';

/** For the supervisor and the load balancer, not for people. */
@ApiExcludeController()
@Controller()
export class HealthController {
  constructor(
    private readonly database: DataSource,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('livez')
  @Operation('isAlive', 'The process answers')
  isAlive() {
    return { status: 'ok' };
  }

  /** Ready when the database answers and has the schema this build expects. */
  @Get('readyz')
  @Operation('isReady', 'The process can serve')
  async isReady(@Res() reply: FastifyReply) {
    const pending = await pendingMigrations(this.database).catch(() => undefined);
    const ready = pending?.length === 0;
    const body = {
      status: ready ? 'ok' : 'not ready',
      database: pending ? 'ok' : 'away',
      pendingMigrations: pending ?? [],
    };
    return reply
      .status(ready ? 200 : 503)
      .header('retry-after', ready ? '0' : '2')
      .send(body);
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Operation('readMetrics', 'Figures for Prometheus')
  readMetrics() {
    return this.metrics.text();
  }
}
