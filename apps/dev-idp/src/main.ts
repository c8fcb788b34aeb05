import { createServer } from 'node:http';
import { readSettings } from '#libs/config';
import { createLogger } from '#libs/telemetry';
import { createDevIdp } from './dev-idp.js';
import { demoPersons } from './idp-person.js';

// biome-ignore lint/style/noProcessEnv: the environment enters here; production is refused before anything is read
const environment = process.env;
if (environment.NODE_ENV === 'production') {
  process.stderr.write(
    'The development identity provider signs anybody in without proof: it does not start in production.\n',
  );
  process.exit(1);
}

const settings = readSettings(environment);
const logger = createLogger('dev-idp', settings.LOG_LEVEL);
const server = createServer(
  createDevIdp({
    issuer: settings.OIDC_ISSUER,
    client: { id: settings.OIDC_CLIENT_ID, secret: settings.OIDC_CLIENT_SECRET },
    publicUrl: settings.PUBLIC_URL,
    people: demoPersons(),
  }),
);
server.listen(settings.IDP_PORT, '127.0.0.1', () =>
  logger.info({ port: settings.IDP_PORT }, 'the demo identity provider listens'),
);
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    server.close();
    server.closeAllConnections();
  });
}
