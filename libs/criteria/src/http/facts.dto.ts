import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { DEVICE_CLASSES, type DeviceClass, TRACKS, type Track } from '../domain/vocabulary.js';

/** What is known of an application; words of the vocabularies of the framework. */
export class FactsDto {
  /** @example DM */
  @IsString()
  @MaxLength(80)
  category!: string;

  /** @example N1 */
  @IsString()
  @MaxLength(80)
  access!: string;

  /** @example ENS */
  @IsString()
  @MaxLength(80)
  catalog!: string;

  /** @example ["ia", "mobile"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(80, { each: true })
  flags?: string[];

  /** `essai` when a trial listing is asked for. */
  @IsOptional()
  @IsIn(TRACKS)
  track?: Track;

  @IsOptional()
  @IsIn(DEVICE_CLASSES)
  device_class?: DeviceClass;

  /** An artificial intelligence has an effect on the person. */
  @IsOptional()
  @IsBoolean()
  ai_effect_on_person?: boolean;
}
