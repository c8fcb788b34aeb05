import { UnusableInput } from './files.js';

/** The cases of a file: a list, or an object that holds one under `cases`. */
export function casesOf(file: string, content: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list = Array.isArray(content) ? content : (content as { cases?: unknown } | null)?.cases;
  if (!Array.isArray(list)) throw new UnusableInput(`${file} holds no cases: {"cases": […]} is expected.`);
  list.forEach((one, index) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) {
      throw new UnusableInput(`${file}: case ${index + 1} is not an object.`);
    }
  });
  return list;
}

/** How a case is called in a message. */
export const titleOf = (file: string, { name }: Readonly<Record<string, unknown>>, index: number): string =>
  `${file}: case ${index + 1}${typeof name === 'string' ? ` (${name})` : ''}`;
