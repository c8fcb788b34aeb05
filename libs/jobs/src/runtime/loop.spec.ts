import { Loop } from './loop.js';

describe('A loop', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const counting = (results: (number | Error)[] = []) => {
    const faults: string[] = [];
    let steps = 0;
    const loop = new Loop({
      everyMs: 1_000,
      step: async () => {
        const result = results[steps] ?? 0;
        steps += 1;
        if (result instanceof Error) throw result;
        return result;
      },
      onFault: ({ message }) => faults.push(message),
    });
    return { loop, faults, steps: () => steps };
  };

  it('goes on at once while there is work, then looks every second', async () => {
    const { loop, steps } = counting([3, 2, 0]);

    loop.start();
    await jest.advanceTimersByTimeAsync(0);
    expect(steps()).toBe(3);

    await jest.advanceTimersByTimeAsync(2_000);
    expect(steps()).toBe(5);
    await loop.stop();
  });

  it('looks at once when somebody knocks', async () => {
    const { loop, steps } = counting();
    loop.start();
    await jest.advanceTimersByTimeAsync(100);

    loop.knock();
    await jest.advanceTimersByTimeAsync(0);

    expect(steps()).toBe(2);
    await loop.stop();
  });

  it('waits longer after each fault, and no knock shortens that', async () => {
    const { loop, steps, faults } = counting([new Error('a'), new Error('b')]);
    loop.start();

    loop.knock();
    await jest.advanceTimersByTimeAsync(999);
    expect(steps()).toBe(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(steps()).toBe(2);
    await jest.advanceTimersByTimeAsync(1_999);
    expect(steps()).toBe(2);
    await jest.advanceTimersByTimeAsync(1);

    expect(steps()).toBe(3);
    expect(faults).toEqual(['a', 'b']);
    await loop.stop();
  });

  it('ends at once when it rests', async () => {
    const { loop, steps } = counting();
    loop.start();
    await jest.advanceTimersByTimeAsync(0);

    await loop.stop();
    await jest.advanceTimersByTimeAsync(5_000);

    expect(steps()).toBe(1);
  });
});
