import { IsInt, Matches, Max, MaxLength, Min } from 'class-validator';

/** What the policy allows is less; this is what a number can hold. */
const LARGEST = 1_000_000_000_000;

export class ReportUsageDto {
  /** The version you have seen; 0 for a month that nobody told yet. */
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  expectedVersion!: number;

  /** Installations in the month, all stores together. */
  @IsInt()
  @Min(0)
  @Max(LARGEST)
  downloads!: number;

  /** Different people who used it in the month; there may be more of them than downloads. */
  @IsInt()
  @Min(0)
  @Max(LARGEST)
  activeUsers!: number;

  /**
   * Who counted.
   * @example store_console
   */
  @Matches(/^[a-z_]{2,40}$/)
  @MaxLength(40)
  source!: string;
}
