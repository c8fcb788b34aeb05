import { caseSeverity, type Kind, type Severity } from './vocabulary.js';

/** S1 and S2 wait for nobody. */
const ALARMING: readonly string[] = ['S1', 'S2'];

/** @param alerts rules that must not be missed and that the text sets off. @returns whether those on duty are told at once */
export const isAlarming = (kind: Kind, severity: Severity, alerts: readonly string[] = []): boolean =>
  alerts.length > 0 || ALARMING.includes(caseSeverity(kind, severity));
