import { defineOperations, joinOperations } from '#libs/access';

const apiOperations = defineOperations({
  readOpenApi: { allow: 'anyone' },
  isAlive: { allow: 'anyone' },
  isReady: { allow: 'anyone' },
  readMetrics: { allow: 'anyone' },
});

/** The whole of who may do what, over all contexts. */
export const operations = joinOperations(apiOperations);
