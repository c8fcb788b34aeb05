import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { SERVICES, type Service } from '../../domain/report/vocabulary.js';
import { OnCaseDto } from '../case/case.dto.js';

export class RouteDto extends OnCaseDto {
  /** Who is told instead of those proposed; left out, the proposal is accepted. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(SERVICES.length)
  @IsIn(SERVICES, { each: true })
  services?: Service[];

  /** Why the proposal is corrected. */
  @IsOptional()
  @IsString()
  @MinLength(10)
  @MaxLength(2_000)
  motive?: string;
}
