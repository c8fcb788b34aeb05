import fc from 'fast-check';
import { toDay } from '#libs/kernel';
import {
  type Candidate,
  criteriaWithoutExperts,
  EXCLUSIONS,
  type PanelCriterion,
  type PanelRequest,
  proposePanel,
} from './panel-proposal.js';

const today = toDay('2026-11-23');
const seed = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

const criterion = (id: string, expertsRequired = 2, more: Partial<PanelCriterion> = {}): PanelCriterion => ({
  id,
  assessor: 'expert',
  expertsRequired,
  competences: [id.slice(0, 3)],
  ...more,
});

const candidate = (expertId: string, competences: readonly string[], more: Partial<Candidate> = {}): Candidate => ({
  expertId,
  competences,
  mandateFrom: toDay('2026-01-01'),
  mandateTo: null,
  relations: [],
  openAssignments: 0,
  refusedThisDossier: false,
  satOnLastRenewal: false,
  satOnContestedPanel: false,
  alreadyHas: [],
  ...more,
});

const request = (more: Partial<PanelRequest>): PanelRequest => ({
  criteria: [criterion('SEC-01'), criterion('DRO-01')],
  publisher: { siren: '999100100', group: new Set() },
  candidates: ['a', 'b', 'c', 'd'].map((id) => candidate(id, ['SEC', 'DRO'])),
  policy: { conflictWindow: '60m', maxOpenAssignments: 6, noTwoRenewalsInARow: true },
  today,
  seed,
  ...more,
});

const relation = { id: 'r', siren: '999100100', from: toDay('2024-01-01'), to: null, source: 'declared' as const };

const standings = (asked: PanelRequest) =>
  Object.fromEntries(proposePanel(asked).candidates.map(({ expertId, standing }) => [expertId, standing]));

describe('a panel proposal', () => {
  it('gives each criterion the number of experts of its tier, and one alone for what an agent assesses', () => {
    const criteria = [criterion('SEC-01', 3), criterion('INF-01', 3, { assessor: 'agent', competences: ['SEC'] })];

    const { candidates, missing } = proposePanel(request({ criteria }));

    const asked = candidates.flatMap(({ criteria: his }) => his);
    expect(asked.filter((id) => id === 'SEC-01')).toHaveLength(3);
    expect(asked.filter((id) => id === 'INF-01')).toHaveLength(1);
    expect(missing).toEqual([]);
  });

  it.each([
    ['no_running_mandate', { mandateTo: toDay('2026-11-22') }],
    ['no_running_mandate', { mandateFrom: null }],
    ['no_competence_needed', { competences: ['ECO'] }],
    ['hard_conflict', { relations: [{ ...relation, kind: 'member' as const }] }],
    ['load_limit_reached', { openAssignments: 6 }],
    ['refused_this_dossier', { refusedThisDossier: true }],
    ['sat_on_last_renewal', { satOnLastRenewal: true }],
    ['sat_on_contested_panel', { satOnContestedPanel: true }],
  ])('excludes with the reason %s (REG-07)', (exclusion, more) => {
    const barred = candidate('x', ['SEC', 'DRO'], more);

    const { candidates } = proposePanel(request({ candidates: [barred] }));

    expect(candidates).toEqual([expect.objectContaining({ standing: 'excluded', exclusions: [exclusion] })]);
  });

  it('lets a policy allow two renewals in a row', () => {
    const again = candidate('x', ['SEC'], { satOnLastRenewal: true });
    const policy = { conflictWindow: '60m', maxOpenAssignments: 6, noTwoRenewalsInARow: false };

    expect(standings(request({ candidates: [again], policy }))).toEqual({ x: 'proposed' });
  });

  it('takes an expert with a soft interest last, and shows it', () => {
    const tied = candidate('a', ['SEC'], { relations: [{ ...relation, kind: 'network' }] });
    const free = candidate('b', ['SEC'], { openAssignments: 5 });
    const criteria = [criterion('SEC-01', 1)];

    const { candidates } = proposePanel(request({ criteria, candidates: [tied, free] }));

    expect(candidates).toEqual([
      expect.objectContaining({
        expertId: 'a',
        standing: 'reserve',
        conflicts: [expect.objectContaining({ strength: 'soft' })],
      }),
      expect.objectContaining({ expertId: 'b', standing: 'proposed' }),
    ]);
  });

  it('says what is missing for each criterion', () => {
    const candidates = [candidate('a', ['SEC'])];

    expect(proposePanel(request({ candidates })).missing).toEqual([
      { criterion: 'SEC-01', required: 2, found: 1 },
      { criterion: 'DRO-01', required: 2, found: 0 },
    ]);
  });

  it('completes a panel without asking again those who hold a criterion', () => {
    const holder = candidate('a', ['SEC', 'DRO'], { alreadyHas: ['SEC-01', 'DRO-01'] });
    const candidates = [holder, candidate('b', ['SEC', 'DRO']), candidate('c', ['SEC', 'DRO'])];

    const { candidates: verdicts, missing } = proposePanel(request({ candidates }));

    expect(verdicts.filter(({ standing }) => standing === 'proposed')).toHaveLength(1);
    expect(verdicts[0]).toMatchObject({ expertId: 'a', criteria: [] });
    expect(missing).toEqual([]);
  });

  const person = fc.record({
    competences: fc.subarray(['SEC', 'DRO', 'ECO']),
    openAssignments: fc.integer({ min: 0, max: 7 }),
    refusedThisDossier: fc.boolean(),
    soft: fc.boolean(),
  });
  const people = fc.array(person, { maxLength: 8 }).map((list) =>
    list.map(({ soft, competences, ...more }, index) =>
      candidate(`e${index}`, competences, {
        ...more,
        relations: soft ? [{ ...relation, kind: 'network' }] : [],
      }),
    ),
  );

  it('is the same whatever the order of the list, and redone by its seed', () => {
    fc.assert(
      fc.property(people, (candidates) => {
        const here = proposePanel(request({ candidates }));
        const there = proposePanel(request({ candidates: [...candidates].reverse() }));

        expect([...there.candidates].reverse()).toEqual(here.candidates);
      }),
    );
  });

  it('never asks too many, never asks without competence, and lacks only where nobody is left', () => {
    fc.assert(
      fc.property(people, (candidates) => {
        const asked = request({ candidates });
        const { candidates: verdicts, missing } = proposePanel(asked);

        for (const { id, expertsRequired, competences } of asked.criteria) {
          const members = verdicts.filter(({ criteria }) => criteria.includes(id));
          const able = verdicts.filter(
            ({ expertId, exclusions }) =>
              exclusions.length === 0 &&
              candidates.find((one) => one.expertId === expertId)?.competences.includes(competences[0] ?? ''),
          );
          expect(members).toHaveLength(Math.min(expertsRequired, able.length));
          expect(missing.some((one) => one.criterion === id)).toBe(able.length < expertsRequired);
        }
      }),
    );
  });

  it('gives every excluded expert a reason, and no reason to anybody else', () => {
    fc.assert(
      fc.property(people, (candidates) => {
        for (const { standing, exclusions } of proposePanel(request({ candidates })).candidates) {
          expect(exclusions.every((one) => EXCLUSIONS.includes(one))).toBe(true);
          expect(exclusions.length > 0).toBe(standing === 'excluded');
        }
      }),
    );
  });
});

describe('an evaluation that no panel can make (REG-08)', () => {
  it('names the criteria with too few eligible experts', () => {
    const candidates = [candidate('a', ['SEC']), candidate('b', ['SEC']), candidate('c', ['DRO'])];

    expect(criteriaWithoutExperts(request({ candidates }))).toEqual([{ criterion: 'DRO-01', required: 2, found: 1 }]);
  });
});
