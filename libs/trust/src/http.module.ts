import { Module } from '@nestjs/common';
import { ProblemCatalogue } from '#libs/http';
import { PublicJournalController } from './http/public-journal.controller.js';
import { trustProblems } from './http/trust.problems.js';
import { TrustModule } from './trust.module.js';

@Module({ imports: [TrustModule], controllers: [PublicJournalController] })
export class TrustHttpModule {
  constructor(problems: ProblemCatalogue) {
    problems.register(trustProblems);
  }
}
