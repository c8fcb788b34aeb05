import { Injectable } from '@nestjs/common';
import { Clock } from '#libs/kernel';

/** The bytes of contents whose rows were erased. */
export abstract class ErasedFiles {
  /**
   * Takes one content from the store, unless something names it still. One that came in after `settled` is left for
   * another day: whoever sent it may be about to name it.
   * @returns false when none is left
   */
  abstract removeNext(settled: Date): Promise<boolean>;
}

/** Longer than any upload takes from its last byte to the row that names it. */
const SETTLED_AFTER_MS = 24 * 3_600_000;
/** Files in one run; the others go with the next. */
const AT_ONCE = 2_000;

@Injectable()
export class RemoveFiles {
  constructor(
    private readonly files: ErasedFiles,
    private readonly clock: Clock,
  ) {}

  /** @returns how many were looked at */
  async execute(): Promise<number> {
    const settled = new Date(this.clock.now().getTime() - SETTLED_AFTER_MS);
    let turn = 0;
    while (turn < AT_ONCE && (await this.files.removeNext(settled))) turn += 1;
    return turn;
  }
}
