/** A, B … Z, AA, AB …: how the members of a panel are called when their reviews lie side by side. */
export function labelAt(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : labelAt(Math.floor(index / 26) - 1) + letter;
}

/**
 * Labels for the newcomers of a panel, in an order that says nothing of invitation or submission; those who already
 * have one keep it.
 * @param below a random whole number from 0 up to, not including, its argument
 */
export function labelsFor(
  experts: readonly string[],
  known: ReadonlyMap<string, string>,
  below: (bound: number) => number,
): ReadonlyMap<string, string> {
  const newcomers = [...new Set(experts)].filter((expert) => !known.has(expert)).sort();
  for (let last = newcomers.length - 1; last > 0; last -= 1) {
    const other = below(last + 1);
    const [a, b] = [newcomers[last], newcomers[other]];
    if (a !== undefined && b !== undefined) [newcomers[last], newcomers[other]] = [b, a];
  }
  return new Map([...known, ...newcomers.map((expert, index) => [expert, labelAt(known.size + index)] as const)]);
}
