import { defineOperations } from '#libs/access';

/** Work that has failed for good is looked after by those who run the service; it says nothing of any dossier. */
export const jobsOperations = defineOperations({
  listDeadLetters: { allow: ['administrator'] },
  retryDeadLetter: { allow: ['administrator'] },
});
