import { defineOperations, type Standing } from '#libs/access';

/** A legal hold is put by who keeps the service, or by who answers for decisions. */
const HOLDERS = ['administrator', 'signatory'] as const satisfies readonly Standing[];
const own = { subject: 'organisation', param: 'organisationId', allow: ['publisher_owner@own'] } as const;

/** Who may see what is erased, hold it back, and take everything along. */
export const retentionOperations = defineOperations({
  readRetentionPlan: { allow: ['administrator'] },
  listRetentionItems: { allow: ['administrator'] },

  listHolds: { allow: HOLDERS },
  readHold: { allow: HOLDERS },
  putHold: { allow: HOLDERS },
  liftHold: { allow: HOLDERS },

  orderExport: own,
  listExports: own,
  readExport: own,
  fetchExport: own,
});
