import { Injectable } from '@nestjs/common';
import { type Duty, dutiesOf } from '../../domain/duty/duties.js';
import type { CaseSeverity, Kind } from '../../domain/report/vocabulary.js';
import { CaseRules } from '../case/case-neighbours.js';
import type { RouteSource } from '../route/routing-neighbours.js';
import { DutyBooks } from './duty-neighbours.js';

export interface FactsOf {
  readonly kind: Kind;
  readonly severity: CaseSeverity;
  readonly applicationId: string | null;
}

/** Reminds a publisher of what the law may ask of him, beside what we ask. */
@Injectable()
export class PublisherDuties {
  constructor(
    private readonly books: DutyBooks,
    private readonly rules: CaseRules,
  ) {}

  /** @param knownSince when he was sent the facts; null before */
  async after(
    { kind, severity, applicationId }: FactsOf,
    knownSince: Date | null,
    source: Pick<RouteSource, 'categoryOf'>,
  ): Promise<Duty[]> {
    const { duties: periods, calendar } = await this.rules.inForce();
    const category = applicationId === null ? null : await source.categoryOf(applicationId);
    return dutiesOf(this.books.current, { kind, severity, category }, { periods, calendar }, knownSince);
  }
}
