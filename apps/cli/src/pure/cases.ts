import { about, UnusableInput } from './files.js';

/** The cases of a file: a list, or an object that holds one under `cases`. */
export function casesOf(file: string, content: unknown): readonly Readonly<Record<string, unknown>>[] {
  const list = Array.isArray(content) ? content : (content as { cases?: unknown } | null)?.cases;
  if (!Array.isArray(list)) throw new UnusableInput(`${file} holds no cases: {"cases": […]} is expected.`);
  const faults = list.flatMap((one, index) =>
    typeof one !== 'object' || one === null || Array.isArray(one)
      ? [`${file}: case ${index + 1} is not an object.`]
      : [],
  );
  if (faults.length > 0) throw new UnusableInput(faults.join('\n'));
  return list;
}

/** What the work makes of each case. @throws UnusableInput naming every case that cannot be used, a line for each fault */
export function ofEach<Result>(
  file: string,
  cases: readonly Readonly<Record<string, unknown>>[],
  work: (one: Readonly<Record<string, unknown>>, title: string) => Result,
): Result[] {
  const faults: string[] = [];
  const results: Result[] = [];
  for (const [index, one] of cases.entries()) {
    const title = titleOf(file, one, index);
    try {
      results.push(about(title, () => work(one, title)));
    } catch (refusal) {
      if (!(refusal instanceof UnusableInput)) throw refusal;
      faults.push(refusal.message);
    }
  }
  if (faults.length > 0) throw new UnusableInput(faults.join('\n'));
  return results;
}

/** How a case is called in a message. */
export const titleOf = (file: string, { name }: Readonly<Record<string, unknown>>, index: number): string =>
  `${file}: case ${index + 1}${typeof name === 'string' ? ` (${name})` : ''}`;
