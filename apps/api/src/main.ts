import 'reflect-metadata';
import { readSettings, SettingsFault } from '#libs/config';
import { createHttpApp } from '#libs/http';
import { createLogger } from '#libs/telemetry';
import { ApiModule } from './api.module.js';
import { serveApiReference } from './api-reference.js';

try {
  // biome-ignore lint/style/noProcessEnv: the environment enters here and is validated at once
  const settings = readSettings(process.env);
  const logger = createLogger('api', settings.LOG_LEVEL);
  const app = await createHttpApp(ApiModule, { settings, logger });
  serveApiReference(app);
  await app.listen(settings.API_PORT, settings.BIND_ADDRESS);
  logger.info({ port: settings.API_PORT }, 'the API listens');
} catch (fault) {
  process.stderr.write(`${fault instanceof SettingsFault ? fault.message : (fault as Error).stack}\n`);
  process.exit(1);
}
