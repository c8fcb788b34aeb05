import { Module } from '@nestjs/common';
import { DeadLettersController } from './http/dead-letters.controller.js';
import { DeadLetters } from './work/dead-letters.js';

/** What apps/api mounts, for those who run the service. */
@Module({ controllers: [DeadLettersController], providers: [DeadLetters] })
export class JobsHttpModule {}
