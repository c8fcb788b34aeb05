import { IsIn, IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { PageQuery } from '#libs/http';
import { REVIEW_STATES, type ReviewState } from '../../domain/review/review.lifecycle.js';
import { FLAG_STATES, type FlagState } from '../../domain/review/review-flag.lifecycle.js';
import { REVIEW_SORTS, type ReviewSort } from '../../domain/review/review-order.js';

const MOTIVE = /^[a-z_]{2,40}$/;

export class UserReviewQuery extends PageQuery {
  @IsOptional()
  @IsIn(REVIEW_STATES)
  state?: ReviewState;

  @IsOptional()
  @IsUUID()
  applicationId?: string;

  /** Word of the rules: `app_store`… */
  @IsOptional()
  @Matches(MOTIVE)
  source?: string;

  /** Only those that should have been read by now. */
  @IsOptional()
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';
}

export class FlagQuery extends PageQuery {
  @IsOptional()
  @IsIn(FLAG_STATES)
  state?: FlagState;

  /** Only those that should have been answered by now. */
  @IsOptional()
  @IsIn(['true', 'false'])
  overdue?: 'true' | 'false';
}

export class UserReviewExportQuery {
  @IsOptional()
  @IsIn(REVIEW_STATES)
  state?: ReviewState;

  @IsOptional()
  @IsUUID()
  applicationId?: string;
}

export class OnReviewDto {
  /** The version you have seen. */
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  expectedVersion!: number;
}

export class RefuseReviewDto extends OnReviewDto {
  /**
   * Why, in a word of the rules.
   * @example not_an_experience
   */
  @Matches(MOTIVE)
  @MaxLength(40)
  motive!: string;

  /** For the author, beyond the words of the motive. */
  @IsOptional()
  @IsString()
  @MaxLength(2_000)
  explanation?: string;
}

export class FlagReviewDto {
  /**
   * What is doubted, in a word of the rules.
   * @example not_authentic
   */
  @Matches(MOTIVE)
  @MaxLength(40)
  motive!: string;

  /** Why. */
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  explanation!: string;
}

export class DismissFlagDto extends OnReviewDto {
  /** What the publisher is told. */
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  answer!: string;
}

export class UpholdFlagDto extends DismissFlagDto {
  /**
   * Why the review leaves the page, for its author.
   * @example not_authentic
   */
  @Matches(MOTIVE)
  @MaxLength(40)
  refusalMotive!: string;
}

export class PublicReviewQuery extends PageQuery {
  /** By the day of the review, or by its rating. */
  @IsOptional()
  @IsIn(REVIEW_SORTS)
  sort: ReviewSort = 'newest';
}
