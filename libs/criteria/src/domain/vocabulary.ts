/** Words on which the rules themselves rest; every other vocabulary is read from the framework. */
export const SEVERITIES = ['bloquant', 'majeur', 'mineur'] as const;
export const OBLIGATIONS = ['obligatoire', 'optionnel'] as const;
export const VERDICTS = ['conforme', 'non_conforme', 'non_applicable', 'a_completer'] as const;
export const TIERS = ['R1', 'R2', 'R3', 'R4'] as const;
export const TRACKS = ['essai'] as const;
/** Regulation (EU) 2017/745, art. 51, and 2017/746, art. 47. */
export const DEVICE_CLASSES = ['I', 'IIa', 'IIb', 'III', 'A', 'B', 'C', 'D'] as const;

export type Severity = (typeof SEVERITIES)[number];
export type Obligation = (typeof OBLIGATIONS)[number];
export type Verdict = (typeof VERDICTS)[number];
/** How much is at stake, R1 least: sets the proof asked, the number of experts, the time limits. */
export type Tier = (typeof TIERS)[number];
/** `essai`: the application asks for a trial listing. */
export type Track = (typeof TRACKS)[number];
export type DeviceClass = (typeof DEVICE_CLASSES)[number];

export const tierRank = (tier: Tier): number => TIERS.indexOf(tier);

/** The tier of this rank; ranks above the last tier are the last tier. */
export const tierOfRank = (rank: number): Tier => TIERS[Math.min(rank, TIERS.length - 1)] ?? 'R4';
