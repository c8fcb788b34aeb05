import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { Conflict } from '#libs/kernel';
import { ApiOkResponse } from '#openapi';
import { ImpactArchive, type ImpactSheet } from '../../application/impact/impact-archive.js';
import { SimulateImpact } from '../../application/impact/simulate-impact.js';
import type { FrameworkVersionId } from '../../domain/framework-version.js';
import { NO_IMPACT } from '../../domain/impact-count.js';
import { impactDocument } from '../../domain/impact-document.js';
import type { ImpactSimulation } from '../../domain/impact-simulation.js';
import { SimulationDto } from '../framework-versions.dto.js';
import { KnownVersionId } from '../known-id.pipe.js';
import { readDay } from '../publication-order.js';
import { JSON_TYPE } from '../sent-with-version.js';
import { ImpactSimulationView } from './impact.view.js';
import { impactTable } from './impact-table.js';

/** What a version would do to current listings: asked for by an editor, read and downloaded once the worker is done. */
@Controller('api/v1/framework-versions/:id/impact')
export class ImpactController {
  constructor(
    private readonly simulating: SimulateImpact,
    private readonly archive: ImpactArchive,
  ) {}

  @Post()
  @HttpCode(202)
  @Operation('simulateImpact', 'Begins to compute whom the version would hit if it took effect that day')
  async begin(
    @CurrentActing() { actor }: Acting,
    @Param('id', KnownVersionId) id: FrameworkVersionId,
    @Body() { effectiveOn }: SimulationDto,
  ): Promise<ImpactSimulationView> {
    await this.simulating.begin(actor, id, readDay(effectiveOn, '/effectiveOn'));
    return view(await this.archive.latest(id));
  }

  @Get()
  @Operation('readImpact', 'The last simulation: how far it is, and what it comes to')
  async read(@Param('id', KnownVersionId) id: FrameworkVersionId): Promise<ImpactSimulationView> {
    return view(await this.archive.latest(id));
  }

  @Get('document')
  @Operation('readImpactDocument', 'The simulation listing by listing, as JSON: its hash is the one that is published')
  @ApiOkResponse({ content: { 'application/json': { schema: { type: 'object', additionalProperties: true } } } })
  async document(@Param('id', KnownVersionId) id: FrameworkVersionId, @Res() reply: FastifyReply) {
    const simulation = await this.finished(id);
    const pieces = impactDocument(simulation, this.archive.lines(simulation), () => simulation.impact ?? NO_IMPACT);
    await this.send(reply, JSON_TYPE, 'json', pieces, simulation);
  }

  @Get('table')
  @Operation('readImpactTable', 'The simulation listing by listing, as CSV')
  @ApiOkResponse({ content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(@Param('id', KnownVersionId) id: FrameworkVersionId, @Res() reply: FastifyReply) {
    const simulation = await this.finished(id);
    await this.send(reply, 'text/csv; charset=utf-8', 'csv', impactTable(this.archive.lines(simulation)), simulation);
  }

  /** @throws Conflict (`simulation_not_finished`) */
  private async finished(id: FrameworkVersionId): Promise<ImpactSimulation> {
    const { simulation } = await this.archive.latest(id);
    if (simulation.state === 'done') return simulation;
    throw new Conflict('simulation_not_finished', 'The simulation is not finished.', { state: simulation.state });
  }

  private send(
    reply: FastifyReply,
    type: string,
    extension: string,
    pieces: AsyncGenerator<string>,
    { basis }: ImpactSimulation,
  ) {
    const name = `impact-${basis.version}.${extension}`;
    void reply.header('content-disposition', `attachment; filename="${name}"`).type(type);
    return reply.send(Readable.from(pieces));
  }
}

const view = ({ simulation, stale }: ImpactSheet): ImpactSimulationView => ({
  id: simulation.id,
  state: simulation.state,
  effectiveOn: simulation.basis.effectiveOn,
  transitionOn: simulation.basis.transitionOn,
  done: simulation.done,
  listings: simulation.listings,
  startedAt: simulation.startedAt.toISOString(),
  ...(simulation.endedAt && { endedAt: simulation.endedAt.toISOString() }),
  ...(simulation.fault && { fault: simulation.fault }),
  ...(stale && { stale }),
  ...(simulation.impact && { impact: simulation.impact }),
  ...(simulation.documentHash && { documentHash: simulation.documentHash }),
});
