import { Injectable } from '@nestjs/common';
import type { JournalEntry } from '#libs/journal';
import { type AccountId, ActionNotAllowed, type Actor, Clock, StaleVersion, transition } from '#libs/kernel';
import type { Decision, DecisionId } from '../../domain/decision/decision.js';
import {
  type DecisionAction,
  decisionConditionTexts,
  decisionLifecycle,
} from '../../domain/decision/decision.lifecycle.js';
import type { DraftContent } from '../../domain/decision/decision-draft.js';
import { decisionState, replacementConditions } from '../../domain/decision/replacement.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { personOf } from '../dossier/dossier-action.js';
import { OrganisationReader } from '../neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { IssueDecision } from './issue-decision.js';
import { PrepareDecision } from './prepare-decision.js';
import { type Replaceable, replaceable } from './replaceable.js';

/** Which decision was found wrong, and the version of it that the actor had before his eyes. */
export interface OnDecision {
  readonly decisionId: DecisionId;
  readonly expectedVersion: number;
}

/**
 * A decision found wrong is replaced by another one, on the same closed report: the lead prepares it, somebody else
 * signs, two when it departs from the proposal. The former stays as it was and leads to the new one (REG-13).
 */
@Injectable()
export class ReplaceDecision {
  constructor(
    private readonly work: ReferencingWork,
    private readonly preparing: PrepareDecision,
    private readonly issuing: IssueDecision,
    private readonly organisations: OrganisationReader,
    private readonly clock: Clock,
  ) {}

  prepare(actor: Actor, on: OnDecision, content: DraftContent): Promise<void> {
    return this.onDecision(on, async (scope, dossier, found) => {
      const { decision } = found.facts;
      await this.take(scope, actor, found, 'prepareReplacement', { outcome: content.outcome });
      const { policy } = await scope.rules.for(dossier);
      await this.preparing.prepare(scope, dossier, content, personOf(actor), policy, decision.id);
    });
  }

  /** The first of two signatures changes nothing but the draft; the one that suffices replaces. */
  sign(actor: Actor, on: OnDecision): Promise<void> {
    return this.onDecision(on, async (scope, dossier, found) => {
      const { decision, draft } = found.facts;
      if (draft?.departs && draft.firstSignedBy === null) {
        await this.take(scope, actor, found, 'signReplacementFirst');
        await this.preparing.signFirst(scope, dossier, personOf(actor), decision.id);
        return;
      }
      const to = this.step(actor, found, 'replace');
      const { name } = await this.organisations.get(decision.organisationId);
      const signer: Actor & { accountId: AccountId } = { ...actor, accountId: personOf(actor) };
      const order = { actor: signer, dossier, rules: await scope.rules.for(dossier), publisher: name };
      const issued = await this.issuing.issue(scope, order, decision.id);
      await this.record(scope, actor, decision, 'replace', to, { replacedBy: issued.decision.number });
      await this.tellDossier(scope, actor, dossier, decision, issued.decision);
    });
  }

  private onDecision(
    { decisionId, expectedVersion }: OnDecision,
    act: (scope: ReferencingScope, dossier: Dossier, found: Replaceable) => Promise<void>,
  ): Promise<void> {
    return this.work.transaction(async (scope) => {
      const decision = await scope.decisions.get(decisionId);
      const dossier = decision.dossierId && (await scope.dossiers.forUpdate(decision.dossierId));
      const found = await replaceable(scope, dossier, decision);
      if (found.version !== expectedVersion) {
        const last = await scope.lastChange({ kind: 'decision', id: decisionId });
        throw new StaleVersion(expectedVersion, found.version, last);
      }
      if (!dossier) throw new ActionNotAllowed(decisionLifecycle.name, 'replace', found.facts.decision.kind);
      await act(scope, dossier, found);
    });
  }

  /** @throws ActionNotAllowed, ConditionsNotMet */
  private step(actor: Actor, { facts, replacedBy }: Replaceable, action: DecisionAction) {
    const met = replacementConditions(facts, actor.accountId);
    return transition(decisionLifecycle, decisionState(replacedBy), action, met, decisionConditionTexts);
  }

  private take(
    scope: ReferencingScope,
    actor: Actor,
    found: Replaceable,
    action: DecisionAction,
    facts: JournalEntry['facts'] = {},
  ): Promise<void> {
    return this.record(scope, actor, found.facts.decision, action, this.step(actor, found, action), facts);
  }

  private record(
    scope: ReferencingScope,
    actor: Actor,
    { id, number }: Decision,
    action: DecisionAction,
    { id: rule, to }: ReturnType<ReplaceDecision['step']>,
    facts: JournalEntry['facts'],
  ): Promise<void> {
    return scope.journal.append({
      kind: `decision.${action}`,
      subject: { kind: 'decision', id },
      actor,
      at: this.clock.now(),
      from: 'in_force',
      to,
      facts: { rule, number, ...facts },
    });
  }

  /** The dossier stays decided; its history says by what. */
  private tellDossier(scope: ReferencingScope, actor: Actor, dossier: Dossier, former: Decision, next: Decision) {
    return scope.journal.append({
      kind: 'dossier.decisionReplaced',
      subject: { kind: 'dossier', id: dossier.id },
      actor,
      at: this.clock.now(),
      facts: { decision: former.number, replacedBy: next.number, outcome: next.outcome },
    });
  }
}
