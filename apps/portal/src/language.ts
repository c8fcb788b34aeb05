import { languageOf } from '#libs/http';

export type Language = 'fr' | 'en';

/** The address wins over the browser, so that a link says the same to everybody. French when nobody says. */
export function pageLanguage(asked: unknown, acceptLanguage: string | undefined): Language {
  return asked === 'fr' || asked === 'en' ? asked : languageOf(acceptLanguage);
}

export type Bilingual = Readonly<Record<Language, string>>;
