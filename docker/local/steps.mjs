const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`.padStart(7);

/** Does one step and prints how long it took; what the step returns as text is printed beside it. */
export async function step(name, work) {
  const since = performance.now();
  const result = await work();
  say(`${seconds(since)}  ${name}${result && typeof result === 'string' ? `: ${result}` : ''}`);
  return result;
}

export const say = (line = '') => process.stdout.write(`${line}\n`);
