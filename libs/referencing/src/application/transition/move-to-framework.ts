import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Conflict } from '#libs/kernel';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { scopeOf } from '../../domain/scope/scope-of-kind.js';
import { judgedIn } from '../../domain/submission/answer.js';
import { type OnDossier, onDossier } from '../dossier/dossier-action.js';
import type { Rules } from '../neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';

/** A dossier stays on the version it was admitted under, unless its publisher asks to move before he sends it (PUB-18). */
@Injectable()
export class MoveToFramework {
  constructor(
    private readonly work: ReferencingWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Conflict `framework_pinned`, `framework_is_the_latest`, `no_framework_in_force` */
  execute(actor: Actor, on: OnDossier) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const from = dossier.toSnapshot().frameworkVersion;
      const rules = await scope.rules.inForce();
      if (from === rules.frameworkVersion) {
        throw new Conflict('framework_is_the_latest', 'The dossier is on the version in force already.');
      }
      await moveDossier(scope, dossier, rules);
      await scope.dossiers.save(dossier);
      await scope.journal.append({
        kind: 'dossier.move-to-framework',
        subject: { kind: 'dossier', id: dossier.id },
        actor,
        at: this.clock.now(),
        from: 'preparation',
        to: 'preparation',
        facts: { formerVersion: from ?? '', criteriaVersion: rules.frameworkVersion },
      });
    });
  }
}

/**
 * Freezes the scope anew under these rules; answers to criteria that remain stay, and what has to be judged again begins
 * with the answer that was kept. The caller saves the dossier.
 * @throws Conflict `framework_pinned` once something was sent (invariant 7)
 */
export async function moveDossier(scope: ReferencingScope, dossier: Dossier, rules: Rules): Promise<void> {
  const { id, state, kind, merged, facts, parentDecisionId } = dossier.toSnapshot();
  if (state !== 'preparation' || (await scope.submissions.latest(id))) {
    throw new Conflict('framework_pinned', 'What was sent is judged under the version it was sent under.');
  }
  const parent = parentDecisionId && (await scope.decisions.get(parentDecisionId));
  const before = await scope.scopeItems.of(id);
  const { tier, criteria } = rules.applicability(kind, facts);
  const items = scopeOf([kind, ...merged, 'transition'], {
    applicable: criteria,
    former: parent ? { number: parent.number, verdicts: parent.verdicts } : null,
    impacted: new Set(before.flatMap(({ criterion, reason }) => (reason === 'impacted' ? [criterion] : []))),
    tightened: rules.reopened,
  });
  await scope.scopeItems.replace(id, items);
  dossier.moveTo(rules.frameworkVersion, tier);
  if (!parent?.dossierId) return;
  const answerable = new Set(judgedIn(before).map(({ criterion }) => criterion));
  const reopened = judgedIn(items).flatMap(({ criterion }) => (answerable.has(criterion) ? [] : [criterion]));
  await scope.answers.prefill(id, parent.dossierId, reopened);
}
