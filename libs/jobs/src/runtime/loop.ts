export interface LoopOptions {
  /** One step of work. @returns how much was done: after some, the next step follows at once */
  readonly step: () => Promise<number>;
  readonly everyMs: number;
  readonly onFault: (fault: Error) => void;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10_000;

/** Works while there is work, when knocked at, and in any case every so often. After a fault it waits, longer each time. */
export class Loop {
  private ending: Promise<void> | undefined;
  private isStopping = false;
  private isKnocked = false;
  private wake: (() => void) | undefined;

  constructor(private readonly options: LoopOptions) {}

  start(): void {
    this.ending ??= this.turn();
  }

  knock(): void {
    this.isKnocked = true;
    this.wake?.();
  }

  /** Resolves when the step in hand has ended. */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.wake?.();
    await this.ending;
  }

  private async turn(): Promise<void> {
    let faults = 0;
    while (!this.isStopping) {
      this.isKnocked = false;
      try {
        const done = await this.options.step();
        faults = 0;
        if (done === 0) await this.rest(this.options.everyMs);
      } catch (fault) {
        faults += 1;
        this.options.onFault(fault instanceof Error ? fault : new Error(String(fault)));
        await this.pause(Math.min(FIRST_PAUSE_MS * 2 ** (faults - 1), LONGEST_PAUSE_MS));
      }
    }
  }

  /** Ends early when somebody knocks, also when he did so during the step. */
  private async rest(ms: number): Promise<void> {
    if (!this.isKnocked) await this.sleep(ms, () => this.isStopping || this.isKnocked);
  }

  /** Nobody's knock shortens it: what failed needs time. */
  private pause(ms: number): Promise<void> {
    return this.sleep(ms, () => this.isStopping);
  }

  private async sleep(ms: number, mayEnd: () => boolean): Promise<void> {
    if (this.isStopping) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wake = () => {
        if (!mayEnd()) return;
        clearTimeout(timer);
        resolve();
      };
    });
    this.wake = undefined;
  }
}
