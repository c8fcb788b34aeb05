import { Module } from '@nestjs/common';
import { Catalogue } from './application/catalogue.js';
import { PostgresCatalogue } from './persistence/postgres-catalogue.js';

/** Gives `Catalogue`, the public reads, over the connection of the process. */
@Module({
  providers: [{ provide: Catalogue, useClass: PostgresCatalogue }],
  exports: [Catalogue],
})
export class CatalogueModule {}
