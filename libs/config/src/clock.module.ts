import { Global, Module } from '@nestjs/common';
import { Clock, SystemClock } from '#libs/kernel';

/** Time comes from the surroundings, as the settings do; tests override this one provider. */
@Global()
@Module({ providers: [{ provide: Clock, useClass: SystemClock }], exports: [Clock] })
export class ClockModule {}
