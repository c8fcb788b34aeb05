import { Controller, Get, Param, Query } from '@nestjs/common';
import { Operation } from '#libs/access';
import { decodeCursor, encodeCursor } from '#libs/http';
import { ApiTags } from '#openapi';
import { PlanRetention } from '../application/plan-retention.js';
import { RetentionPolicy } from '../application/retention-policy.js';
import { momentOf } from './moment.js';
import { PlannedItemsQuery, PlanQuery } from './retention.dto.js';
import { PlannedItemsView, RetentionPlanView } from './retention.view.js';

/** The dry run of the daily job: what would be erased, announced, held back, and why. */
@ApiTags('retention')
@Controller('api/v1/retention/plan')
export class PlanController {
  constructor(
    private readonly plan: PlanRetention,
    private readonly policy: RetentionPolicy,
  ) {}

  @Get()
  @Operation('readRetentionPlan', 'What the next run would do, class by class')
  async read(@Query() { at }: PlanQuery): Promise<RetentionPlanView> {
    const classes = (await this.plan.summary(momentOf(at))).map(({ rule, ...counts }) => ({ ...rule, ...counts }));
    return { policyVersion: this.policy.version, classes };
  }

  @Get(':class')
  @Operation('listRetentionItems', 'What the next run would do with each thing of one class')
  async items(@Param('class') name: string, @Query() query: PlannedItemsQuery): Promise<PlannedItemsView> {
    const [dueAt = '', id = ''] = query.after === undefined ? [] : decodeCursor(query.after, 2);
    const after = query.after === undefined ? null : { dueAt, id };
    const at = momentOf(query.at);
    const page = await this.plan.page(this.policy.rule(name), { ...(at && { at }), after, limit: query.limit });
    return {
      items: page.items.map((item) => ({ ...item, heldBy: [...item.heldBy] })),
      ...(page.next && { next: encodeCursor([page.next.dueAt, page.next.id]) }),
    };
  }
}
