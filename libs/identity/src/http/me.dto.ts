import { IsIn } from 'class-validator';
import { LANGUAGES, type Language } from '../domain/account.js';

export class LanguageDto {
  @IsIn(LANGUAGES)
  language!: Language;
}
