import { Injectable } from '@nestjs/common';
import { Clock, Conflict, SYSTEM } from '#libs/kernel';
import { FollowReport, type Ticket } from '../follow-up/follow-report.js';
import { VigilanceWork } from '../vigilance.work.js';
import { RequestSteps } from './request-steps.js';

/** Who reported says, with number and code, whether what the publisher undertook is done. */
@Injectable()
export class SayFixed {
  constructor(
    private readonly work: VigilanceWork,
    private readonly follow: FollowReport,
    private readonly steps: RequestSteps,
    private readonly clock: Clock,
  ) {}

  /** N5. @throws NotFound for a wrong code, Conflict `nothing_to_check`, ActionNotAllowed, ConditionsNotMet */
  async execute(ticket: Ticket, fixed: boolean): Promise<void> {
    const { id: reportId } = await this.follow.find(ticket);
    await this.work.transaction(async (scope) => {
      const requestId = await scope.requests.lastOf(reportId);
      if (!requestId) throw new Conflict('nothing_to_check', 'The publisher has undertaken nothing about this report.');
      const request = await scope.requests.forUpdate(requestId);
      const { state: from } = request.toSnapshot();
      const at = this.clock.now();
      request.say(reportId, fixed, { at });
      await scope.requests.save(request);
      await this.steps.tell(scope, SYSTEM, { request, from, action: 'say', at, facts: { fixed } });
    });
  }
}
