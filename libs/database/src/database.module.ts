import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Settings } from '#libs/config';
import { BoundedDataSource } from './bounded-data-source.js';
import { APPLICATION_ROLE, dataSourceOptions } from './data-source.js';
import { HotSql } from './hot-sql.js';
import { Transactions } from './transactions.js';

@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [Settings],
      useFactory: (settings: Settings) => ({
        ...dataSourceOptions({ url: settings.DATABASE_URL, pool: settings.DATABASE_POOL, role: APPLICATION_ROLE }),
        autoLoadEntities: true,
        retryAttempts: 30,
        retryDelay: 1_000,
      }),
      dataSourceFactory: async (options) => {
        if (!options) throw new Error('the database has no options');
        return new BoundedDataSource(options);
      },
    }),
  ],
  providers: [Transactions, HotSql],
  exports: [Transactions, HotSql, TypeOrmModule],
})
export class DatabaseModule {}
