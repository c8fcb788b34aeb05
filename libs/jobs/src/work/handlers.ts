import { Inject, Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { JobDeclaration, JobTable } from '../declaration.js';
import { HANDLES, type JobHandler } from '../handler.js';
import { JOBS } from '../jobs.token.js';
import { matchJobs } from '../match-jobs.js';

/** The handlers of this process, found by what they say they do. */
@Injectable()
export class Handlers {
  private found?: ReadonlyMap<string, JobHandler>;

  constructor(
    @Inject(JOBS) private readonly jobs: JobTable,
    private readonly discovery: DiscoveryService,
  ) {}

  /** @throws Error when a declared job has no handler or two, or a handler no declaration */
  match(): ReadonlyMap<string, JobHandler> {
    this.found ??= matchJobs(Object.keys(this.jobs), this.declared());
    return this.found;
  }

  /** @throws Error for a job that this build does not know */
  of(job: string): { readonly handler: JobHandler; readonly declaration: JobDeclaration } {
    const handler = this.match().get(job);
    const declaration = this.jobs[job];
    if (!handler || !declaration) throw new Error(`this build has no job ${job}`);
    return { handler, declaration };
  }

  private declared(): [string, JobHandler][] {
    return this.discovery.getProviders().flatMap(({ metatype, instance }): [string, JobHandler][] => {
      const job: unknown = metatype ? Reflect.getMetadata(HANDLES, metatype) : undefined;
      return typeof job === 'string' ? [[job, instance as JobHandler]] : [];
    });
  }
}
