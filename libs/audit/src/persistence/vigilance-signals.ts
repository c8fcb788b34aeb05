import { Injectable } from '@nestjs/common';
import { ReportFigures } from '#libs/vigilance';
import { AuditedListings, type ReportSignal, ReportSignals } from '../application/neighbours.js';
import type { ListingId } from '../domain/ids.js';

/** What the vigilance counts of reports, by listing. */
@Injectable()
export class VigilanceSignals extends ReportSignals {
  constructor(
    private readonly figures: ReportFigures,
    private readonly listings: AuditedListings,
  ) {
    super();
  }

  override async all(): Promise<ReadonlyMap<ListingId, ReportSignal>> {
    const figures = await this.figures.all();
    return new Map(
      (await this.listings.live()).flatMap(({ listingId, applicationId }) => {
        const figure = figures.get(applicationId);
        return figure ? [[listingId, { ratio: figure.ratio, complaints: figure.complaints }] as const] : [];
      }),
    );
  }
}
