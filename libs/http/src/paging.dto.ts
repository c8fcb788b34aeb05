import { Transform } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

/** Digits become a number; anything else (`0x10`, `1e3`, a list) stays what it is, and is refused. */
export const wholeNumber = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;

/** Query of any list. */
export class PageQuery {
  /** Rows per page. */
  @IsOptional()
  @Transform(({ value }) => wholeNumber(value))
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 25;

  /** `next` of the page before. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  after?: string;
}
