import { parse } from 'yaml';
import { z } from 'zod';
import { type NameLists, nameListsFrom } from '../domain/pseudonymising/names.js';

const file = z.strictObject({
  version: z.string(),
  given: z.string(),
  word_like: z.string(),
  surname: z.string(),
  kept: z.array(z.string()),
});

/** @throws when the file is not of its shape, naming where */
export const namesFrom = (text: string): NameLists => nameListsFrom(file.parse(parse(text)));
