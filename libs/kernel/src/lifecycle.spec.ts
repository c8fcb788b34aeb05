import fc from 'fast-check';
import {
  ActionNotAllowed,
  ConditionsNotMet,
  diagramOf,
  flawsOf,
  type Lifecycle,
  offers,
  transition,
} from './lifecycle.js';

const loan = {
  name: 'loan',
  initial: ['asked'],
  final: ['returned', 'refused'],
  waitingOn: { asked: 'librarian', lent: 'reader' },
  transitions: {
    B1: { on: 'lend', by: ['librarian'], from: ['asked'], to: 'lent', when: ['card_valid', 'book_in'] },
    B2: { on: 'refuse', by: ['librarian'], from: ['asked'], to: 'refused' },
    B3: { on: 'giveBack', by: ['reader'], from: ['lent'], to: 'returned', when: ['on_time'] },
    B4: { on: 'giveBack', by: ['reader'], from: ['lent'], to: 'returned', when: ['fine_paid'] },
    B5: { on: 'prolong', by: ['reader'], from: ['lent'], to: 'same' },
  },
} as const satisfies Lifecycle;

const STATES = ['asked', 'lent', 'returned', 'refused'] as const;
const ACTIONS = ['lend', 'refuse', 'giveBack', 'prolong'] as const;
const CONDITIONS = ['card_valid', 'book_in', 'on_time', 'fine_paid'] as const;
type Condition = (typeof CONDITIONS)[number];

const step = (state: string, action: string, met: readonly Condition[] = []) =>
  transition(loan as Lifecycle, state, action, new Set<string>(met));

describe('a lifecycle', () => {
  it('moves by the one row that holds', () => {
    expect(step('asked', 'lend', ['card_valid', 'book_in'])).toEqual({ id: 'B1', to: 'lent' });
    expect(step('lent', 'giveBack', ['fine_paid'])).toEqual({ id: 'B4', to: 'returned' });
    expect(step('lent', 'prolong')).toEqual({ id: 'B5', to: 'lent' });
  });

  it('refuses an action that has no row from the state', () => {
    expect(() => step('asked', 'giveBack')).toThrow(ActionNotAllowed);
    expect(() => step('returned', 'lend', ['card_valid', 'book_in'])).toThrow(ActionNotAllowed);
  });

  it('names what is missing, with its words', () => {
    const attempt = () =>
      transition(loan as Lifecycle, 'asked', 'lend', new Set(['book_in']), { card_valid: 'The card has expired.' });

    expect(attempt).toThrow(ConditionsNotMet);
    expect(attempt).toThrow(
      expect.objectContaining({ reasons: [{ code: 'card_valid', message: 'The card has expired.' }] }),
    );
  });

  it('takes two rows that hold at once for a bug, not for a choice', () => {
    expect(() => step('lent', 'giveBack', ['on_time', 'fine_paid'])).toThrow('two rows hold');
  });

  it('offers what it would allow, and gives reasons for the rest', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATES), fc.subarray([...CONDITIONS]), (state, met) => {
        fc.pre(!(met.includes('on_time') && met.includes('fine_paid')));
        const everyone = new Set(['librarian', 'reader']);
        const offered = offers(loan as Lifecycle, state, everyone, new Set<string>(met));

        for (const action of ACTIONS) {
          const offer = offered.find(({ name }) => name === action);
          const attempt = () => step(state, action, met);
          if (!offer) expect(attempt).toThrow(ActionNotAllowed);
          else if (offer.allowed) expect(attempt).not.toThrow();
          else expect(attempt).toThrow(ConditionsNotMet);
          expect(offer?.allowed ?? true).toBe((offer?.reasons.length ?? 0) === 0);
        }
      }),
    );
  });

  it('offers nobody the actions of another role', () => {
    expect(offers(loan as Lifecycle, 'asked', new Set(['reader']), new Set())).toEqual([]);
  });

  it('has no flaw when each state is reached, left and waited for', () => {
    expect(flawsOf(loan)).toEqual([]);
  });

  it.each([
    ['x is never reached', { final: ['returned', 'refused', 'x'] }],
    ['lent has no way out', { transitions: { B1: loan.transitions.B1, B2: loan.transitions.B2 } }],
    ['asked is final but has a way out', { final: ['returned', 'refused', 'asked'] }],
    ['lent waits on nobody', { waitingOn: { asked: 'librarian' } }],
  ])('has the flaw "%s"', (flaw, change) => {
    expect(flawsOf({ ...loan, ...change } as Lifecycle)).toContain(flaw);
  });

  it('draws itself', () => {
    expect(diagramOf(loan).split('\n')).toEqual(
      expect.arrayContaining([
        'stateDiagram-v2',
        '  [*] --> asked',
        '  asked --> lent : B1 lend',
        '  returned --> [*]',
      ]),
    );
  });
});
