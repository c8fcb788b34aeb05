/** A list in which each member stands once: who says a word twice means it. Anything else stays what it is. */
export const once = (value: unknown): unknown => (Array.isArray(value) ? [...new Set<unknown>(value)] : value);
