import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessGuard } from './access-guard.js';
import { StandingResolvers } from './standing-resolver.js';

/** Puts the guard before every route. The app gives `OPERATIONS`; identity gives `ActorResolver`. */
@Global()
@Module({
  providers: [StandingResolvers, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [StandingResolvers],
})
export class AccessModule {}
