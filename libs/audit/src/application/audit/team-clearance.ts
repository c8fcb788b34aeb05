import { Injectable } from '@nestjs/common';
import { Panels } from '#libs/evaluation';
import { Accounts, Organisations } from '#libs/identity';
import { type AccountId, Clock, type OrganisationId } from '#libs/kernel';

/** Nobody audits a publisher he has something to do with. */
@Injectable()
export class TeamClearance {
  constructor(
    private readonly panels: Panels,
    private readonly accounts: Accounts,
    private readonly organisations: Organisations,
    private readonly clock: Clock,
  ) {}

  /** Whether all of them are auditors, without a tie to this publisher or its group that is known today. */
  async isCleared(team: readonly AccountId[], publisher: OrganisationId): Promise<boolean> {
    if (team.length === 0) return false;
    const siren = await this.organisations.sirenOf(publisher);
    const [interested, people] = await Promise.all([
      this.panels.interested(siren, this.clock.today()),
      this.accounts.many(team),
    ]);
    return team.every((id) => people.get(id)?.staffRoles.includes('auditor') && !interested.includes(id));
  }
}
