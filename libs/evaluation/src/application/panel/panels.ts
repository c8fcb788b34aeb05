import type { AccountId, Day } from '#libs/kernel';
import type { DossierId } from '../../domain/evaluated-dossier.js';
import type { CandidateVerdict, Shortage } from '../../domain/panel-proposal.js';
import type { PanelNeed } from './panel-request.js';

export interface Eligibility {
  /** Criteria with too few eligible experts; a panel is possible when there is none. */
  readonly missing: readonly Shortage[];
  /** Those who cannot be asked, with every reason. */
  readonly excluded: readonly CandidateVerdict[];
}

/** What an expert is to a dossier: asked, or holding it. */
export type PanelRelation = 'invited' | 'panel';

/** What other contexts may ask about panels. Nothing here tells anything of a review. */
export abstract class Panels {
  /** Whether each criterion has enough eligible experts, before anybody is invited (REG-08). */
  abstract eligibility(need: PanelNeed): Promise<Eligibility>;
  /** Everybody who held the dossier, in any round: none of them decides it or hears the appeal. */
  abstract members(dossier: DossierId): Promise<readonly AccountId[]>;
  /** Whether every criterion has its required number of valid reviews, in the round that runs. */
  abstract hasQuorum(dossier: DossierId): Promise<boolean>;
  /** Everybody with a tie, running or former within the window, to this organisation or its group. */
  abstract interested(siren: string, today: Day): Promise<readonly AccountId[]>;
  /** Null for who was never asked, or no longer has access. */
  abstract relationTo(dossier: DossierId, account: AccountId): Promise<PanelRelation | null>;
  /** The criteria this expert may read in the dossier; empty unless he holds it. */
  abstract criteriaOf(dossier: DossierId, account: AccountId): Promise<readonly string[]>;
  /** The names of the panel that this text would give away to the publisher (EXP-11). */
  abstract namesGivenAway(dossier: DossierId, text: string): Promise<readonly string[]>;
}
