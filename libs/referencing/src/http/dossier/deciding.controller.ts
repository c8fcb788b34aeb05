import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { NotFound } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { judgedFile } from '../../application/decision/judged-file.js';
import { draftOf } from '../../application/decision/prepare-decision.js';
import { DecideDossier } from '../../application/dossier/decide-dossier.js';
import type { OnDossier } from '../../application/dossier/dossier-action.js';
import { ReferencingWork } from '../../application/referencing.work.js';
import type { DossierId } from '../../domain/dossier/dossier.js';
import { draftContentIn, draftView } from '../decision/draft-presenter.js';
import { PrepareDecisionDto } from './deciding.dto.js';
import { DecisionDraftView, ReportView, SessionResultView } from './deciding.view.js';
import { DeclareInadmissibleDto, SignTogetherDto, VersionedDto } from './dossier.dto.js';
import { DossierView } from './dossier.view.js';
import { DossierPresenter } from './dossier-presenter.js';

@ApiTags('decisions')
@Controller('api/v1')
export class DecidingController {
  constructor(
    private readonly work: ReferencingWork,
    private readonly decide: DecideDossier,
    private readonly presenter: DossierPresenter,
  ) {}

  /** The publisher reads it once he is heard on it. */
  @Get('dossiers/:dossierId/report')
  @Operation('readReport', 'The closed report: outcomes, reasons, proposal')
  report(@CurrentActing() { person }: Acting, @Param('dossierId') id: string): Promise<ReportView> {
    return this.work.read(async ({ dossiers, reports }) => {
      const { state } = (await dossiers.get(id as DossierId)).toSnapshot();
      const report = await reports.latest(id as DossierId);
      const given = await reports.observations(id as DossierId);
      const isHeard = given !== undefined || state === 'decided';
      if (!report || (person.staffRoles.length === 0 && !isHeard)) throw new NotFound('report', id);
      const observations = given && { askedOn: given.askedOn, endedOn: given.endedOn, text: given.text };
      return {
        number: report.number,
        closedAt: report.closedAt.toISOString(),
        proposal: report.proposal,
        outcomes: report.outcomes.map(({ criterion, verdict, rationale, method }) => ({
          criterion,
          verdict,
          rationale,
          method,
        })),
        notes: [...report.notes],
        ...(observations && { observations }),
      };
    });
  }

  @Post('dossiers/:dossierId/inadmissibility')
  @HttpCode(200)
  @Operation('declareInadmissible', 'Refuse to examine the request')
  async inadmissible(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: DeclareInadmissibleDto,
  ): Promise<DossierView> {
    const { motive, remedies } = body;
    await this.decide.declareInadmissible(acting.actor, on(id, body), { motive, remedies });
    return this.presenter.view(acting, id as DossierId);
  }

  @Get('dossiers/:dossierId/decision-draft')
  @Operation('readDecisionDraft', 'The decision as it is prepared')
  draft(@Param('dossierId') id: string): Promise<DecisionDraftView> {
    return this.work.read(async (scope) => {
      const dossier = await scope.dossiers.get(id as DossierId);
      return draftView(await draftOf(scope, dossier), (await judgedFile(scope, dossier)).proposal);
    });
  }

  @Put('dossiers/:dossierId/decision-draft')
  @Operation('prepareDecision', 'Write the decision that will be put before the signatory')
  async prepare(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: PrepareDecisionDto,
  ): Promise<DossierView> {
    await this.decide.prepare(acting.actor, on(id, body), draftContentIn(body));
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('dossiers/:dossierId/signature')
  @HttpCode(200)
  @Operation('signDecision', 'Sign the decision')
  async sign(
    @CurrentActing() acting: Acting,
    @Param('dossierId') id: string,
    @Body() body: VersionedDto,
  ): Promise<DossierView> {
    await this.decide.sign(acting.actor, on(id, body));
    return this.presenter.view(acting, id as DossierId);
  }

  @Post('decision-sessions')
  @HttpCode(200)
  @Operation('signDecisionsTogether', 'Sign several decisions in one session; each has its own result')
  async session(@CurrentActing() { actor }: Acting, @Body() { items }: SignTogetherDto): Promise<SessionResultView> {
    const asked = items.map(({ dossierId, expectedVersion }) => ({
      dossierId: dossierId as DossierId,
      expectedVersion,
    }));
    const results = await this.decide.signTogether(actor, asked);
    const refused = results.filter(({ refusal }) => refusal !== undefined).length;
    const shown = results.map(({ refusal, ...item }) => ({
      ...item,
      ...(refusal && { refusal: { code: refusal.code, reasons: [...refusal.reasons] } }),
    }));
    return { signed: results.length - refused, refused, items: shown };
  }
}

const on = (id: string, { expectedVersion }: VersionedDto): OnDossier => ({
  dossierId: id as DossierId,
  expectedVersion,
});
