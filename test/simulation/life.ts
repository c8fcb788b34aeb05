import { addDays, type Day, dayOf, startOf } from '#libs/kernel';
import type { TestHouse } from '../support/house.js';
import { Application } from './application.js';
import { Dice } from './dice.js';
import { DossierActs } from './dossier-acts.js';
import { ListingActs } from './listing-acts.js';
import { type Temper, USUAL } from './temper.js';
import { peopleOf } from './town.js';

export interface LifeOrder {
  readonly applications: number;
  readonly years: number;
  readonly seed: number;
  readonly temper?: Temper;
  /** Told at the end of each year. */
  readonly told?: (year: number, dossiers: number) => void;
}

interface Waiting {
  readonly id: string;
  readonly applicationId: string;
  readonly state: string;
  readonly since: Date;
}

const DAYS_A_YEAR = 365;
const NOT_ENDED = `SELECT id, application_id AS "applicationId", state, state_since AS since FROM referencing.dossier
  WHERE state NOT IN ('decided', 'withdrawn', 'lapsed', 'inadmissible') ORDER BY id`;

/**
 * Years of a register, day by day: applications come in during the first half, people act, forget and stay silent, and
 * the clock does the rest; some days are lost for all. The worker is driven by its sweep alone, as if every wake-up of every queue were lost.
 */
export class Life {
  private readonly dice: Dice;
  private readonly temper: Temper;
  private readonly applications = new Map<string, Application>();

  constructor(
    private readonly house: TestHouse,
    private readonly order: LifeOrder,
  ) {
    this.dice = new Dice(order.seed);
    this.temper = order.temper ?? USUAL;
  }

  async run(): Promise<void> {
    const { applications, years, told } = this.order;
    const town = await peopleOf(this.house, Math.ceil(applications / 6));
    const dossiers = new DossierActs(town, this.dice, this.temper);
    const listings = new ListingActs(this.house, town, this.dice, this.temper);
    const days = years * DAYS_A_YEAR;
    const first = dayOf(this.house.clock.now());
    let toldYear = 0;
    for (let at = 0; at <= days; at += 1) {
      if (at < days && this.dice.happens(this.temper.dayIsLost)) continue;
      this.wakeUpOn(addDays(first, at));
      await this.house.work();
      while (this.applications.size < this.arrivedBy(at / days)) await this.arrive(town.publishers);
      for (const waiting of await this.house.database.query<Waiting[]>(NOT_ENDED)) {
        await this.act(dossiers, waiting);
      }
      await listings.today(this.applications);
      await this.house.work();
      const year = Math.floor(at / DAYS_A_YEAR);
      if (year > toldYear) {
        told?.(year, await this.count());
        toldYear = year;
      }
    }
  }

  private wakeUpOn(day: Day): void {
    this.house.clock.moveTo(new Date(startOf(day).getTime() + 9 * 3_600_000));
  }

  /** All have come after half of the time. */
  private arrivedBy(share: number): number {
    return Math.min(this.order.applications, Math.ceil(this.order.applications * Math.min(1, share * 2 + 0.01)));
  }

  private async arrive(publishers: readonly Application['publisher'][]): Promise<void> {
    const publisher = this.dice.pick(publishers);
    const name = `Application ${this.applications.size + 1}`;
    const { organisations } = await publisher.get<{ organisations: readonly { id: string }[] }>('/api/v1/me');
    const { id, version } = await publisher.post<{ id: string; version: number }>(
      `/api/v1/organisations/${organisations[0]?.id}/applications`,
      {
        name,
        summary: 'Suit le sommeil, explique les résultats et aide à préparer la consultation.',
        currentVersion: '1.0.0',
        platforms: ['web'],
        audiences: ['patients'],
        price: 'Gratuit',
        reimbursed: false,
        prescribable: false,
      },
    );
    const facts = { category: 'BIE', access: 'N0', catalog: 'ENS', flags: [] };
    await publisher.put(`/api/v1/applications/${id}/orientation`, { ...facts, expectedVersion: version });
    await publisher.post(`/api/v1/applications/${id}/dossiers`, { kind: 'initial' });
    this.applications.set(id, new Application(id, name, publisher, this.dice, this.temper));
  }

  private async act(acts: DossierActs, { id, applicationId, state, since }: Waiting): Promise<void> {
    const application = this.applications.get(applicationId);
    if (!application) return;
    const thing = `${id}:${state}:${since.getTime()}`;
    switch (state) {
      case 'draft':
        return this.perhapsPublisher(application, thing, () => acts.request(id, application));
      case 'requested':
        return this.perhapsAuthority(application, thing, () => acts.admit(id));
      case 'contracting':
        return this.perhapsPublisher(application, thing, () => acts.signContract(id, application));
      case 'preparation':
        return this.perhapsPublisher(application, thing, () => acts.send(id, application));
      case 'completeness':
        return this.perhapsAuthority(application, thing, () => acts.accept(id));
      case 'evaluation':
        return acts.evaluate(id, application);
      case 'reconciliation':
        return this.perhapsAuthority(application, thing, () => acts.report(id));
      case 'observations':
        return this.perhapsPublisher(application, thing, () => acts.observe(id, application));
      case 'deciding':
        return this.perhapsAuthority(application, thing, () => acts.decide(id));
    }
  }

  private perhapsPublisher(application: Application, thing: string, act: () => Promise<void>): Promise<void> {
    const { publisherActs, publisherIsSilent } = this.temper;
    if (application.ignores(thing, this.dice.happens(publisherIsSilent))) return Promise.resolve();
    return this.dice.happens(publisherActs) ? act() : Promise.resolve();
  }

  /** The authority is never silent for ever: a file it forgot is found again, late. */
  private perhapsAuthority(application: Application, thing: string, act: () => Promise<void>): Promise<void> {
    const { authorityActs, authorityIsSilent } = this.temper;
    const slow = application.ignores(thing, this.dice.happens(authorityIsSilent));
    return this.dice.happens(slow ? authorityActs / 20 : authorityActs) ? act() : Promise.resolve();
  }

  private async count(): Promise<number> {
    const [row] = await this.house.database.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM referencing.dossier',
    );
    return row?.n ?? 0;
  }
}
