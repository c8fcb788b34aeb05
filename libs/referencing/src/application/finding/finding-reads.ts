import type { Day, OrganisationId } from '#libs/kernel';
import type { FindingId, FindingSnapshot, FindingSource } from '../../domain/finding/finding.js';
import type { FindingState } from '../../domain/finding/finding.lifecycle.js';
import type { Horizon } from '../dossier/dossier-reads.js';

export interface FindingFilter {
  readonly listing?: string;
  readonly state?: FindingState;
  readonly source?: FindingSource;
  /** Those that are due on this day or earlier. */
  readonly dueBefore?: Day;
  /** Those for which the publisher is late on `today`, or those for which he is not. */
  readonly overdue?: boolean;
  readonly today: Day;
}

export interface ReadFinding {
  readonly finding: FindingSnapshot;
  readonly applicationName: string;
}

/** Whatever its source, a finding stands in one table (REG-21). Newest first. */
export abstract class FindingReads {
  abstract list(
    horizon: Horizon,
    filter: FindingFilter,
    after: string | undefined,
    limit: number,
  ): Promise<ReadFinding[]>;
  abstract find(id: FindingId): Promise<ReadFinding | null>;
  abstract ownerOf(id: string): Promise<OrganisationId | null>;
}
