import { DomainError } from '#libs/kernel';

/** Deeper than any document of ours, far from what a recursive reader cannot bear. */
const MAX_DEPTH = 32;

/** Names that JavaScript itself gives a meaning: no document of ours has them. */
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

const isLone = (text: string): boolean => !text.isWellFormed();

/**
 * Refuses text that PostgreSQL or a browser cannot hold (NUL, lone surrogates), names that could change what an object
 * is, and nesting without end,
 * before anything reads the value. Walks without recursion, so that the depth cannot hurt the walker.
 * @throws DomainError (malformed) with the JSON pointer of the fault
 */
export function refuseUnholdable(value: unknown, root = ''): void {
  const open: { value: unknown; path: string; depth: number }[] = [{ value, path: root, depth: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value: current, path, depth } = next;
    if (depth > MAX_DEPTH) throw fault('nested_too_deep', 'is nested too deep', path.slice(0, 120));
    if (typeof current === 'string') {
      if (current.includes('\0')) throw fault('nul_character', 'holds a NUL character', path);
      if (isLone(current)) throw fault('lone_surrogate', 'holds half a character', path);
    } else if (typeof current === 'object' && current !== null) {
      for (const [key, inner] of Object.entries(current)) {
        if (key.includes('\0') || isLone(key)) throw fault('nul_character', 'has an unusable name', path);
        if (FORBIDDEN_NAMES.has(key)) throw fault('forbidden_name', 'is a name that is not accepted', `${path}/${key}`);
        open.push({ value: inner, path: `${path}/${key}`, depth: depth + 1 });
      }
    }
  }
}

const fault = (code: string, what: string, field: string) =>
  new DomainError('malformed', 'malformed', `${field || 'The body'} ${what}.`, {}, [
    { code, message: `${field || 'body'} ${what}`, field: field || '/' },
  ]);
