import { type AccountId, addDays, flawsOf, newId, startOf, toDay } from '#libs/kernel';
import { Appeal, type AppealSnapshot, filedInTime } from './appeal.js';
import { APPEAL_STATES, type AppealAction, type AppealState, appealLifecycle } from './appeal.lifecycle.js';
import { type AppealFacts } from './appeal-conditions.js';
import { againstDecision } from './lodging.js';

const member = newId<'Account'>();
const someone = newId<'Account'>();
const filedOn = toDay('2027-03-01');
const at = startOf(filedOn);
const due = { at: startOf(addDays(filedOn, 60)), defenceOn: addDays(filedOn, 15) };

const file = (until = addDays(filedOn, 10)) =>
  Appeal.file({
    id: newId<'Appeal'>(),
    number: 'REC-2027-000001',
    appellantKind: 'publisher',
    appellantId: newId<'Organisation'>(),
    contested: 'decision',
    decisionId: newId<'Decision'>(),
    dossierId: null,
    contestedNumber: 'DEC-2027-000001',
    applicationId: newId<'Application'>(),
    applicationName: 'Nuit claire',
    frameworkVersion: '1.0.0',
    limitDueAt: null,
    grounds: 'La fuite n’a pas eu lieu.',
    filedBy: newId<'Account'>(),
    filedAt: at,
    window: againstDecision(until),
    dueAt: startOf(addDays(filedOn, 15)),
  });

const facts: AppealFacts = {
  today: filedOn,
  actor: member as AccountId,
  actorTookNoPart: true,
  motiveGiven: true,
  urgent: true,
  seriouslyDoubtful: true,
  effectsToStay: true,
  immediateDanger: false,
  membersNeeded: 1,
};

function examined(): Appeal {
  const appeal = file();
  appeal.admit(facts, due);
  appeal.chooseMembers(facts, [member]);
  return appeal;
}

describe('the life of an appeal', () => {
  it('has no state that is never reached and none without a way out', () => {
    expect(flawsOf(appealLifecycle)).toEqual([]);
  });
});

describe('an appeal', () => {
  it('that comes too late is filed all the same, shows it, and is not admitted', () => {
    const late = file(addDays(filedOn, -1));

    expect(filedInTime(late.toSnapshot())).toBe(false);
    expect(() => late.admit(facts, due)).toThrow('filed_in_time');
    late.declareInadmissible(facts, 'Déposé hors délai.', member, at);
    expect(late.toSnapshot()).toMatchObject({ state: 'inadmissible', stateDueAt: null, closedBy: member });
  });

  it('is settled by a chosen member alone', () => {
    const appeal = examined();
    appeal.writeDefence(facts, 'La fuite est établie.', someone, at);

    expect(() => appeal.settle({ ...facts, actor: someone }, 'upheld', 'Non établi.', someone, at)).toThrow(
      'member_settles',
    );
    appeal.settle(facts, 'upheld', 'Non établi.', member, at);
    expect(appeal.toSnapshot()).toMatchObject({ state: 'settled', outcome: 'upheld', closedBy: member });
  });

  it('waits for the defence of the authority, but not longer than its time', () => {
    const appeal = examined();

    expect(() => appeal.settle(facts, 'dismissed', 'Fondée.', member, at)).toThrow('defence_heard');
    appeal.settle({ ...facts, today: addDays(due.defenceOn, 1) }, 'dismissed', 'Fondée.', member, at);
    expect(appeal.state).toBe('settled');
  });

  it('ends the stay that it brought, however it ends', () => {
    const appeal = examined();
    appeal.orderStay(facts, 'Urgence et doute sérieux.', at);
    appeal.withdraw(facts, someone, at);

    expect(appeal.toSnapshot()).toMatchObject({ state: 'withdrawn', stay: 'ended', stayEndedAt: at });
  });

  it('stays a decision once, and never one against an immediate danger', () => {
    const appeal = examined();

    expect(() => appeal.orderStay({ ...facts, immediateDanger: true }, 'Urgence.', at)).toThrow('no_immediate_danger');
    expect(() => appeal.orderStay({ ...facts, urgent: false }, 'Urgence.', at)).toThrow('urgent');
    appeal.orderStay(facts, 'Urgence.', at);
    expect(() => appeal.orderStay(facts, 'Urgence.', at)).toThrow('not_stayed');
  });

  it('against inaction changes nothing that was never decided', () => {
    const appeal = Appeal.restore({ ...examined().toSnapshot(), contested: 'inaction', decisionId: null });

    expect(() => appeal.settle(facts, 'varied', 'À revoir.', member, at)).toThrow('nothing was decided');
  });
});

describe('every action in every state', () => {
  const ACTIONS: Readonly<Record<AppealAction, (appeal: Appeal, given: AppealFacts) => void>> = {
    admit: (appeal, given) => appeal.admit(given, due),
    declareInadmissible: (appeal, given) => appeal.declareInadmissible(given, 'Motif.', member, at),
    orderStay: (appeal, given) => appeal.orderStay(given, 'Motif.', at),
    endStay: (appeal, given) => appeal.endStay(given, 'Motif.', at),
    chooseMembers: (appeal, given) => appeal.chooseMembers(given, [member]),
    writeDefence: (appeal, given) => appeal.writeDefence(given, 'Défense.', someone, at),
    settle: (appeal, given) => appeal.settle(given, 'dismissed', 'Motif.', member, at),
    withdraw: (appeal, given) => appeal.withdraw(given, someone, at),
  };
  const cells = APPEAL_STATES.flatMap((state) =>
    (Object.keys(ACTIONS) as AppealAction[]).map((action) => ({ state, action })),
  );
  /** Everything that the action wants is so. */
  const ready = (state: AppealState, action: AppealAction): AppealSnapshot => ({
    ...file().toSnapshot(),
    state,
    members: [member],
    stay: action === 'endStay' ? 'running' : 'none',
    defence: action === 'settle' ? 'Défense.' : null,
  });

  it.each(cells)('$action while $state is as the table says', ({ state, action }) => {
    const row = Object.values(appealLifecycle.transitions).find(
      ({ on, from }) => on === action && from.includes(state),
    );
    const appeal = Appeal.restore(ready(state, action));
    const act = () => ACTIONS[action](appeal, facts);

    if (!row) return expect(act).toThrow(/not possible/);
    act();
    expect(appeal.state).toBe(row.to === 'same' ? state : row.to);
    const { when = [] } = row;
    const nothing = {
      ...facts,
      actor: null,
      actorTookNoPart: false,
      motiveGiven: false,
      urgent: false,
      seriouslyDoubtful: false,
    };
    if (when.includes('took_no_part')) {
      expect(() => ACTIONS[action](Appeal.restore(ready(state, action)), nothing)).toThrow('took_no_part');
    }
    return undefined;
  });
});
