import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '#libs/http';
import { OUTCOMES } from '../../domain/decision/outcome.js';

const DECIDED = [...OUTCOMES, 'inadmissible'] as const;

export class DecisionQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  applicationId?: string;

  @IsOptional()
  @IsUUID()
  dossierId?: string;

  @IsOptional()
  @IsIn(DECIDED)
  outcome?: (typeof DECIDED)[number];
}
