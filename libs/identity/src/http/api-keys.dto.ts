import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsISO8601, IsString, Length, Matches } from 'class-validator';
import { once } from '#libs/http';

export class CreateApiKeyDto {
  /** What it is for, so that it is recognised later. */
  @IsString()
  @Length(1, 100)
  name!: string;

  /** Operations it may call; `*` for all that I may do. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Transform(({ value }) => once(value))
  @Matches(/^(\*|[A-Za-z]{1,60})$/, { each: true })
  scopes!: string[];

  /** Instant at which it stops working. */
  @IsISO8601({ strict: true, strictSeparator: true })
  @Matches(/Z$|[+-]\d{2}:\d{2}$/)
  expiresAt!: string;
}
