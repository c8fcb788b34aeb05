import path from 'node:path';
import { pino } from 'pino';
import { z } from 'zod';
import { SystemClock } from '#libs/kernel';
import { Mailbox } from './mailbox.js';
import { postOffice } from './post-office.js';
import { readingRoom } from './reading-room.js';

const LOOPBACK = '127.0.0.1';
const port = z.coerce.number().int().min(0).max(65535);

// biome-ignore lint/style/noProcessEnv: the environment enters here; production is refused before anything is read
const environment = process.env;
if (environment.NODE_ENV === 'production') {
  process.stderr.write('The mail catcher shows every letter to anybody: it does not start in production.\n');
  process.exit(1);
}

const settings = z
  .object({
    MAIL_DIR: z.string().default('.aval/mail'),
    MAIL_SMTP_PORT: port.default(8085),
    MAIL_HTTP_PORT: port.default(8086),
    LOG_LEVEL: z.string().default('info'),
  })
  .parse(environment);

const logger = pino({ name: 'mail-catcher', level: settings.LOG_LEVEL });
const mailbox = new Mailbox(path.resolve(settings.MAIL_DIR), new SystemClock());
const smtp = postOffice(mailbox);
const http = readingRoom(mailbox);

smtp.on('error', (fault) => logger.warn({ err: fault }, 'a connection failed'));
smtp.listen(settings.MAIL_SMTP_PORT, LOOPBACK);
http.listen(settings.MAIL_HTTP_PORT, LOOPBACK, () =>
  logger.info({ smtp: settings.MAIL_SMTP_PORT, http: settings.MAIL_HTTP_PORT }, 'the mail catcher listens'),
);

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    smtp.close();
    http.close();
    http.closeAllConnections();
  });
}
