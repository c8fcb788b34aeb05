import { Module } from '@nestjs/common';
import { Letters } from './application/letters.js';

/** Lets a context write letters in its own transaction. */
@Module({ providers: [Letters], exports: [Letters] })
export class NotificationModule {}
