import { defineOperations } from '#libs/access';

/** The log is public, or it is none. */
export const trustOperations = defineOperations({
  readJournalCheckpoint: { allow: 'anyone' },
  readJournalProof: { allow: 'anyone' },
  listJournalKeys: { allow: 'anyone' },
});
