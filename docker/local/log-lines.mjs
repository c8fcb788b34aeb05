const WARN = 40;

/**
 * What of a log line a person should see at once: warnings and errors in one line each, and whatever is not in the
 * format of the log. The whole of it is in the file.
 */
export function loudPart(line) {
  const entry = entryIn(line);
  if (!entry) return /\bwarning\b/i.test(line) ? undefined : line.trimEnd() || undefined;
  return entry.level >= WARN ? [entry.msg, firstLine(entry.err?.message)].filter(Boolean).join(' – ') : undefined;
}

function entryIn(line) {
  try {
    return line.startsWith('{') ? JSON.parse(line) : undefined;
  } catch {
    return undefined;
  }
}

const firstLine = (text) => text?.split('\n', 1)[0];
