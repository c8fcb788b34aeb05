import { IsOptional, IsString, MaxLength } from 'class-validator';

export class BeginSignInQuery {
  /** A path of this site; anything else leads to the front page. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  returnTo?: string;

  /** Who it probably is, for the identity provider to propose. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  login_hint?: string;
}
