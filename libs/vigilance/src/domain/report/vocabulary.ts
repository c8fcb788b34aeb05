/** What a report is about, as the labelling guide names it: the kind with the highest stake wins. */
export const KINDS = [
  'health_harm',
  'security',
  'privacy',
  'misinformation',
  'accessibility',
  'billing',
  'technical',
  'praise_other',
] as const;
export type Kind = (typeof KINDS)[number];

/** From the least to the gravest: software and reporters may raise it, only a person lowers it. */
export const SEVERITIES = ['none', 'minor', 'serious', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Who may be told, in the words of the glossary. */
export const SERVICES = ['DNS', 'ANSM', 'CNIL', 'CERT_SANTE', 'DGCCRF', 'ARS', 'publisher'] as const;
export type Service = (typeof SERVICES)[number];

export const gravest = (one: Severity, other: Severity): Severity =>
  SEVERITIES.indexOf(one) >= SEVERITIES.indexOf(other) ? one : other;

/** What a report, or a case, is worth to those who answer for it (policy, section 6). */
export const CASE_SEVERITIES = ['S1', 'S2', 'S3', 'S4'] as const;
export type CaseSeverity = (typeof CASE_SEVERITIES)[number];

/** S1 danger or grave harm, S2 serious harm to health, S3 serious otherwise, S4 the rest. */
export function caseSeverity(kind: Kind, severity: Severity): CaseSeverity {
  if (severity === 'critical') return 'S1';
  if (severity === 'serious') return kind === 'health_harm' ? 'S2' : 'S3';
  return 'S4';
}
