import type { HttpClient } from '../../apps/cli/src/walk/http-client.js';
import type { Dice } from './dice.js';
import type { Temper } from './temper.js';

/** One application of the simulation, with what only its publisher could know: what is wrong with it. */
export class Application {
  private readonly wrong = new Set<string>();
  private readonly looked = new Set<string>();
  private readonly silent = new Map<string, boolean>();

  constructor(
    readonly id: string,
    readonly name: string,
    readonly publisher: HttpClient,
    private readonly dice: Dice,
    private readonly temper: Temper,
  ) {}

  /** What is judged for the first time may be wrong; what was wrong before may have been put right. */
  judged(criteria: readonly string[]): void {
    for (const criterion of criteria) {
      const isWrong = this.looked.has(criterion)
        ? this.wrong.has(criterion) && !this.dice.happens(this.temper.mends)
        : this.dice.happens(this.temper.fails);
      this.looked.add(criterion);
      if (isWrong) this.wrong.add(criterion);
      else this.wrong.delete(criterion);
    }
  }

  fails(criterion: string): boolean {
    return this.wrong.has(criterion);
  }

  /** Whether whoever is waited for never acts on this thing: decided once, and kept to. */
  ignores(thing: string, now: boolean): boolean {
    const known = this.silent.get(thing);
    if (known !== undefined) return known;
    this.silent.set(thing, now);
    return now;
  }
}
