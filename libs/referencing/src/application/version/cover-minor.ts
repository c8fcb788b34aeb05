import { Injectable } from '@nestjs/common';
import { type Actor, Clock, SYSTEM } from '#libs/kernel';
import type { Classed } from '../../domain/version/application-version.js';
import type { VersionCondition } from '../../domain/version/application-version.lifecycle.js';
import { drawMinor } from '../../domain/version/minor-draw.js';
import { TakeMeasure } from '../measure/take-measure.js';
import type { ReferencingScope } from '../referencing.work.js';
import { supersede } from './follow-covered-version.js';
import { CONFIRMATION_TIMER, tellVersion, versionSubject } from './tell-version.js';
import type { HeldVersion } from './version-frame.js';

/** V1: a minor version is covered at once by a decision without a dossier, and one in so many is drawn for a check. */
@Injectable()
export class CoverMinor {
  constructor(
    private readonly measures: TakeMeasure,
    private readonly clock: Clock,
  ) {}

  async cover(
    scope: ReferencingScope,
    actor: Actor,
    { version, listing, rules }: HeldVersion,
    classed: Classed,
    met: ReadonlySet<VersionCondition>,
  ): Promise<void> {
    const { number } = version.toSnapshot();
    const former = await scope.versions.coveredOf(listing.id);
    const at = this.clock.now();
    const draw = drawMinor(version.id, rules.changes.minor_sample_rate);
    const move = version.confirmMinor({ ...classed, formerId: former?.id ?? null, draw }, met);
    if (former) await supersede(scope, former, { decision: { signedAt: at } });
    await scope.versions.save(version);
    await scope.timers.cancel(versionSubject(version), CONFIRMATION_TIMER);
    const decision = await this.measures.take(scope, {
      actor: SYSTEM,
      listing,
      action: 'coverVersion',
      coveredVersion: number,
      facts: { changeIsMinor: true },
      preparedBy: actor.accountId,
      motive: `La version ${number} n’apporte que des changements mineurs : l’évaluation de la version précédente vaut pour elle.`,
      remedies: 'Un recours est ouvert devant l’organe de surveillance.',
    });
    await tellVersion(scope, version, move, {
      actor,
      at,
      facts: { decision: decision.number, draw: draw.hash, drawn: draw.drawn },
    });
  }
}
