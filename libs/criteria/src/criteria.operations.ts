import { defineOperations, type Standing } from '#libs/access';

const READERS = ['framework_editor', 'signatory', 'monitor', 'oversight'] as const satisfies readonly Standing[];

/** The framework and the policy are public; their versions are made by editors and released by a signatory. */
export const criteriaOperations = defineOperations({
  listFrameworks: { allow: 'anyone' },
  readFramework: { allow: 'anyone' },
  readFrameworkFile: { allow: 'anyone' },
  listFrameworkCriteria: { allow: 'anyone' },
  findApplicableCriteria: { allow: 'anyone' },
  readFrameworkDifference: { allow: 'anyone' },
  readPolicy: { allow: 'anyone' },
  recomputeDecision: { allow: 'anyone' },

  listFrameworkVersions: { allow: READERS },
  readFrameworkVersion: { allow: READERS },
  importFramework: { allow: ['framework_editor'] },
  rewriteFrameworkDraft: { allow: ['framework_editor'] },
  openFrameworkConsultation: { allow: ['framework_editor'] },
  reviseFramework: { allow: ['framework_editor'] },
  readFrameworkChanges: { allow: READERS },
  classFrameworkChanges: { allow: ['framework_editor'] },
  simulateImpact: { allow: ['framework_editor', 'signatory'] },
  readImpact: { allow: READERS },
  readImpactDocument: { allow: READERS },
  readImpactTable: { allow: READERS },
  publishFramework: { allow: ['signatory'] },
  recallFramework: { allow: ['signatory'] },
});
