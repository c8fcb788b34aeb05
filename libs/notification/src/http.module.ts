import { Module } from '@nestjs/common';
import { LettersWritten } from './application/letters-written.js';
import { LettersController } from './http/letters.controller.js';
import { PostgresLettersWritten } from './persistence/postgres-letters-written.js';

@Module({
  controllers: [LettersController],
  providers: [{ provide: LettersWritten, useClass: PostgresLettersWritten }],
})
export class NotificationHttpModule {}
