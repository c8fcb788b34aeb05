import { type AccountId, ActionNotAllowed, ConditionsNotMet, flawsOf, newId, StaleVersion, toDay } from '#libs/kernel';
import { Clarification } from './clarification.js';
import { clarificationLifecycle } from './clarification.lifecycle.js';

const asked = (blocking = true) =>
  Clarification.ask({
    id: newId<'Clarification'>(),
    dossierId: newId<'Dossier'>(),
    askedBy: 'agent' as AccountId,
    blocking,
    questions: [{ criterion: 'SEC-01', text: 'Quelle version du protocole ?' }],
    askedOn: toDay('2026-03-10'),
    dueAt: new Date('2026-03-31T21:59:59Z'),
    createdAt: new Date('2026-03-10T09:00:00Z'),
  });
const reply = [{ criterion: 'SEC-01', text: 'TLS 1.3.' }];

describe('the path of a clarification', () => {
  it('has no flaw', () => {
    expect(flawsOf(clarificationLifecycle)).toEqual([]);
  });
});

describe('a question to the publisher', () => {
  it('stops the clock from the day asked to the day answered, both included (PUB-08)', () => {
    const question = asked();
    question.answer(reply, toDay('2026-03-20'));

    expect(question.stops()).toEqual([{ from: '2026-03-10', to: '2026-03-20', cancelled: false }]);
  });

  it('stops nothing when it does not block', () => {
    expect(asked(false).stops()).toEqual([]);
  });

  it('erases its stop when it was asked by mistake (PUB-10)', () => {
    const question = asked();
    question.cancel();

    expect(question.stops()).toEqual([{ from: '2026-03-10', cancelled: true }]);
  });

  it('is refused an answer that leaves a question out, and stays as it was', () => {
    const question = asked();

    expect(() => question.answer([], toDay('2026-03-12'))).toThrow(ConditionsNotMet);
    expect(question.toSnapshot()).toMatchObject({ state: 'open', version: 1 });
  });

  it('lets the clock run again when nothing came (PUB-11)', () => {
    const question = asked();
    question.timeOut(toDay('2026-03-31'));

    expect(question.toSnapshot().state).toBe('unanswered');
    expect(question.stops()).toEqual([{ from: '2026-03-10', to: '2026-03-31', cancelled: false }]);
  });

  it('may be asked again as often as the policy allows, with a stop for each round', () => {
    const question = asked();
    question.answer(reply, toDay('2026-03-12'));
    question.askAgain(
      [{ criterion: 'SEC-01', text: 'Et pour les objets ?' }],
      toDay('2026-03-13'),
      new Date('2026-04-03T21:59:59Z'),
      2,
    );

    expect(question.stops()).toHaveLength(2);
    question.answer(reply, toDay('2026-03-14'));
    expect(() => question.askAgain([], toDay('2026-03-15'), new Date('2026-04-06T21:59:59Z'), 2)).toThrow(
      ConditionsNotMet,
    );
  });

  it('is extended once', () => {
    const question = asked();
    question.extend(new Date('2026-04-20T21:59:59Z'));

    expect(() => question.extend(new Date('2026-05-20T21:59:59Z'))).toThrow(ConditionsNotMet);
  });

  it('takes no answer once it is closed', () => {
    const question = asked();
    question.cancel();

    expect(() => question.answer(reply, toDay('2026-03-12'))).toThrow(ActionNotAllowed);
  });

  it('refuses who acts on a version he has not seen', () => {
    expect(() => asked().expectVersion(2)).toThrow(StaleVersion);
  });
});
