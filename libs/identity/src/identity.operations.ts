import { defineOperations, type Standing } from '#libs/access';

const MEMBERS = ['publisher_owner@own', 'publisher_editor@own', 'publisher_reader@own'] as const satisfies Standing[];

/** Those who meet organisations in their work. Experts do not: they see applications, not people. */
const STAFF = [
  'case_officer',
  'lead',
  'signatory',
  'auditor',
  'vigilance_officer',
  'duty_officer',
  'control_agency',
  'monitor',
  'oversight',
  'administrator',
] as const satisfies Standing[];

/** Who may know that an organisation is registered here. */
export const ORGANISATION_SEEN_BY = [...MEMBERS, 'mandate_read@own', ...STAFF] as const satisfies Standing[];

const ownOrganisation = { subject: 'organisation', param: 'organisationId' } as const;

export const identityOperations = defineOperations({
  beginSignIn: { allow: 'anyone' },
  finishSignIn: { allow: 'anyone' },
  signOut: { allow: 'anyone' },
  readMe: { allow: 'signed_in' },
  chooseLanguage: { allow: 'signed_in' },

  registerOrganisation: { allow: 'signed_in' },
  listOrganisations: { allow: STAFF },
  readOrganisation: { ...ownOrganisation, allow: ORGANISATION_SEEN_BY },
  verifyOrganisation: { ...ownOrganisation, allow: ['case_officer'] },

  listMembers: { ...ownOrganisation, allow: [...MEMBERS, 'case_officer', 'administrator'] },
  addMember: { ...ownOrganisation, allow: ['publisher_owner@own'] },
  changeMemberRole: { ...ownOrganisation, allow: ['publisher_owner@own'] },
  removeMember: { ...ownOrganisation, allow: ['publisher_owner@own'] },
  leaveOrganisation: { ...ownOrganisation, allow: MEMBERS },

  listMandates: { ...ownOrganisation, allow: [...MEMBERS, 'case_officer'] },
  grantMandate: { ...ownOrganisation, allow: ['publisher_owner@own'] },
  revokeMandate: { ...ownOrganisation, allow: ['publisher_owner@own'] },

  listApiKeys: { allow: 'signed_in' },
  createApiKey: { allow: 'signed_in' },
  revokeApiKey: { allow: 'signed_in' },

  listAccounts: { allow: ['administrator'] },
  grantStaffRole: { allow: ['administrator'] },
  revokeStaffRole: { allow: ['administrator'] },
});
