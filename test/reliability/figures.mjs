/** @returns the value below which this share of them lies; 0 for none */
export function shareOf(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;

/** Cells of a table, side by side. */
export const line = (widths, cells) => cells.map((cell, at) => String(cell).padEnd(widths[at] ?? 0)).join('  ');
