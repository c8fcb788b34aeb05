import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '#libs/http';

export class LettersQuery extends PageQuery {
  /** State of the letters to show. */
  @IsOptional()
  @IsIn(['waiting', 'sent', 'undeliverable'])
  state?: 'waiting' | 'sent' | 'undeliverable';

  /** Id of the thing the letters are about. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  about?: string;
}
