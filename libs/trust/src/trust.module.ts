import { Module } from '@nestjs/common';
import { Checkpoints } from './application/checkpoints.js';
import { PgCheckpoints } from './persistence/pg-checkpoints.js';

/** Gives `Checkpoints`: what was signed, for those who rely on it. */
@Module({ providers: [{ provide: Checkpoints, useClass: PgCheckpoints }], exports: [Checkpoints] })
export class TrustModule {}
