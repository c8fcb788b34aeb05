import { Module, type OnModuleInit } from '@nestjs/common';
import { ProblemCatalogue } from '#libs/http';
import { FilesModule } from './files.module.js';
import { filesProblems } from './http/files.problems.js';

/** Files for processes that answer requests: their refusals have titles. */
@Module({ imports: [FilesModule], exports: [FilesModule] })
export class FilesHttpModule implements OnModuleInit {
  constructor(private readonly problems: ProblemCatalogue) {}

  onModuleInit(): void {
    this.problems.register(filesProblems);
  }
}
