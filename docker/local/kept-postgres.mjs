import { setTimeout as wait } from 'node:timers/promises';
import { sentenceOf } from './fault.mjs';
import { startPostgres } from './postgres.mjs';
import { say } from './steps.mjs';

const DELAY_MS = 1_000;

/** A PostgreSQL that is started again when it ends by itself; the processes connect again by themselves. */
export async function keepPostgres(options) {
  let isStopping = false;
  let server = await startPostgres(options);

  const keep = async () => {
    while (!isStopping) {
      await server.ended;
      if (isStopping) return;
      say(`PostgreSQL ended; it starts again. Its log is ${options.log}`);
      await wait(DELAY_MS);
      if (!isStopping) server = await startPostgres(options);
    }
  };
  keep().catch((error) => say(sentenceOf(error)));

  return {
    url: server.url,
    stop: async () => {
      isStopping = true;
      await server.stop();
    },
  };
}
