import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { KnownId } from '#libs/http';
import { type AccountId, NotFound, toDay } from '#libs/kernel';
import { ApiTags } from '#openapi';
import { EvaluationWork, type RecordedRelation } from '../application/evaluation.work.js';
import { ExpertDirectory } from '../application/experts/expert-directory.js';
import { People } from '../application/neighbours.js';
import type { ExpertSnapshot } from '../domain/expert.js';
import { EndInterestDto, ExpertProfileDto, OrganisationGroupDto, PinInterestDto } from './experts.dto.js';
import { ExpertsView, ExpertView, InterestsView, InterestView } from './experts.view.js';

/** The list of experts, what they may judge, and what ties them to whom. */
@ApiTags('experts')
@Controller('api/v1')
export class ExpertsController {
  constructor(
    private readonly work: EvaluationWork,
    private readonly directory: ExpertDirectory,
    private readonly people: People,
  ) {}

  @Get('experts')
  @Operation('listExperts', 'Everybody on the list of experts')
  async list(): Promise<ExpertsView> {
    const experts = await this.work.read((scope) => scope.experts.all());
    const names = await this.people.many(experts.map(({ id }) => id));
    return { items: experts.map((expert) => expertView(expert, names.get(expert.id)?.name ?? '')) };
  }

  @Get('experts/:expertId')
  @Operation('readExpert', 'One expert')
  async read(@Param('expertId', KnownId) id: AccountId): Promise<ExpertView> {
    const expert = await this.work.read((scope) => scope.experts.find(id));
    const person = (await this.people.many([id])).get(id);
    if (!person || !(expert || (await this.people.isExpert(id)))) throw new NotFound('expert', id);
    return expertView(expert ?? { id, competences: [], mandateFrom: null, mandateTo: null, version: 0 }, person.name);
  }

  @Put('experts/:expertId')
  @Operation('setExpertProfile', 'Set competences and mandate')
  async setProfile(
    @CurrentActing() { actor }: Acting,
    @Param('expertId', KnownId) id: AccountId,
    @Body() { competences, mandateFrom, mandateTo, expectedVersion }: ExpertProfileDto,
  ): Promise<ExpertView> {
    const profile = { competences, mandateFrom: dayOrNull(mandateFrom), mandateTo: dayOrNull(mandateTo) };
    await this.directory.setProfile(actor, id, profile, expectedVersion);
    return this.read(id);
  }

  @Get('experts/:expertId/interests')
  @Operation('listInterests', 'The ties of an expert')
  async interests(@Param('expertId', KnownId) id: AccountId): Promise<InterestsView> {
    const expert = await this.read(id);
    const relations = await this.work.read((scope) => scope.relations.of(expert.id as AccountId));
    return { items: relations.map(interestView) };
  }

  @Post('experts/:expertId/interests')
  @Operation('pinInterest', 'Fix a pair: a conflict whatever is declared, or none whatever is detected')
  async pin(
    @CurrentActing() { actor }: Acting,
    @Param('expertId', KnownId) id: AccountId,
    @Body() { siren, kind, from, to, note = '' }: PinInterestDto,
  ): Promise<InterestView> {
    const relation = { siren, kind, from: toDay(from), to: dayOrNull(to), note };
    return interestView(await this.directory.pin(actor, id, relation));
  }

  @Post('experts/:expertId/interests/:interestId/end')
  @HttpCode(200)
  @Operation('endInterest', 'Note that a tie has ended')
  async end(
    @CurrentActing() { actor }: Acting,
    @Param('expertId', KnownId) id: AccountId,
    @Param('interestId', KnownId) interestId: string,
    @Body() { to }: EndInterestDto,
  ): Promise<InterestView> {
    return interestView(await this.directory.end(actor, id, interestId, toDay(to)));
  }

  @Put('organisation-groups/:siren')
  @HttpCode(204)
  @Operation('setOrganisationGroup', 'Say which organisations form a group: they conflict alike')
  async setGroup(
    @CurrentActing() { actor }: Acting,
    @Param('siren') siren: string,
    @Body() { members }: OrganisationGroupDto,
  ): Promise<void> {
    if (!/^\d{9}$/.test(siren)) throw new NotFound('organisation', siren);
    await this.directory.setGroup(actor, siren, members);
  }
}

const dayOrNull = (day: string | null | undefined) => (day === null || day === undefined ? null : toDay(day));

const expertView = ({ competences, ...expert }: ExpertSnapshot, name: string): ExpertView => ({
  ...expert,
  name,
  competences: [...competences],
});

export const interestView = ({ id, siren, kind, from, to, source, note }: RecordedRelation): InterestView => ({
  id,
  siren,
  kind,
  from,
  to,
  source,
  note,
});
