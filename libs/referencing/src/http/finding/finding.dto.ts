import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#libs/http';
import { FINDING_STATES, type FindingState } from '../../domain/finding/finding.lifecycle.js';

export class FindingQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  listing?: string;

  @IsOptional()
  @IsIn(FINDING_STATES)
  state?: FindingState;
}
