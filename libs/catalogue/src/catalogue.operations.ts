import { defineOperations } from '#libs/access';

/** The catalogue is public: reading it asks for nobody's name. */
export const catalogueOperations = defineOperations({
  listPublicApplications: { allow: 'anyone' },
  readPublicApplication: { allow: 'anyone' },
  readApplicationHistory: { allow: 'anyone' },
});
