import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsString,
  Length,
  MaxLength,
  MinLength,
  ValidateNested,
} from 'class-validator';
import { VersionedDto } from '../dossier/dossier.dto.js';

export class QuestionDto {
  /** @example SEC-01 */
  @IsString()
  @Length(1, 20)
  criterion!: string;

  @IsString()
  @MinLength(5)
  @MaxLength(4000)
  text!: string;
}

export class AskClarificationDto extends VersionedDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => QuestionDto)
  questions!: QuestionDto[];

  /** A blocking question stops the clock until it is answered. */
  @IsBoolean()
  blocking!: boolean;
}

export class RepeatClarificationDto extends VersionedDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => QuestionDto)
  questions!: QuestionDto[];
}

export class AnswerClarificationDto extends VersionedDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => QuestionDto)
  replies!: QuestionDto[];
}
