import { z } from 'zod';

const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
const port = z.coerce.number().int().min(0).max(65535);
const count = z.coerce.number().int().positive();

/**
 * Every setting, its meaning and its default: the documentation of the environment is printed from this table.
 * Rules of the procedure (time limits, thresholds) are not here: they are policy, versioned in the database.
 */
export const settingsSchema = z.object({
  NODE_ENV: z
    .enum(['production', 'development', 'test'])
    .default('development')
    .describe('Production refuses every development convenience.'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).describe('PostgreSQL, as the owner of the schemas.'),
  DATABASE_POOL: count.default(10).describe('Connections kept by each process.'),
  REDIS_URL: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .describe('Redis for the queues; without it they live in PostgreSQL.'),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]+$/)
    .default('aval')
    .describe('Keeps the queues of two installations apart on one Redis.'),
  PUBLIC_URL: z.url().default('http://localhost:8080').describe('The one origin that people see.'),
  API_PORT: port.default(8081).describe('Where the API listens (loopback unless BIND_ADDRESS says otherwise).'),
  PORTAL_PORT: port.default(8082).describe('Where the portal listens.'),
  WORKER_PORT: port.default(8083).describe('Health and metrics of the worker.'),
  IDP_PORT: port.default(8084).describe('Development identity provider.'),
  BIND_ADDRESS: z.string().default('127.0.0.1').describe('Network address of every listener.'),
  TRUSTED_PROXIES: z
    .string()
    .default('127.0.0.1')
    .describe('Addresses whose X-Forwarded-For is believed, separated by commas.'),
  OIDC_ISSUER: z.url().default('http://localhost:8080/idp').describe('Identity provider.'),
  OIDC_CLIENT_ID: z.string().default('aval').describe('Client registered at the identity provider.'),
  OIDC_CLIENT_SECRET: z.string().min(16).default('development-only-secret').describe('Secret of that client.'),
  OIDC_PKCE: flag.default(false).describe('Send a PKCE challenge; ProConnect refuses parameters it does not list.'),
  OIDC_STAFF_ACR: z.string().default('eidas2').describe('Lowest assurance level accepted from staff.'),
  SESSION_SECRET: z
    .string()
    .min(32)
    .default('development-only-session-secret-0123456789')
    .describe('Key of the CSRF tokens and paging cursors.'),
  SESSION_IDLE_MINUTES: count.default(30).describe('A session ends after this long without a request.'),
  SESSION_HOURS: count.default(12).describe('A session ends after this long in any case.'),
  SMTP_URL: z.string().optional().describe('Where letters are sent; without it they wait in the outbox.'),
  MAIL_FROM: z.string().default('Aval <ne-pas-repondre@aval.example>').describe('Sender of every letter.'),
  FILES_DIR: z.string().default('.aval/files').describe('Folder of the evidence files.'),
  DONE_WORK_DAYS: count.default(30).describe('How long finished work of the queue stays to be looked at.'),
  MAX_UPLOAD_MB: count.default(50).describe('Largest evidence file.'),
  CLAMD_URL: z
    .url({ protocol: /^tcp$/ })
    .optional()
    .describe('ClamAV daemon, tcp://host:port; without it files are marked "not scanned".'),
  REQUIRE_ANTIVIRUS: flag.default(false).describe('Refuse files that no antivirus has seen. Production requires it.'),
  LOG_KEY_FILE: z
    .string()
    .default('.aval/log.key')
    .describe('Private key of the public log (Ed25519). Made at the first start, except in production.'),
  VAULT_KEY_FILE: z
    .string()
    .default('.aval/vault.keys')
    .describe('Keys of the vault of reporters. Made at the first start, except in production.'),
  DEMO: flag.default(false).describe('Demo people and their tokens exist.'),
  DEMO_LIVES: flag
    .default(true)
    .describe('npm start fills the demonstration, in the background and once, with applications in every state.'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least severe message that is written.'),
});

type Environment = z.infer<typeof settingsSchema>;

/** The validated settings of this process. */
export type SettingsValues = Readonly<Environment>;

export class SettingsFault extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings are not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Reads the environment once and lists every fault, not only the first. @throws SettingsFault */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): SettingsValues {
  const known = Object.keys(settingsSchema.shape);
  const given = Object.fromEntries(known.map((key) => [key, environment[key] || undefined]));
  const parsed = settingsSchema.safeParse(given);
  const faults = parsed.success
    ? faultsOfProduction(parsed.data, given)
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  if (!parsed.success || faults.length > 0) throw new SettingsFault(faults);
  return Object.freeze(parsed.data);
}

/** Conveniences of a laptop that a national service must not have. */
function faultsOfProduction(settings: Environment, given: Readonly<Record<string, string | undefined>>): string[] {
  if (settings.NODE_ENV !== 'production') return [];
  const secrets = ['SESSION_SECRET', 'OIDC_CLIENT_SECRET', 'OIDC_ISSUER', 'PUBLIC_URL'] as const;
  return [
    ...secrets.filter((key) => given[key] === undefined).map((key) => `${key}: has no default in production`),
    ...(settings.PUBLIC_URL.startsWith('https://') ? [] : ['PUBLIC_URL: must be https in production']),
    ...(settings.REQUIRE_ANTIVIRUS ? [] : ['REQUIRE_ANTIVIRUS: must be true in production']),
    ...(settings.CLAMD_URL ? [] : ['CLAMD_URL: an antivirus is required in production']),
    ...(settings.DEMO ? ['DEMO: must be false in production'] : []),
  ];
}
