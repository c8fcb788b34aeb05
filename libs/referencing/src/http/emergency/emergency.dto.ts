import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { PageQuery } from '#libs/http';

export class OpenEmergencyAccessDto {
  /** Why it cannot wait; read by the lead and by the oversight body. */
  @IsString()
  @MinLength(20)
  @MaxLength(2000)
  @Matches(/\S/)
  motive!: string;
}

export class EmergencyAccessQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  dossierId?: string;

  /** Of the opening. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(9999)
  year?: number;
}
