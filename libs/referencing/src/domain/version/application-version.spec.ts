import { ActionNotAllowed, ConditionsNotMet, flawsOf, newId } from '#libs/kernel';
import { ApplicationVersion, type ApplicationVersionSnapshot, type VersionMove } from './application-version.js';
import {
  VERSION_STATES,
  type VersionAction,
  type VersionCondition,
  type VersionState,
  versionConditionTexts,
  versionLifecycle,
} from './application-version.lifecycle.js';
import { drawMinor } from './minor-draw.js';
import { UndeclaredChange } from './undeclared-change.js';
import { undeclaredChangeLifecycle } from './undeclared-change.lifecycle.js';
import { anImpact, aVersion } from './version.builders.js';
import { versionConditions } from './version-conditions.js';

type Met = ReadonlySet<VersionCondition>;

const classed = { impact: anImpact(), classMotive: null };
const check = { by: 'agent' as never, at: new Date('2027-03-01T09:00:00Z'), note: 'Rien de nouveau.' };
const draw = drawMinor(newId<'ApplicationVersion'>(), 1);

const takes: Readonly<Record<VersionAction, (version: ApplicationVersion, met: Met) => VersionMove>> = {
  confirmMinor: (version, met) => version.confirmMinor({ ...classed, formerId: null, draw }, met),
  confirmSubstantial: (version, met) => version.confirmSubstantial(classed, met),
  reclassify: (version, met) => version.reclassify(classed, met),
  decisionPositive: (version) => version.decisionPositive(null),
  decisionNegative: (version) => version.decisionNegative(),
  timeout: (version) => version.timeOut(),
  supersede: (version) => version.supersede(),
  retract: (version, met) => version.retract('rolled_back', met),
  coverAgain: (version) => version.coverAgain(),
  passCheck: (version, met) => version.passCheck(check, met),
  listingEnded: (version) => version.endWithListing(),
};

const everything = new Set(Object.keys(versionConditionTexts) as VersionCondition[]);
const inState = (state: VersionState) => ApplicationVersion.restore({ ...aVersion().toSnapshot(), state });
const actions = Object.keys(takes) as VersionAction[];
const rows = Object.entries(versionLifecycle.transitions);
const cells = VERSION_STATES.flatMap((state) => actions.map((action) => [state, action] as const));

describe('an application version', () => {
  it('has a table without a flaw', () => {
    expect(flawsOf(versionLifecycle)).toEqual([]);
    expect(flawsOf(undeclaredChangeLifecycle)).toEqual([]);
  });

  it.each(cells)('that is %s answers %s as its table says', (state, action) => {
    const row = rows.find(([, { on, from }]) => on === action && from.includes(state));
    const take = (met: Met) => takes[action](inState(state), met);

    if (!row) {
      expect(() => take(everything)).toThrow(ActionNotAllowed);
      return;
    }
    const [rule, { to, when = [] }] = row;
    expect(take(everything)).toEqual({ action, rule, from: state, to: to === 'same' ? state : to });
    for (const condition of when) {
      const met = new Set([...everything].filter((one) => one !== condition));
      expect(() => take(met)).toThrow(ConditionsNotMet);
    }
  });

  it('says why it is not covered, and waits for nobody any more', () => {
    const version = aVersion();
    version.retract('never_released', everything);

    expect(version.toSnapshot()).toMatchObject({
      state: 'rejected',
      end: 'never_released',
      confirmBy: null,
      version: 2,
    });
  });

  it('is covered as a minor one with its draw and the version it took the place of', () => {
    const version = aVersion();
    const formerId = newId<'ApplicationVersion'>();
    version.confirmMinor({ ...classed, formerId, draw }, everything);

    expect(version.toSnapshot()).toMatchObject({ state: 'covered', formerId, draw, confirmBy: null });
  });

  it.each([
    [{ impact: anImpact() }, 'impact_minor', true],
    [{ impact: anImpact({ class: 'substantial' }) }, 'impact_minor', false],
    [{ otherChangeInHand: true }, 'no_change_in_hand', false],
    [{}, 'no_change_in_hand', false],
    [{ otherChangeInHand: false }, 'no_change_in_hand', true],
    [{}, 'not_distributed', false],
    [{ dossierOfItsOwn: true }, 'dossier_of_its_own', true],
  ] as const)('finds with %j that %s is %s', (facts, condition, holds) => {
    expect(versionConditions(aVersion().toSnapshot(), facts).has(condition)).toBe(holds);
  });

  it.each([
    [{ draw }, true, true],
    [{ draw, check }, true, false],
    [{ draw: { ...draw, drawn: false } }, false, true],
  ] as [Partial<ApplicationVersionSnapshot>, boolean, boolean][])(
    'is checked once, when it was drawn (%#)',
    (given, drawn, unchecked) => {
      const met = versionConditions({ ...aVersion().toSnapshot(), ...given }, {});

      expect([met.has('drawn_for_check'), met.has('unchecked')]).toEqual([drawn, unchecked]);
    },
  );
});

describe('an undeclared change', () => {
  const found = () =>
    UndeclaredChange.found({
      id: newId<'UndeclaredChange'>(),
      listingId: newId<'Listing'>(),
      applicationId: newId<'Application'>(),
      organisationId: newId<'Organisation'>(),
      number: '5.0.0',
      seen: 'Un traceur publicitaire.',
      foundBy: 'agent' as never,
      foundAt: new Date('2027-03-01T09:00:00Z'),
      declareBy: '2027-03-29' as never,
    });
  const versionId = newId<'ApplicationVersion'>();

  it('is declared in time, or late, and then closed', () => {
    const [inTime, late] = [found(), found()];
    inTime.declare(versionId);
    late.timeOut('2027-03-30' as never);
    late.declare(versionId);

    expect(inTime.toSnapshot()).toMatchObject({ state: 'declared', versionId });
    expect(late.toSnapshot()).toMatchObject({ state: 'declared', version: 3 });
    expect(() => late.drop('Une erreur.')).toThrow(ActionNotAllowed);
  });

  it('is overdue only after its day, and dropped only with a motive', () => {
    expect(() => found().timeOut('2027-03-29' as never)).toThrow(ConditionsNotMet);
    expect(() => found().drop(' ')).toThrow(ConditionsNotMet);
  });
});
