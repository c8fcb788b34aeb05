/** Something took longer than it may. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';

  constructor(what: string, limitMs: number) {
    super(`${what} did not end within ${limitMs / 1_000} s`);
  }
}

/** The result, or a refusal once the time is over; the work itself is not stopped. @throws TooSlow */
export async function within<Result>(limitMs: number, what: string, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TooSlow(what, limitMs)), limitMs);
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    clearTimeout(timer);
  }
}
