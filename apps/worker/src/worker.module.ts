import { Module } from '@nestjs/common';
import { WorkerRuntimeModule } from '#jobs/jobs';
import { HealthServer } from './health-server.js';
import { WorkModule } from './work.module.js';

@Module({ imports: [WorkModule, WorkerRuntimeModule.with()], providers: [HealthServer] })
export class WorkerModule {}
