import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { SELF_VERDICTS, type SelfVerdict } from '../../domain/submission/answer.js';

export class SaveAnswerDto {
  /** `version` of the answer that was read; 0 for the first. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  expectedVersion!: number;

  @IsIn(SELF_VERDICTS)
  selfVerdict!: SelfVerdict;

  /** With `non_applicable`: one of the admissible reasons of the criterion, word for word. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  naReason?: string;

  @IsString()
  @MaxLength(20000)
  text!: string;

  /** Files of this dossier that prove it. */
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @IsUUID('all', { each: true })
  evidence!: string[];
}
