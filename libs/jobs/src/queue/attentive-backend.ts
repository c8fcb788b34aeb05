import { createPostgresBackend } from 'bullmq';

/** A ring that was missed all the same is made up for after this long. */
const LONGEST_WAIT_SECONDS = 5;

/**
 * BullMQ's backend, which asks anew to be rung before it waits. By itself it may believe to listen on a connection that
 * broke off in the same moment, and then waits for up to an hour without hearing anything.
 */
export const attentivePostgresBackend: typeof createPostgresBackend = (name, options, more) => {
  const backend = createPostgresBackend(name, options, more);
  const waitForJob = backend.waitForJob.bind(backend);
  backend.waitForJob = async (seconds) => {
    await backend.reconnectBlocking();
    return waitForJob(Math.min(seconds, LONGEST_WAIT_SECONDS));
  };
  return backend;
};
