/** How long another process may go on believing what this one has changed, in milliseconds. */
const TRUSTED_MS = 3000;

/** More people than sign in within that time; beyond it everything is asked anew. */
const MOST = 5000;

/** What was just found about a caller, so that a page of twenty requests asks once. Emptied by every change. */
export class RecentAnswers<Value> {
  private answers = new Map<string, { readonly value: Value; readonly askedAt: number }>();

  /** A finding that was overtaken by a change while it was looked up is given, but not kept. */
  async find(key: string, look: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const kept = this.answers;
    const known = kept.get(key);
    if (known && performance.now() - known.askedAt < TRUSTED_MS) return known.value;

    const value = await look();
    if (value === undefined || kept !== this.answers) return value;
    if (kept.size >= MOST) kept.clear();
    kept.set(key, { value, askedAt: performance.now() });
    return value;
  }

  forget(key: string): void {
    this.answers.delete(key);
  }

  clear(): void {
    this.answers = new Map();
  }
}
