/** Says, piece by piece, whether bytes are text: well-formed UTF-8 without NUL. */
export class TextCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private isText = true;

  add(chunk: Uint8Array): void {
    if (!this.isText) return;
    try {
      this.isText = !chunk.includes(0);
      this.decoder.decode(chunk, { stream: true });
    } catch {
      this.isText = false;
    }
  }

  /** To be asked once, after the last piece. */
  end(): boolean {
    try {
      this.decoder.decode();
      return this.isText;
    } catch {
      return false;
    }
  }
}
