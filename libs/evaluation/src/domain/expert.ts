import { type AccountId, type Day, StaleVersion } from '#libs/kernel';

/** Somebody on the list of experts. The id is that of the account. */
export interface ExpertSnapshot {
  readonly id: AccountId;
  /** Bricks of the framework that he may judge. */
  readonly competences: readonly string[];
  /** Without a running mandate nobody is invited. */
  readonly mandateFrom: Day | null;
  readonly mandateTo: Day | null;
  readonly version: number;
}

export type ExpertProfile = Omit<ExpertSnapshot, 'id' | 'version'>;

/** What the profile becomes. @throws StaleVersion; 0 is the version of a profile that does not exist yet */
export function revised(
  before: ExpertSnapshot | undefined,
  id: AccountId,
  profile: ExpertProfile,
  expectedVersion: number,
): ExpertSnapshot {
  const version = before?.version ?? 0;
  if (version !== expectedVersion) throw new StaleVersion(expectedVersion, version);
  return { ...profile, id, version: version + 1 };
}
