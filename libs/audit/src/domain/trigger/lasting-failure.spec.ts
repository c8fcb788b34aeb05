import { isLasting } from './lasting-failure.js';

const rule = { times: 2, apartHours: 24 };
const at = (hour: number) => new Date(Date.UTC(2027, 2, 27, hour));
const failures = (count: number, hours: number) => ({ count, first: { id: 'a', at: at(0) }, last: { at: at(hours) } });

describe('an automatic check that fails', () => {
  it.each([
    ['once, however long ago', failures(1, 0), false],
    ['twice within the day', failures(2, 23), false],
    ['often within the day', failures(9, 23), false],
    ['twice a day apart, over the change of hour too', failures(2, 24), true],
    ['every hour for two days', failures(48, 47), true],
  ])('%s', (_, run, lasting) => {
    expect(isLasting(run, rule)).toBe(lasting);
  });
});
