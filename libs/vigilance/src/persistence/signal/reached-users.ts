import { Injectable } from '@nestjs/common';
import { Reach } from '#libs/feedback';
import { ActiveUsers } from '../../application/signal/signal-neighbours.js';

/** What publishers tell of the use of their applications. */
@Injectable()
export class ReachedUsers extends ActiveUsers {
  constructor(private readonly reach: Reach) {
    super();
  }

  override async ofMany(applications: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const told = await this.reach.ofMany(applications);
    return new Map([...told].map(([id, { activeUsers }]) => [id, activeUsers]));
  }
}
