/** The most that is kept in one process: enough for the first pages of every usual filter. */
const MOST_ANSWERS = 500;
const MOST_BYTES = 16 * 1024 * 1024;

/** Answers of the present version of the catalogue, by address, as bytes. A new version forgets them all. */
export class AnswerCache {
  private readonly answers = new Map<string, Buffer>();
  private bytes = 0;
  private version = '';

  find(version: string, address: string): Buffer | undefined {
    return version === this.version ? this.answers.get(address) : undefined;
  }

  /** The oldest answers leave when there is no more room. */
  keep(version: string, address: string, answer: Buffer): void {
    if (version !== this.version) this.forgetAll(version);
    if (answer.length > MOST_BYTES || this.answers.has(address)) return;
    this.answers.set(address, answer);
    this.bytes += answer.length;
    for (const [oldest, { length }] of this.answers) {
      if (this.answers.size <= MOST_ANSWERS && this.bytes <= MOST_BYTES) break;
      this.answers.delete(oldest);
      this.bytes -= length;
    }
  }

  private forgetAll(version: string): void {
    this.answers.clear();
    this.bytes = 0;
    this.version = version;
  }
}
