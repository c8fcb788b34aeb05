import type { OperationRule, OperationTable, Standing } from '#libs/access';
import { houseLifecycles } from '#libs/house';
import type { Lifecycle } from '#libs/kernel';
import { operations } from '../../apps/api/src/operations.js';
import { dossierRoutes } from '../../libs/referencing/src/http/dossier/dossier-actions.js';
import { type ApiRoute, routesOfApi } from './routes.js';

const table: OperationTable = operations;
let routes: readonly ApiRoute[];

beforeAll(async () => {
  routes = await routesOfApi();
}, 60_000);

describe('every route', () => {
  it('is found by this test at all', () => {
    expect(routes.length).toBeGreaterThan(100);
  });

  it('names its operation, and the operation has a rule', () => {
    const ruleless = routes.filter(({ operation }) => operation === undefined || !(operation in table));

    expect(ruleless.map(({ handler }) => handler)).toEqual([]);
  });

  it('is the only one of its operation', () => {
    const names = routes.map(({ operation }) => operation);

    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('is the only one of its method and path', () => {
    const ways = routes.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);

    expect(ways.filter((way, index) => ways.indexOf(way) !== index)).toEqual([]);
  });

  it('has the parameter that its rule takes the subject from', () => {
    const lost = routes.filter(({ operation, params }) => {
      const { param } = table[operation ?? ''] ?? ({} as Partial<OperationRule>);
      return param !== undefined && !params.includes(param);
    });

    expect(lost.map(({ handler }) => handler)).toEqual([]);
  });

  it('that names a dossier, an assignment or what belongs to a publisher is judged by the standing towards it', () => {
    const owned =
      /^(organisation|application|dossier|contract|clarification|decision|notice|listing|finding|audit|appeal|assignment)Id$/;
    const unjudged = routes.filter(
      ({ operation, params }) => params.some((param) => owned.test(param)) && !table[operation ?? '']?.subject,
    );

    expect(unjudged.map(({ handler }) => handler)).toEqual([]);
  });
});

describe('every rule', () => {
  it('has a route', () => {
    const reached = new Set(routes.map(({ operation }) => operation));

    expect(Object.keys(table).filter((name) => !reached.has(name))).toEqual([]);
  });

  it('gives a standing in relation to a thing only where there is a thing', () => {
    const adrift = Object.entries(table).filter(
      ([, { subject, allow }]) => !subject && Array.isArray(allow) && allow.some((standing) => standing.includes('@')),
    );

    expect(adrift.map(([name]) => name)).toEqual([]);
  });

  it('lets nobody else in where it knows a publisher only as the owner', () => {
    const anywhere = Object.entries(table).filter(
      ([, { subject, allow }]) =>
        subject && Array.isArray(allow) && allow.some((standing) => /^publisher_\w+$/.test(standing)),
    );

    expect(anywhere.map(([name]) => name)).toEqual([]);
  });
});

/** The door of each action that a person takes, by lifecycle. Two doors: each is for some of the parties. */
const DOORS: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  dossier: Object.fromEntries(Object.entries(dossierRoutes).map(([action, { operation }]) => [action, [operation]])),
  contract: {
    signPublisher: ['signContractAsPublisher'],
    signRegulator: ['signContractAsRegulator'],
    decline: ['declineContract'],
  },
  decision: {
    prepareReplacement: ['prepareReplacement'],
    signReplacementFirst: ['replaceDecision'],
    replace: ['replaceDecision'],
  },
  clarification: {
    answer: ['answerClarification'],
    accept: ['acceptClarification'],
    askAgain: ['repeatClarification'],
    cancel: ['cancelClarification'],
    extend: ['extendClarification'],
  },
  assignment: {
    accept: ['acceptAssignment'],
    disclose: ['acceptAssignment'],
    clear: ['clearAssignment'],
    declareConflict: ['recuseAssignment'],
    decline: ['declineAssignment'],
    cancel: ['cancelAssignment'],
    saveDraft: ['saveDraft'],
    submit: ['submitReview'],
    recall: ['recallReview'],
    amend: ['amendReview'],
    replace: ['replaceAssignment'],
    void: ['voidReview', 'recuseAssignment'],
    askMoreTime: ['askMoreTime'],
    answerMoreTime: ['answerMoreTime'],
  },
  notice: { acknowledge: ['acknowledgeNotice'] },
  listing: {
    suspend: ['suspendListing'],
    ratify: ['ratifySuspension'],
    extendSuspension: ['extendSuspension'],
    lift: ['liftSuspension'],
    delist: ['delistListing'],
    withdraw: ['requestWithdrawal'],
    prolong: ['grantProlongation'],
  },
  finding: {
    proposePlan: ['proposeFindingPlan'],
    rejectPlan: ['rejectFindingPlan'],
    submitEvidence: ['submitFindingEvidence'],
    verify: ['verifyFinding'],
    reject: ['rejectFinding'],
    rejectFinal: ['rejectFindingFinally'],
    extend: ['extendFinding'],
    waive: ['waiveFinding'],
  },
  hearing: { answer: ['answerHearing'], cancel: ['cancelHearing'] },
  'application version': {
    confirmMinor: ['confirmVersion'],
    confirmSubstantial: ['confirmVersion'],
    reclassify: ['reclassifyVersion'],
    passCheck: ['passVersionCheck'],
    retract: ['retractVersion'],
  },
  'undeclared change': { declare: ['declareVersion'], drop: ['dropUndeclaredChange'] },
  'measure-proposal': { follow: ['suspendListing'], dismiss: ['dismissMeasureProposal'] },
  appeal: {
    admit: ['admitAppeal'],
    declareInadmissible: ['declareAppealInadmissible'],
    chooseMembers: ['chooseAppealMembers'],
    orderStay: ['orderAppealStay'],
    endStay: ['endAppealStay'],
    writeDefence: ['writeAppealDefence'],
    settle: ['settleAppeal'],
    withdraw: ['withdrawAppeal'],
  },
  prolongation: { grant: ['grantProlongation'], refuse: ['refuseProlongation'] },
  'incident report': { askLowering: ['lowerIncidentReport'], sort: ['sortIncidentReport'] },
  'incident case': {
    qualify: ['qualifyIncidentCase'],
    route: ['routeIncidentCase'],
    dismiss: ['dismissIncidentCase'],
    refer: ['referIncidentCase'],
    confirm: ['confirmIncidentCase'],
    close: ['closeIncidentCase'],
    reopen: ['reopenIncidentCase'],
    requalify: ['requalifyIncidentCase'],
    askLowering: ['lowerIncidentCase'],
    attach: ['attachReportToCase'],
    detach: ['detachReportFromCase'],
    merge: ['mergeIncidentCase'],
    separate: ['separateIncidentCase'],
    contest: ['contestIncidentCase'],
    upholdContest: ['upholdCaseContest'],
    rejectContest: ['rejectCaseContest'],
  },
  'publisher request': {
    answer: ['answerPublisherRequest'],
    commit: ['commitToCorrection'],
    say: ['sayWhetherFixed'],
    keep: ['judgeCommitment'],
    miss: ['judgeCommitment'],
    settle: ['settlePublisherRequest'],
  },
  signal: { close: ['closeSignal'], markFalseAlarm: ['markSignalFalseAlarm'], openCase: ['openCaseFromSignal'] },
  withdrawal: { cancel: ['cancelWithdrawal'], waiveNotice: ['waiveWithdrawalNotice'] },
  audit: {
    prepare: ['prepareAudit'],
    start: ['startAudit'],
    cancel: ['cancelAudit'],
    askDocuments: ['askAuditDocuments'],
    giveAccess: ['giveAuditAccess'],
    recordResult: ['recordAuditResult'],
    reportClean: ['reportAuditClean'],
    reportFindings: ['reportAuditFindings'],
    observe: ['observeAudit'],
    judgeFinding: ['judgeAuditFinding'],
    confirm: ['confirmAuditFindings'],
    dropAll: ['dropAuditFindings'],
  },
  review: {
    publish: ['publishUserReview'],
    refuse: ['refuseUserReview'],
    reconsider: ['reconsiderUserReview'],
    amend: ['importUserReviews'],
    withdraw: ['withdrawUserReview'],
  },
  'review flag': { uphold: ['upholdReviewFlag'], dismiss: ['dismissReviewFlag'] },
  'framework version': {
    openConsultation: ['openFrameworkConsultation'],
    revise: ['reviseFramework'],
    publish: ['publishFramework'],
    recall: ['recallFramework'],
  },
};

/** Actions of people for which no door is built yet. This list may only become shorter. */
const WITHOUT_DOOR = ['contract.terminate'];

const partyOf = (standing: Standing): string =>
  standing.replace(/@\w+$/, '').replace(/^(publisher|mandate)_\w+$/, 'publisher');

/** The parties of an action, over all its rows, without the system. */
function peopleOf({ transitions }: Lifecycle, action: string): string[] {
  const rows = Object.values(transitions).filter(({ on }) => on === action);
  return [...new Set(rows.flatMap(({ by }) => by))].filter((party) => party !== 'system').sort();
}

const humanActions = houseLifecycles.flatMap((lifecycle) =>
  [...new Set(Object.values(lifecycle.transitions).map(({ on }) => on))]
    .filter((action) => peopleOf(lifecycle, action).length > 0)
    .map((action) => ({ lifecycle, action, doors: DOORS[lifecycle.name]?.[action] ?? [] })),
);

describe('every action of a lifecycle', () => {
  it('that a person takes has a door, but for those named here', () => {
    const doorless = humanActions.filter(({ doors }) => doors.length === 0);

    expect(doorless.map(({ lifecycle, action }) => `${lifecycle.name}.${action}`).sort()).toEqual(
      [...WITHOUT_DOOR].sort(),
    );
  });

  it.each(
    humanActions.filter(({ doors }) => doors.length > 0).map((one) => [one.lifecycle.name, one.action, one] as const),
  )('%s.%s is open to the parties that the lifecycle names, and to no other', (_, action, { lifecycle, doors }) => {
    const letIn = doors.flatMap((door) => table[door]?.allow ?? []) as Standing[];

    expect([...new Set(letIn.map(partyOf))].sort()).toEqual(peopleOf(lifecycle, action));
  });
});
