import { type DynamicModule, Module } from '@nestjs/common';
import { EVENT_ROUTES, Outbox } from '#libs/messaging';
import { eventRoutes, type JobTable } from './declaration.js';
import { Timers } from './timers.js';

export const JOBS = Symbol('Jobs');

/** Gives a process the table of all jobs, and with it the outbox and the timers. Handlers live in the worker alone. */
@Module({})
export class JobsModule {
  static of(jobs: JobTable): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      providers: [
        { provide: JOBS, useValue: jobs },
        { provide: EVENT_ROUTES, useValue: eventRoutes(jobs) },
        Outbox,
        Timers,
      ],
      exports: [JOBS, EVENT_ROUTES, Outbox, Timers],
    };
  }
}
