import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { EVENT_ROUTES, Outbox } from '#libs/messaging';
import { eventRoutes, type JobTable } from './declaration.js';
import { JOBS } from './jobs.token.js';
import { Timers } from './timers.js';
import { Deliveries } from './work/deliveries.js';
import { DueSchedules } from './work/due-schedules.js';
import { DueTimers } from './work/due-timers.js';
import { FaultPoints } from './work/fault-points.js';
import { Handlers } from './work/handlers.js';
import { Sweep } from './work/sweep.js';
import { WaitingWork } from './work/waiting-work.js';

const writing = [Outbox, Timers];
const doing = [Handlers, Deliveries, Sweep, WaitingWork, FaultPoints];

/**
 * Gives a process the table of all jobs, and with it the outbox and the timers. Handlers live in the worker alone;
 * the means to do the work are idle elsewhere.
 */
@Module({})
export class JobsModule {
  static of(jobs: JobTable): DynamicModule {
    return {
      module: JobsModule,
      global: true,
      imports: [DiscoveryModule],
      providers: [
        { provide: JOBS, useValue: jobs },
        { provide: EVENT_ROUTES, useValue: eventRoutes(jobs) },
        ...writing,
        ...doing,
        DueTimers,
        DueSchedules,
      ],
      exports: [JOBS, EVENT_ROUTES, ...writing, ...doing],
    };
  }
}
