import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { PageQuery } from '#libs/http';
import { ApiProperty } from '#openapi';
import { SIGNAL_STATES, type SignalState } from '../../domain/signal/signal.lifecycle.js';
import { SIGNAL_METHODS, type SignalMethod } from '../../domain/signal/signal-numbers.js';

export class SignalsQuery extends PageQuery {
  @IsOptional()
  @IsIn(SIGNAL_STATES)
  state?: SignalState;

  @IsOptional()
  @IsUUID()
  applicationId?: string;

  /** A topic of the framework, or a kind of report. */
  @ApiProperty({ example: 'fuite_donnees', required: false })
  @IsOptional()
  @Matches(/^[a-z][a-z_]{1,59}$/)
  topic?: string;

  /** Those to which this method led. */
  @IsOptional()
  @IsIn(SIGNAL_METHODS)
  method?: SignalMethod;
}

export class SignalChartQuery {
  /** Of the words in the drawing; French when it is left out. */
  @IsOptional()
  @IsIn(['fr', 'en'])
  language?: 'fr' | 'en';
}

export class OnSignalDto {
  /** The version you have seen. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  expectedVersion!: number;
}

export class EndSignalDto extends OnSignalDto {
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

export class ReviewCampaignsQuery {
  @IsOptional()
  @IsUUID()
  applicationId?: string;
}

export class CampaignsQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  applicationId?: string;
}
