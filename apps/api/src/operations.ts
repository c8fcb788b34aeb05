import { defineOperations, joinOperations } from '#libs/access';
import { houseOperations } from '#libs/house';

const apiOperations = defineOperations({
  readOpenApi: { allow: 'anyone' },
  isAlive: { allow: 'anyone' },
  isReady: { allow: 'anyone' },
  readMetrics: { allow: 'anyone' },
});

/** The whole of who may do what. */
export const operations = joinOperations(apiOperations, houseOperations);
