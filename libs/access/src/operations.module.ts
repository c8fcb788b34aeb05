import { type DynamicModule, Module } from '@nestjs/common';
import { OPERATIONS, type OperationTable } from './operation-table.js';

/** Gives the whole process the one table of who may do what. */
@Module({})
export class OperationsModule {
  static of(operations: OperationTable): DynamicModule {
    return {
      module: OperationsModule,
      global: true,
      providers: [{ provide: OPERATIONS, useValue: operations }],
      exports: [OPERATIONS],
    };
  }
}
