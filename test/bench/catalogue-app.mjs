import 'reflect-metadata';
import { Global, Module } from '@nestjs/common';
import { CatalogueHttpModule } from '#http/catalogue';
import { AccessModule, ActorResolver, OperationsModule } from '#libs/access';
import { catalogueOperations } from '#libs/catalogue';
import { ClockModule, readSettings, SettingsModule } from '#libs/config';
import { DatabaseModule } from '#libs/database';
import { createHttpApp, HttpModule } from '#libs/http';
import { createLogger, MetricsModule } from '#libs/telemetry';

// The public API on the very platform of apps/api (guard, filter, hooks, pool), without the contexts it does not need.

class NobodyModule {}
Global()(NobodyModule);
Module({ providers: [{ provide: ActorResolver, useValue: { resolve: async () => null } }], exports: [ActorResolver] })(
  NobodyModule,
);

class PublicApiModule {}
Module({
  imports: [
    SettingsModule,
    ClockModule,
    DatabaseModule,
    MetricsModule.forProcess('bench'),
    OperationsModule.of(catalogueOperations),
    NobodyModule,
    AccessModule,
    HttpModule,
    CatalogueHttpModule,
  ],
})(PublicApiModule);

const settings = readSettings(process.env);
const app = await createHttpApp(PublicApiModule, { settings, logger: createLogger('bench', settings.LOG_LEVEL) });
await app.listen(0, '127.0.0.1');
process.on('disconnect', () => process.exit());
process.send?.({ port: app.getHttpServer().address().port });
