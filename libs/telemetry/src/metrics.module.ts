import { type DynamicModule, Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

@Module({})
export class MetricsModule {
  static forProcess(name: string): DynamicModule {
    return {
      module: MetricsModule,
      global: true,
      providers: [{ provide: Metrics, useValue: new Metrics(name) }],
      exports: [Metrics],
    };
  }
}
