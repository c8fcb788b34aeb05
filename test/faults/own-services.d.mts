export interface Breakable {
  readonly url: string;
  /** Ends it in the midst of its work, without a word to anybody. */
  breakOff(): Promise<void>;
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

export function breakablePostgres(options?: {
  readonly disk?: string;
  readonly settings?: readonly string[];
}): Promise<Breakable>;
export function breakableRedis(): Promise<Breakable>;
