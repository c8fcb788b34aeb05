import { IsBoolean, IsDateString, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { ApiProperty } from '#openapi';
import { OnCaseDto } from '../case/case.dto.js';
import { TicketDto } from '../report.dto.js';

export class SendFactsDto {
  /** The facts, in your words: nothing that points to who reported. */
  @IsString()
  @MinLength(10)
  @MaxLength(4_000)
  facts!: string;
}

export class StatementDto extends OnCaseDto {
  @IsString()
  @MinLength(10)
  @MaxLength(4_000)
  text!: string;
}

export class CommitmentDto extends StatementDto {
  /** Day by whose end it is put right. */
  @IsString()
  @MaxLength(10)
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsDateString({ strict: true })
  @ApiProperty({ example: '2027-03-15' })
  dueOn!: string;
}

export class JudgeCommitmentDto extends OnCaseDto {
  @IsBoolean()
  kept!: boolean;

  /** As the publisher and those who reported read it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

export class SettleRequestDto extends OnCaseDto {
  /** As the publisher reads it. */
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive!: string;
}

export class SayFixedDto extends TicketDto {
  /** Whether what you reported is fixed. */
  @IsBoolean()
  fixed!: boolean;
}
