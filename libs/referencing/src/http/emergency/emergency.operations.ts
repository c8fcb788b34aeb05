import { defineOperations, type Standing } from '#libs/access';

/** Those who act when something goes wrong, while their emergency access to a dossier runs. They read, no more. */
export const IN_EMERGENCY = [
  'vigilance_officer@emergency',
  'duty_officer@emergency',
] as const satisfies readonly Standing[];

export const emergencyOperations = defineOperations({
  openEmergencyAccess: { subject: 'dossier', param: 'dossierId', allow: ['vigilance_officer', 'duty_officer'] },
  listEmergencyAccesses: { allow: ['oversight'] },
  listEmergencyAccessesOfDossier: { subject: 'dossier', param: 'dossierId', allow: ['lead@assigned', 'oversight'] },
  readEmergencyFigures: { allow: 'anyone' },
});
