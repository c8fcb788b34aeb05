import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { type Acting, type AuthenticatedActor, CurrentActing, Operation, type Standing } from '#libs/access';
import { decodeCursor, pageOf } from '#libs/http';
import { Clock, DomainError } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { AuditReads, type Horizon } from '../application/audit/audit-reads.js';
import { TriggerAudit } from '../application/audit/trigger-audit.js';
import type { AuditId, ListingId } from '../domain/ids.js';
import { AuditQuery, TriggerAuditDto } from './audit.dto.js';
import { AuditPageView, AuditView } from './audit.view.js';
import { AuditPresenter, isWatcher } from './audit-presenter.js';

@ApiTags('audits')
@Controller('api/v1')
export class AuditsController {
  constructor(
    private readonly reads: AuditReads,
    private readonly presenter: AuditPresenter,
    private readonly triggering: TriggerAudit,
    private readonly clock: Clock,
  ) {}

  @Get('audits')
  @Operation('listAudits', 'The audits that I may know of, newest first')
  async list(
    @CurrentActing() { person }: Acting,
    @Query() { limit, after, overdue, ...filter }: AuditQuery,
  ): Promise<AuditPageView> {
    const horizon = horizonOf(person);
    const late = overdue === 'true' && { plannedBefore: this.clock.today() };
    const rows = await this.reads.list(horizon, { ...filter, ...late }, afterId(after), limit + 1);
    const { items, next } = pageOf(
      rows,
      limit,
      ({ id }) => [id],
      (audit) => this.presenter.line(audit, horizon === 'all'),
    );
    return { items: [...items], ...(next && { next }) };
  }

  @Get('audits/:auditId')
  @Operation('readAudit', 'One audit: why, by whom, what was found, what came of it')
  read(@CurrentActing() acting: Acting, @Param('auditId') id: string): Promise<AuditView> {
    return this.presenter.view(acting, id as AuditId);
  }

  @Post('listings/:listingId/audits')
  @Operation('triggerAudit', 'Ask for an audit out of turn')
  async trigger(
    @CurrentActing() acting: Acting,
    @Param('listingId') id: string,
    @Body() { motive }: TriggerAuditDto,
  ): Promise<AuditView> {
    return this.presenter.view(acting, await this.triggering.ask(acting.actor, id as ListingId, motive));
  }
}

function horizonOf({ staffRoles, memberships, mandates }: AuthenticatedActor): Horizon {
  if (isWatcher(new Set<Standing>(staffRoles))) return 'all';
  return { organisations: [...new Set([...memberships, ...mandates].map(({ organisationId }) => organisationId))] };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws DomainError (malformed, `bad_cursor`) when it holds no id */
function afterId(cursor: string | undefined): string | undefined {
  if (cursor === undefined) return undefined;
  const [id = ''] = decodeCursor(cursor, 1);
  if (UUID.test(id)) return id;
  throw new DomainError('malformed', 'bad_cursor', 'The paging cursor is not valid.');
}
