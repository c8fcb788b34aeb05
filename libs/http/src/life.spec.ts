import { toDay } from '#libs/kernel';
import { lifeOf, limitAt } from './life.js';

const words = { open: { fr: 'Ouvert', en: 'Open' }, closed: { fr: 'Clos', en: 'Closed' } };
const now = new Date('2026-11-23T12:00:00Z');

describe('the life of a thing, as a reader gets it', () => {
  it('says who is waited for, in words', () => {
    expect(lifeOf({ waitingOn: { open: 'publisher' } }, 'open', words, null, [])).toEqual({
      state: 'open',
      publicState: words.open,
      waitingOn: 'publisher',
      clock: null,
      actions: [],
    });
  });

  it('waits on nobody at its end', () => {
    expect(lifeOf({ waitingOn: { open: 'publisher' } }, 'closed', words, null, []).waitingOn).toBe('nobody');
  });
});

describe('a time limit', () => {
  it('given as a day ends with that day in Paris', () => {
    expect(limitAt(toDay('2026-11-23'), now)).toEqual({ due: '2026-11-23T22:59:59.999Z', overdue: false });
  });

  it('given as an instant is overdue after it', () => {
    expect(limitAt(new Date('2026-11-23T11:59:59Z'), now)?.overdue).toBe(true);
  });

  it('may be none', () => {
    expect(limitAt(null, now)).toBeNull();
  });
});
