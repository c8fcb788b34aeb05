/** What a text may be about, highest stake first: where two meet, the first wins. */
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
export type ReportKind = (typeof KINDS)[number];

/** In rising order. */
export const SEVERITIES = ['none', 'minor', 'serious', 'critical'] as const;
export type ReadSeverity = (typeof SEVERITIES)[number];

export const SERVICES = ['DNS', 'ANSM', 'CNIL', 'CERT_SANTE', 'DGCCRF', 'ARS', 'publisher'] as const;
export type Service = (typeof SERVICES)[number];

export const isAtLeast = (severity: ReadSeverity, least: ReadSeverity): boolean =>
  SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);

export const graver = (one: ReadSeverity, other: ReadSeverity): ReadSeverity => (isAtLeast(one, other) ? one : other);
