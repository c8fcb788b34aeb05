import { createHash } from 'node:crypto';
import pg from 'pg';

/** Texts that are built for one occasion must not fill the memory of a connection: beyond this many, none is kept. */
const MOST_PREPARED = 1_000;
/** A prepared statement fails when the columns of a star have changed since. */
const STAR = /(\bSELECT|\bRETURNING|\.|,)\s*\*/i;

const names = new Map<string, string | undefined>();

function nameOf(text: string): string | undefined {
  if (names.has(text)) return names.get(text);
  if (names.size >= MOST_PREPARED) return undefined;
  const name = STAR.test(text) ? undefined : `aval_${createHash('sha1').update(text).digest('base64url')}`;
  names.set(text, name);
  return name;
}

interface Wire {
  cork(): void;
  uncork(): void;
}

/**
 * A connection on which each statement with values is parsed once and then only run: parsing and planning are most of
 * what a short statement costs PostgreSQL. What is asked at the same moment leaves in one packet: sending is most of
 * what it costs us. Not for a pooler that gives each transaction another connection, unless it knows prepared
 * statements.
 */
export class PreparingClient extends pg.Client {
  private isGathering = false;

  // biome-ignore lint/suspicious/noExplicitAny: the ways to call it are those of the class above, untouched
  override query(...given: any[]): any {
    const [text, values, ...rest] = given;
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
    const asked = name === undefined ? given : [{ name, text, values }, ...rest];
    this.gather();
    return Reflect.apply(super.query, this, asked);
  }

  private gather(): void {
    if (this.isGathering) return;
    const { stream } = (this as unknown as { connection: { stream: Wire } }).connection;
    this.isGathering = true;
    stream.cork();
    process.nextTick(() => {
      this.isGathering = false;
      stream.uncork();
    });
  }
}
