import 'reflect-metadata';
import { readSettings, SettingsFault } from '#libs/config';
import { createHttpApp } from '#libs/http';
import { createLogger } from '#libs/telemetry';
import { PageFilter } from './page.filter.js';
import { PageAnswers } from './page-answers.js';
import { PortalModule } from './portal.module.js';

try {
  // biome-ignore lint/style/noProcessEnv: the environment enters here and is validated at once
  const settings = readSettings(process.env);
  const logger = createLogger('portal', settings.LOG_LEVEL);
  const app = await createHttpApp(PortalModule, { settings, logger });
  app.useGlobalFilters(new PageFilter(logger, app.get(PageAnswers)));
  await app.listen(settings.PORTAL_PORT, settings.BIND_ADDRESS);
  logger.info({ port: settings.PORTAL_PORT }, 'the portal listens');
} catch (fault) {
  process.stderr.write(`${fault instanceof SettingsFault ? fault.message : (fault as Error).stack}\n`);
  process.exit(1);
}
