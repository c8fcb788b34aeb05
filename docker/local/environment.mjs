import { inState } from './paths.mjs';

/** Listeners behind the front proxy, each with a port of its own. */
export const PORT_NAMES = ['API_PORT', 'PORTAL_PORT', 'WORKER_PORT', 'IDP_PORT', 'MAIL_SMTP_PORT', 'MAIL_HTTP_PORT'];

/**
 * What the processes of a local installation are told; the table of settings is in libs/config. What the caller's own
 * environment says goes first, except for what belongs to the one origin.
 */
export function environmentOf({ origin, ports, secrets, databaseUrl }) {
  const chosen = {
    NODE_ENV: 'development',
    PUBLIC_URL: origin,
    OIDC_ISSUER: `${origin}/idp`,
    OIDC_CLIENT_SECRET: secrets.oidc,
    SESSION_SECRET: secrets.session,
    FILES_DIR: inState('files'),
    LOG_KEY_FILE: inState('log.key'),
    VAULT_KEY_FILE: inState('vault.keys'),
    MAIL_DIR: inState('mail'),
    SMTP_URL: `smtp://127.0.0.1:${ports.MAIL_SMTP_PORT}`,
    DEMO: 'true',
    DEMO_LIVES: 'true',
  };
  const given = Object.keys(chosen).filter((name) => process.env[name]);
  return {
    ...chosen,
    ...Object.fromEntries(given.map((name) => [name, process.env[name]])),
    ...(process.env.REDIS_URL && { REDIS_URL: process.env.REDIS_URL }),
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    DATABASE_URL: databaseUrl,
    BIND_ADDRESS: '127.0.0.1',
  };
}
