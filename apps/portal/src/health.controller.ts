import { Controller, Get, Header, Inject } from '@nestjs/common';
import { Catalogue } from '#libs/catalogue';
import { Metrics } from '#libs/telemetry';

/** For the supervisor and the load balancer, not for people. */
@Controller()
export class HealthController {
  constructor(
    private readonly catalogue: Catalogue,
    @Inject(Metrics) private readonly metrics: Metrics,
  ) {}

  @Get('livez')
  isAlive() {
    return { status: 'ok' };
  }

  /** Ready when the catalogue can be read; a database that is away makes this a 503 page. */
  @Get('readyz')
  async isReady() {
    await this.catalogue.version();
    return { status: 'ok' };
  }

  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  readMetrics() {
    return this.metrics.text();
  }
}
