import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { type Acting, CurrentActing, Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { LeadAssignment } from '../application/assignment/lead-assignment.js';
import type { OnAssignment } from '../application/assignment/on-assignment.js';
import type { AssignmentId } from '../domain/assignment.js';
import { AssignmentView } from './assignment.view.js';
import { AssignmentPresenter } from './assignment-presenter.js';
import { MoreTimeAnswerDto, ReasonedDto, type SeenVersionDto } from './evaluation.dto.js';

/** What the lead does with what he asked. */
@ApiTags('assignments')
@Controller('api/v1/assignments/:assignmentId')
export class LeadAssignmentsController {
  constructor(
    private readonly presenter: AssignmentPresenter,
    private readonly lead: LeadAssignment,
  ) {}

  @Post('clearance')
  @HttpCode(200)
  @Operation('clearAssignment', 'Clear a disclosed interest, with the reason that goes into the report')
  async clear(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() body: ReasonedDto,
  ): Promise<AssignmentView> {
    await this.lead.clear(acting.actor, on(id, body), body.reason);
    return this.presenter.view(acting, id);
  }

  @Post('cancellation')
  @HttpCode(200)
  @Operation('cancelAssignment', 'Take an invitation or an assignment back')
  async cancel(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() body: ReasonedDto,
  ): Promise<AssignmentView> {
    await this.lead.cancel(acting.actor, on(id, body), body.reason);
    return this.presenter.view(acting, id);
  }

  @Post('replacement')
  @HttpCode(200)
  @Operation('replaceAssignment', 'Release an expert who does not deliver, to ask another')
  async replace(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() body: ReasonedDto,
  ): Promise<AssignmentView> {
    await this.lead.replace(acting.actor, on(id, body), body.reason);
    return this.presenter.view(acting, id);
  }

  @Post('voiding')
  @HttpCode(200)
  @Operation('voidReview', 'Take a review out of the count; it stays in the record')
  async void(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() body: ReasonedDto,
  ): Promise<AssignmentView> {
    await this.lead.void(acting.actor, on(id, body), body.reason);
    return this.presenter.view(acting, id);
  }

  @Post('more-time-answer')
  @HttpCode(200)
  @Operation('answerMoreTime', 'Grant or refuse the days that were asked')
  async answerMoreTime(
    @CurrentActing() acting: Acting,
    @Param('assignmentId') id: AssignmentId,
    @Body() { granted, reason = '', ...body }: MoreTimeAnswerDto,
  ): Promise<AssignmentView> {
    await this.lead.answerMoreTime(acting.actor, on(id, body), granted, reason);
    return this.presenter.view(acting, id);
  }
}

const on = (assignmentId: AssignmentId, { expectedVersion }: SeenVersionDto): OnAssignment => ({
  assignmentId,
  expectedVersion,
});
