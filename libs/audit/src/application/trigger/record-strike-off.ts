import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict, Invalid, NotFound, newId } from '#libs/kernel';
import type { ListingId } from '../../domain/ids.js';
import type { StrikeOff } from '../../domain/trigger/signs.js';
import { personOf } from '../acting-person.js';
import { TriggerAudit } from '../audit/trigger-audit.js';
import { AuditWork } from '../audit.work.js';
import { AuditedListings } from '../neighbours.js';

/** An agent learned that another authority struck the application off: audited out of turn, at once, or told to who audits it. */
@Injectable()
export class RecordStrikeOff {
  constructor(
    private readonly work: AuditWork,
    private readonly listings: AuditedListings,
    private readonly triggering: TriggerAudit,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound · Conflict (`listing_over`, `strike_off_known`) · Invalid (`day_in_future`) */
  execute(
    actor: Actor,
    listingId: ListingId,
    told: Pick<StrikeOff, 'authority' | 'struckOffOn' | 'reference' | 'motive'>,
  ): Promise<StrikeOff> {
    return this.work.transaction(async (scope) => {
      const listing = await this.listings.find(listingId);
      if (!listing) throw new NotFound('listing', listingId);
      if (!listing.isLive) throw new Conflict('listing_over', 'The listing has ended.');
      if (told.struckOffOn > this.clock.today()) throw inFuture();
      await scope.audits.lockListing(listingId);
      if (await scope.signs.isStrikeOffKnown(listingId, told)) {
        throw new Conflict('strike_off_known', 'This strike-off is recorded already.');
      }
      const at = this.clock.now();
      const strikeOff: StrikeOff = {
        ...told,
        id: newId<'StrikeOff'>(),
        listingId,
        recordedBy: personOf(actor),
        recordedAt: at,
      };
      await scope.signs.addStrikeOff(strikeOff);
      const { id, authority, struckOffOn } = strikeOff;
      await scope.journal.append({
        kind: 'strike-off.record',
        subject: { kind: 'strike-off', id },
        actor,
        at,
        facts: { authority, struckOffOn },
        secrets: { listing: listingId },
      });
      const motive = `Radiation par ${authority} le ${struckOffOn} : ${strikeOff.motive}`;
      const covering = await this.triggering.happened(scope, actor, listing, `strike-off:${id}`, motive);
      if (covering) await scope.letters.attention(covering, 'struck_off_elsewhere', this.clock.today());
      return strikeOff;
    });
  }
}

function inFuture(): Invalid {
  const message = 'A strike-off is recorded once it has happened.';
  return new Invalid('day_in_future', message, [{ code: 'day_in_future', message, field: '/struckOffOn' }]);
}
