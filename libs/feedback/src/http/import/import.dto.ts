import { IsIn, IsOptional } from 'class-validator';

export class ImportQuery {
  /** `true`: says what would come of the file and changes nothing. */
  @IsOptional()
  @IsIn(['true', 'false'])
  dryRun: 'true' | 'false' = 'false';
}
