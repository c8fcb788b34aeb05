import type { TestHouse } from '../support/house.js';
import type { Application } from './application.js';
import type { Dice } from './dice.js';
import type { Temper } from './temper.js';
import type { Town } from './town.js';

interface Standing {
  readonly id: string;
  readonly applicationId: string;
  readonly status: string;
  readonly version: number;
  readonly ratify: boolean;
  readonly heard: boolean;
  readonly asked: boolean;
}

interface Offer {
  readonly name: string;
  readonly allowed: boolean;
}

const LIVE = `SELECT l.id, l.application_id AS "applicationId", l.status, l.version, l.ratify_by IS NOT NULL AS ratify,
    EXISTS (SELECT FROM referencing.hearing h WHERE h.listing_id = l.id AND h.measure = 'delist' AND h.state IN ('answered', 'unanswered')) AS heard,
    EXISTS (SELECT FROM referencing.hearing h WHERE h.listing_id = l.id AND h.state = 'open') AS asked
  FROM referencing.listing l WHERE l.status <> 'delisted' ORDER BY l.id`;

const SAID = {
  motive: 'Un incident a été signalé sur cette application.',
  remedies: 'Un recours est ouvert devant l’organe de surveillance dans les deux mois.',
};

/** What happens to listings by the will of people: leaving, suspensions with what follows, and striking off. */
export class ListingActs {
  constructor(
    private readonly house: TestHouse,
    private readonly town: Town,
    private readonly dice: Dice,
    private readonly temper: Temper,
  ) {}

  async today(applications: ReadonlyMap<string, Application>): Promise<void> {
    for (const listing of await this.house.database.query<Standing[]>(LIVE)) {
      const application = applications.get(listing.applicationId);
      if (!application) continue;
      if (listing.status === 'suspended') await this.whileSuspended(listing);
      else await this.whileActive(listing, application);
    }
  }

  private async whileActive(listing: Standing, { publisher }: Application): Promise<void> {
    const { signatory, dutyOfficer } = this.town;
    if (listing.heard && this.dice.happens(0.2) && (await this.offered(listing, 'delist'))) {
      return this.post(signatory, listing, 'delisting', SAID);
    }
    if (this.dice.happens(this.temper.asksToLeave)) {
      await publisher.ask('POST', `/api/v1/listings/${listing.id}/withdrawal`, {
        expectedVersion: listing.version,
        motive: 'Le produit est arrêté.',
      });
      return;
    }
    if (this.dice.happens(this.temper.isSuspended)) {
      return this.post(this.dice.pick([signatory, dutyOfficer]), listing, 'suspension', SAID);
    }
    if (!listing.asked && !listing.heard && this.dice.happens(this.temper.isHeardOn)) {
      await this.post(signatory, listing, 'hearings', { motive: SAID.motive, measure: 'delist' });
    }
  }

  /** Ratified, prolonged or lifted, sooner or later; forgotten now and then. */
  private async whileSuspended(listing: Standing): Promise<void> {
    const { signatory, otherSignatory } = this.town;
    if (listing.ratify) {
      if (this.dice.happens(0.4)) await this.post(otherSignatory, listing, 'suspension-ratification', SAID);
      return;
    }
    if (this.dice.happens(0.04))
      await this.post(signatory, listing, 'suspension-lifting', { ...SAID, causeGone: true });
  }

  /** A hearing counts for what was decided before it alone: the register says whether it still does. */
  private async offered({ id }: Standing, action: string): Promise<boolean> {
    const { actions } = await this.town.signatory.get<{ actions: readonly Offer[] }>(`/api/v1/listings/${id}`);
    return actions.some(({ name, allowed }) => name === action && allowed);
  }

  private async post(client: Application['publisher'], { id, version }: Standing, rest: string, body: object) {
    await client.post(`/api/v1/listings/${id}/${rest}`, { expectedVersion: version, ...body });
  }
}
