import { createServer, type ServerResponse } from 'node:http';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { JobQueue } from '#jobs/jobs';
import { LogFigures } from '#jobs/trust';
import { Settings } from '#libs/config';
import { pendingMigrations } from '#libs/database';
import { WaitingWork } from '#libs/jobs';
import { Metrics } from '#libs/telemetry';

/** For the supervisor and for Prometheus: the worker serves nobody else. */
@Injectable()
export class HealthServer implements OnModuleInit, OnApplicationShutdown {
  private readonly server = createServer((request, response) => void this.answer(request.url ?? '', response));

  constructor(
    @Inject(Settings) private readonly settings: Settings,
    @Inject(Metrics) private readonly metrics: Metrics,
    private readonly database: DataSource,
    private readonly work: WaitingWork,
    private readonly queue: JobQueue,
    log: LogFigures,
  ) {
    const figure = (name: 'waiting' | 'dead' | 'lagSeconds') => async () => (await work.figures())[name];
    metrics.gauge('aval_deliveries_waiting', 'Deliveries that are due and not done.', figure('waiting'));
    metrics.gauge('aval_deliveries_dead', 'Deliveries that failed as often as they may.', figure('dead'));
    metrics.gauge('aval_delivery_lag_seconds', 'Age of the oldest delivery that is due.', figure('lagSeconds'));
    metrics.gauge('aval_log_lag_seconds', 'Age of the oldest journal entry without a leaf.', () => log.lagSeconds());
  }

  async onModuleInit(): Promise<void> {
    const { WORKER_PORT, BIND_ADDRESS } = this.settings;
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', reject);
      this.server.listen(WORKER_PORT, BIND_ADDRESS, resolve);
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    const [path] = url.split('?');
    try {
      if (path === '/livez') json(response, 200, { status: 'ok' });
      else if (path === '/readyz') await this.answerReady(response);
      else if (path === '/metrics') await this.answerMetrics(response);
      else json(response, 404, { status: 'not found' });
    } catch (fault) {
      json(response, 503, { status: 'not ready', fault: (fault as Error).message });
    }
  }

  /** Ready when the database answers with the schema of this build and the queue loses nothing. A lag is told, not judged. */
  private async answerReady(response: ServerResponse): Promise<void> {
    const pending = await pendingMigrations(this.database).catch(() => undefined);
    const queue = await this.queue.check().then(
      () => 'ok',
      ({ message }: Error) => message,
    );
    const ready = pending?.length === 0 && queue === 'ok';
    json(response, ready ? 200 : 503, {
      status: ready ? 'ok' : 'not ready',
      database: pending ? 'ok' : 'away',
      pendingMigrations: pending ?? [],
      queue,
      ...(pending && { work: await this.work.figures() }),
    });
  }

  private async answerMetrics(response: ServerResponse): Promise<void> {
    const text = await this.metrics.text();
    response.writeHead(200, { 'content-type': this.metrics.contentType }).end(text);
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json', ...(status === 503 && { 'retry-after': '2' }) })
    .end(JSON.stringify(body));
}
