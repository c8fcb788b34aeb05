import { Module } from '@nestjs/common';
import { ClearDoneWorkHandler } from './clear-done-work.handler.js';

/** What the worker does for the platform itself. */
@Module({ providers: [ClearDoneWorkHandler] })
export class UpkeepModule {}
