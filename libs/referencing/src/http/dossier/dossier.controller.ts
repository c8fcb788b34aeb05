import { Controller, Get, Header, Param, Query } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { decodeCursor, pageOf } from '#libs/http';
import { Clock } from '#libs/kernel';
import { ApiProduces, ApiTags } from '#openapi';
import { type DossierFilter, DossierReads } from '../../application/dossier/dossier-reads.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { dossierLifecycle } from '../../domain/dossier/dossier.lifecycle.js';
import { horizonOf } from '../horizon.js';
import { DossierQuery } from './dossier.dto.js';
import { DossierPageView, DossierView, HistoryView, WorkCountsView } from './dossier.view.js';
import { DossierExport } from './dossier-export.js';
import { DossierHistory } from './dossier-history.js';
import { DossierPresenter } from './dossier-presenter.js';

@ApiTags('dossiers')
@Controller('api/v1')
export class DossierController {
  constructor(
    private readonly reads: DossierReads,
    private readonly presenter: DossierPresenter,
    private readonly histories: DossierHistory,
    private readonly exports: DossierExport,
    private readonly clock: Clock,
  ) {}

  @Get('dossiers')
  @Operation('listDossiers', 'The dossiers I may see, newest first')
  async list(@CurrentActing() acting: Acting, @Query() query: DossierQuery): Promise<DossierPageView> {
    const after = query.after === undefined ? undefined : decodeCursor(query.after, 1)[0];
    const rows = await this.reads.dossiers(
      horizonOf(acting.person),
      this.filterOf(acting, query),
      after,
      query.limit + 1,
    );
    const { items, next } = pageOf(
      rows,
      query.limit,
      ({ id }) => [id],
      (row) => this.presenter.line(row),
    );
    return { items: [...items], ...(next && { next }) };
  }

  @Get('dossiers/export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="dossiers.csv"')
  @ApiProduces('text/csv')
  @Operation('exportDossiers', 'The list for a spreadsheet, with the same rows and rights')
  export(@CurrentActing() acting: Acting, @Query() query: DossierQuery): Promise<string> {
    return this.exports.csv(acting, this.filterOf(acting, query));
  }

  @Get('work')
  @Operation('countWork', 'How many dossiers wait, by what is to be done')
  async work(): Promise<WorkCountsView> {
    const counts = await this.reads.workCounts(this.clock.now());
    return {
      items: counts.map((count) => ({ ...count, waitingOn: dossierLifecycle.waitingOn[count.state] ?? 'nobody' })),
    };
  }

  @Get('dossiers/:dossierId')
  @Operation('readDossier', 'One dossier, with what I may do now')
  read(@CurrentActing() acting: Acting, @Param('dossierId') id: string): Promise<DossierView> {
    return this.presenter.view(acting, id as DossierId);
  }

  /** Every step, date, hour and party; without the names of those who judge for a publisher (PUB-02). */
  @Get('dossiers/:dossierId/history')
  @Operation('readHistory', 'Everything that happened to a dossier')
  history(@CurrentActing() acting: Acting, @Param('dossierId') id: string): Promise<HistoryView> {
    return this.histories.of(acting, id as DossierId);
  }

  private filterOf({ person }: Acting, query: DossierQuery): DossierFilter {
    return {
      ...(query.state && { state: query.state }),
      ...(query.kind && { kind: query.kind }),
      ...(query.applicationId && { applicationId: query.applicationId }),
      ...(query.overdue === 'true' && { overdueAt: this.clock.now() }),
      ...(query.mine === 'true' && { leadId: person.accountId }),
    };
  }
}
