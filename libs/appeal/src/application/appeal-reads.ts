import type { AppealId, AppealSnapshot, ContestedKind } from '../domain/appeal.js';
import type { AppealState } from '../domain/appeal.lifecycle.js';

/** How far somebody sees. */
export type Horizon = 'all' | { readonly organisations: readonly string[] };

export interface AppealFilter {
  readonly state?: AppealState;
  readonly contested?: ContestedKind;
  readonly applicationId?: string;
  readonly decisionId?: string;
  readonly dossierId?: string;
}

/** Appeals for screens, newest first. */
export abstract class AppealReads {
  abstract list(
    horizon: Horizon,
    filter: AppealFilter,
    after: string | undefined,
    limit: number,
  ): Promise<readonly AppealSnapshot[]>;
  abstract find(id: AppealId): Promise<AppealSnapshot | null>;
}
