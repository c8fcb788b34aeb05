import { demoAccountId } from '#libs/identity';
import { dayOf } from '#libs/kernel';
import { applicationNamed, type DemoCast } from './demo-cast.js';
import { DossierStory, type Plot, type Step } from './dossier-story.js';
import { counted, plots, wellness } from './plots.js';

/** One application of the demonstration: what it is called, and what became of it. */
export interface Life {
  readonly name: string;
  /** In one sentence, for whoever chooses among them. */
  readonly about: string;
  readonly plot: Plot;
  readonly afterwards: readonly Turn[];
  /** It takes months: it can be lived only where the clock is moved. */
  readonly takesTime?: true;
}

type Turn = (told: Telling) => Promise<void>;

interface Telling {
  readonly cast: DemoCast;
  readonly plot: Plot;
  readonly step: Step;
  readonly wait: ConstructorParameters<typeof DossierStory>[3];
  readonly dossierId: string;
  /** Lets days pass; absent where time is real. */
  readonly pass?: (days: number) => Promise<void>;
}

interface Listing {
  readonly id: string;
  readonly basis: string;
  readonly applicationId: string;
  readonly lastDecision: { readonly id: string; readonly number: string };
  readonly version: number;
  readonly withdrawal: object | null;
}

interface Versioned {
  readonly id: string;
  readonly version: number;
}

interface Hearing extends Versioned {
  readonly answeredAt: string | null;
}

interface Sampled extends Versioned {
  readonly mission: string | null;
  readonly sampling: { readonly atLeast: number; readonly criteria: readonly { readonly criterion: string }[] };
}

/** Longer than any temporary listing, so that nothing is left of it. */
const EXPIRES_AFTER_DAYS = 400;

interface Page<Item> {
  readonly items: readonly Item[];
}

const SAID = {
  motive: 'Un défaut de protection des données a été constaté lors d’un contrôle.',
  remedies: 'Un recours est ouvert devant l’organe de surveillance dans les deux mois.',
};

const like = (plot: keyof typeof plots, name: string, given: Partial<Plot> = {}): Plot => ({
  ...(plots[plot] as Plot),
  name,
  ...given,
});

const life = (about: string, plot: Plot, ...afterwards: Turn[]): Life => ({
  name: plot.name,
  about,
  plot,
  afterwards,
});

/** Left out where a telling that was cut off had come as far: the decision is there. */
const once =
  (outcome: string, turn: Turn): Turn =>
  async (told) => {
    const { applicationId } = await listingOf(told);
    const path = `/api/v1/decisions?limit=100&applicationId=${applicationId}`;
    const { items } = await told.cast.caseOfficer.get<Page<{ outcome: string }>>(path);
    if (!items.some((decision) => decision.outcome === outcome)) await turn(told);
  };

const suspend = (by: string): Turn =>
  once('suspended', (told) => told.step('the listing is suspended', () => post(told, by, 'suspension', SAID)));

const lift: Turn = once('lifted', (told) =>
  told.step('the suspension is lifted', () => post(told, 'ulysse', 'suspension-lifting', { ...SAID, causeGone: true })),
);

const hear: Turn = once('delisted', (told) =>
  told.step('the publisher is heard before it is struck off', async () => {
    const { publisher } = told.cast;
    const { id } = await listingOf(told);
    const hearing = async () =>
      (await publisher.get<Page<Hearing>>(`/api/v1/hearings?limit=1&listingId=${id}`)).items[0];
    if (!(await hearing())) await post(told, 'ulysse', 'hearings', { motive: SAID.motive, measure: 'delist' });
    const opened = await hearing();
    if (opened?.answeredAt) return;
    await publisher.post(`/api/v1/hearings/${opened?.id}/observations`, {
      expectedVersion: opened?.version,
      observations: 'Nous avons corrigé le défaut, mais ne pouvons pas encore le prouver.',
    });
  }),
);

const delist: Turn = once('delisted', (told) =>
  told.step('it is struck off', () => post(told, 'ulysse', 'delisting', SAID)),
);

const leave: Turn = once('withdrawn', (told) =>
  told.step('the publisher leaves, and the authority does not insist on the notice', async () => {
    const { withdrawal } = await listingOf(told);
    if (withdrawal === null) await post(told, 'alice', 'withdrawal', { motive: 'Le produit est arrêté.' });
    await post(told, 'ulysse', 'withdrawal-notice-waiver', {});
  }),
);

const comply: Turn = async (told) => {
  const { applicationId, basis } = await listingOf(told);
  if (basis === 'full') return;
  await told.step('the publisher puts right what failed, and is listed in full', async () => {
    const dossiers = `/api/v1/dossiers?applicationId=${applicationId}`;
    const compliance = async () =>
      (await told.cast.publisher.get<Page<{ id: string; kind: string }>>(dossiers)).items.find(
        ({ kind }) => kind === 'compliance',
      );
    await told.wait(async () => (await compliance()) !== undefined, 'the file to comply');
    const followUp = await compliance();
    const plot = { ...told.plot, outcome: 'full', failing: () => [] };
    await new DossierStory(told.cast, plot, (_, act) => act(), told.wait).follow(followUp?.id ?? '');
  });
};

/** Against the suspension; admitted, with members who took no part, and left to be examined. */
const appeal: Turn = async (told) => {
  const { applicationId, lastDecision } = await listingOf(told);
  const filed = `/api/v1/appeals?limit=1&applicationId=${applicationId}`;
  const oversight = told.cast.as('basile');
  const [known] = (await oversight.get<Page<Versioned & { state: string }>>(filed)).items;
  const members = ['basile', 'eloi'].map((key) => demoAccountId(key));
  const found = known && (await oversight.get<{ membersChosen: number }>(`/api/v1/appeals/${known.id}`));
  if (found && found.membersChosen >= members.length) return;
  await told.step('the publisher appeals, and members who took no part examine it', async () => {
    const { publisher } = told.cast;
    const file = async () => {
      const { items } = await publisher.get<Page<{ id: string; decisionNumber: string }>>('/api/v1/notices?limit=100');
      const notice = items.find(({ decisionNumber }) => decisionNumber === lastDecision.number);
      await publisher.post(`/api/v1/notices/${notice?.id}/acknowledgement`, {});
      return publisher.post<Versioned & { state: string }>(`/api/v1/decisions/${lastDecision.id}/appeals`, {
        grounds: 'Le défaut constaté concerne une autre application que la nôtre.',
      });
    };
    const begun = known ?? (await file());
    const path = `/api/v1/appeals/${begun.id}`;
    const admitted =
      begun.state === 'filed'
        ? await oversight.post<Versioned>(`${path}/admission`, { expectedVersion: begun.version })
        : begun;
    await oversight.put(`${path}/members`, { expectedVersion: admitted.version, members });
  });
};

/** Asked for by the control agency, on the spot without notice, and open in the field. */
const audit: Turn = async (told) => {
  const { id: listingId } = await listingOf(told);
  const auditor = told.cast.as('william');
  const path = `/api/v1/audits?limit=1&reason=request&listingId=${listingId}`;
  const [known] = (await auditor.get<Page<Versioned & { state: string }>>(path)).items;
  if (known && known.state !== 'planned') return;
  await told.step('the control agency has it audited, and the auditor is in the field', async () => {
    const asked =
      known ??
      (await told.cast.as('zelie').post<Versioned>(`/api/v1/listings/${listingId}/audits`, {
        motive: 'Plusieurs utilisateurs signalent une fuite de données.',
      }));
    const { version, sampling, mission } = await auditor.get<Sampled>(`/api/v1/audits/${asked.id}`);
    const criteria = sampling.criteria.slice(0, Math.max(2, sampling.atLeast)).map(({ criterion }) => criterion);
    const announce = () =>
      auditor.post<Versioned>(`/api/v1/audits/${asked.id}/mission-letter`, {
        expectedVersion: version,
        announced: false,
        mission: 'Vérifier sur place ce que le dossier déclare.',
        startsOn: dayOf(told.cast.clock.now()),
        leadId: demoAccountId('william'),
        team: [],
        criteria,
      });
    const announced = mission === null ? await announce() : { version };
    await auditor.post(`/api/v1/audits/${asked.id}/start`, { expectedVersion: announced.version });
  });
};

const expire: Turn = async (told) => {
  await told.pass?.(EXPIRES_AFTER_DAYS);
};

/** All invented. Together they show a listing in every state; those that take time only where the clock can be moved. */
export const lives: Readonly<Record<string, Life>> = {
  full: life('listed in full', like('full', 'Nuit tranquille')),
  reservations: life(
    'listed in full, with a reservation to close',
    like('full', 'Marche du matin', {
      outcome: 'full_with_reservations',
      failing: (scope) =>
        counted(scope, 'mineur')
          .slice(0, 1)
          .map(({ criterion }) => criterion),
    }),
  ),
  temporary: life('listed for a time, with a dated plan', like('temporary', 'Souffle calme')),
  trial: life('on trial', like('trial', 'Rythme attentif')),
  adjourned: life('sent back, with a window to come back', like('adjourned', 'Petits pas')),
  complied: life('listed for a time, then in full', like('temporary', 'Carnet de souffle'), comply),
  suspended: life('suspended by a signatory', like('full', 'Veille de nuit', { facts: wellness }), suspend('ulysse')),
  emergency: life('suspended in an emergency, to be ratified', like('full', 'Pas léger'), suspend('yasmine')),
  lifted: life('suspended, then back', like('full', 'Sieste douce'), suspend('ulysse'), lift),
  delisted: life('struck off after the publisher was heard', like('full', 'Rêve bleu'), hear, delist),
  appealed: life(
    'suspended, and contested before the oversight body',
    like('full', 'Réveil doux'),
    suspend('ulysse'),
    appeal,
  ),
  audited: life('audited on the spot', like('full', 'Journal du cœur'), audit),
  expired: { ...life('ended by its own date', like('temporary', 'Ancien souffle'), expire), takesTime: true },
  withdrawn: life('left at the wish of its publisher', like('full', 'Pause café'), leave),
};

/** Lives one life on a running installation, as each person; goes on where an earlier telling was cut off. */
export async function live(
  { plot, afterwards }: Life,
  cast: DemoCast,
  step: Step,
  wait: Telling['wait'],
  pass?: Telling['pass'],
): Promise<void> {
  const story = new DossierStory(cast, plot, step, wait);
  const known = await applicationNamed(cast, plot.name);
  const { dossierId } = await (known ? story.resume(known.id) : story.tell());
  for (const turn of afterwards) await turn({ cast, plot, step, wait, dossierId, ...(pass && { pass }) });
}

async function listingOf({ cast, dossierId }: Telling): Promise<Listing> {
  const { applicationId } = await cast.publisher.get<{ applicationId: string }>(`/api/v1/dossiers/${dossierId}`);
  const { items } = await cast.publisher.get<Page<Listing>>(`/api/v1/listings?applicationId=${applicationId}`);
  const [listing] = items;
  if (!listing) throw new Error('the application is not listed');
  return listing;
}

async function post(told: Telling, by: string, rest: string, body: object): Promise<void> {
  const { id, version } = await listingOf(told);
  await told.cast.as(by).post(`/api/v1/listings/${id}/${rest}`, { expectedVersion: version, ...body });
}
