/** What a visitor wrote on pages, and has not sent. Only who holds the token that `begin` gave reads or changes it. */
export abstract class Drafts {
  /** @returns the token, of which nothing is kept. @param hours until it is gone */
  abstract begin(content: object, hours: number): Promise<string>;

  /** @returns undefined for a token that was never given, and for what is over. */
  abstract read(token: string): Promise<unknown>;

  /** Its end stays where it is. What is over meanwhile stays over. */
  abstract write(token: string, content: object): Promise<void>;

  /** With its files. */
  abstract remove(token: string): Promise<void>;

  abstract putFile(token: string, no: number, content: Buffer): Promise<void>;

  abstract file(token: string, no: number): Promise<Buffer | undefined>;

  abstract removeFile(token: string, no: number): Promise<void>;
}
