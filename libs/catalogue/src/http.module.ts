import { Module } from '@nestjs/common';
import { CatalogueModule } from './catalogue.module.js';
import { CatalogueController } from './http/catalogue.controller.js';
import { CatalogueAnswers } from './http/catalogue-answers.js';

@Module({ imports: [CatalogueModule], controllers: [CatalogueController], providers: [CatalogueAnswers] })
export class CatalogueHttpModule {}
