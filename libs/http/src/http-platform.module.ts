import { Global, Module } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { IdempotencyRecords } from './idempotency.records.js';
import { ProblemCatalogue } from './problem.js';

@Global()
@Module({
  providers: [ProblemCatalogue, IdempotencyRecords, { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor }],
  exports: [ProblemCatalogue],
})
export class HttpModule {}
