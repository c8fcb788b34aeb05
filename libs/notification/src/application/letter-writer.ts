import { readFileSync } from 'node:fs';
import path from 'node:path';
import Handlebars from 'handlebars';
import { projectRoot, type Words } from '#libs/kernel';
import type { LetterData, LetterLanguage, TemplateName } from '../domain/letter-data.js';
import { writtenDay, writtenMoment } from '../domain/letter-text.js';

export interface LetterText {
  readonly subject: string;
  readonly body: string;
}

type Given = Record<string, unknown>;
type Template = (data: Given) => string;

/** Where the letters are written: one file per template and language, the subject on its first line. */
export const templatesFolder = path.join(projectRoot, 'libs/notification/templates');

/** Writes letters as plain text. A variable that a template names and nobody gave is a fault, not an empty place. */
export class LetterWriter {
  private readonly templates = new Map<string, { readonly subject: Template; readonly body: Template }>();

  write<Name extends TemplateName>(
    name: Name,
    language: LetterLanguage,
    data: LetterData[Name] & { link: string },
  ): LetterText {
    const { subject, body } = this.template(name, language);
    const words = inOne(language, data);
    return {
      subject: subject(words).replace(/\s+/g, ' ').trim(),
      body: body(words)
        .trim()
        .replace(/\n{3,}/g, '\n\n'),
    };
  }

  private template(name: TemplateName, language: LetterLanguage) {
    const file = `${name}.${language}.hbs`;
    const known = this.templates.get(file);
    if (known) return known;

    const source = readFileSync(path.join(templatesFolder, file), 'utf8');
    const firstLine = source.indexOf('\n');
    const handlebars = strictHandlebars(language);
    const compile = (text: string): Template => handlebars.compile<Given>(text, { strict: true, noEscape: true });
    const template = { subject: compile(source.slice(0, firstLine)), body: compile(source.slice(firstLine)) };
    this.templates.set(file, template);
    return template;
  }
}

/** What is given in both languages becomes what it is in one. */
const inOne = (language: LetterLanguage, data: object): Given =>
  Object.fromEntries(Object.entries(data).map(([name, value]) => [name, valueIn(language, value)]));

function valueIn(language: LetterLanguage, value: unknown): unknown {
  if (areWords(value)) return value[language];
  if (Array.isArray(value)) return value.map((item) => valueIn(language, item));
  return typeof value === 'object' && value !== null ? inOne(language, value) : value;
}

const areWords = (value: unknown): value is Words => typeof value === 'object' && value !== null && 'fr' in value;

/** Handlebars with our two helpers; its own `if` and `each` refuse what was not given, as `strict` does elsewhere. */
function strictHandlebars(language: LetterLanguage): typeof Handlebars {
  const handlebars = Handlebars.create();
  handlebars.registerHelper('day', (day: string) => writtenDay(day, language));
  handlebars.registerHelper('moment', (instant: string) => writtenMoment(instant, language));
  for (const name of ['if', 'each']) {
    const original = handlebars.helpers[name];
    handlebars.registerHelper(name, function (this: unknown, value: unknown, options: unknown) {
      if (value === undefined) throw new Error(`a word is missing for ${name}`);
      return original?.call(this, value, options);
    });
  }
  return handlebars;
}
