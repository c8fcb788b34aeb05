import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, DomainError } from '#libs/kernel';
import type { DraftContent } from '../../domain/decision/decision-draft.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { IssueDecision } from '../decision/issue-decision.js';
import { PrepareDecision } from '../decision/prepare-decision.js';
import { OrganisationReader } from '../neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { CloseBehind } from './close-behind.js';
import { type OnDossier, onDossier, personOf } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';
import { FollowDecision } from './follow-decision.js';

/** From the report to the signed decision: the lead prepares, somebody else signs, two when it departs from the proposal. */
@Injectable()
export class DecideDossier {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly behind: CloseBehind,
    private readonly preparing: PrepareDecision,
    private readonly issuing: IssueDecision,
    private readonly following: FollowDecision,
    private readonly organisations: OrganisationReader,
  ) {}

  prepare(actor: Actor, on: OnDossier, content: DraftContent) {
    return onDossier(this.work, on, async (scope, dossier) => {
      const rules = await scope.rules.for(dossier);
      await this.steps.take(scope, actor, dossier, 'prepareDecision', { facts: { outcome: content.outcome } });
      await this.preparing.prepare(scope, dossier, content, personOf(actor), rules.policy);
    });
  }

  /** The first of two signatures changes nothing but the draft; the one that suffices decides. */
  sign(actor: Actor, on: OnDossier) {
    return onDossier(this.work, on, (scope, dossier) => this.signOne(scope, actor, dossier));
  }

  /** Each dossier in a transaction of its own: one that fails does not stop the others (REG-12). */
  async signTogether(actor: Actor, items: readonly OnDossier[]): Promise<SignedItem[]> {
    const results: SignedItem[] = [];
    for (const on of items) {
      results.push(
        await this.sign(actor, on).then(
          ({ state }) => ({ dossierId: on.dossierId, state }),
          (refusal: unknown) => ({ dossierId: on.dossierId, refusal: refusalOf(refusal) }),
        ),
      );
    }
    return results;
  }

  /** T4: the request is not examined, by a decision with its motive and the ways to come back. */
  declareInadmissible(actor: Actor, on: OnDossier, said: { motive: string; remedies: string }) {
    return onDossier(this.work, on, async (scope, dossier) => {
      await this.steps.take(scope, actor, dossier, 'declareInadmissible');
      await this.issuing.declareInadmissible(scope, await this.order(scope, actor, dossier), said);
      await this.behind.close(scope, dossier, 'inadmissible');
    });
  }

  private async signOne(scope: ReferencingScope, actor: Actor, dossier: Dossier): Promise<void> {
    const draft = await scope.surroundings.draftOf(dossier.id);
    if (draft?.departs && draft.firstSignedBy === null) {
      await this.steps.take(scope, actor, dossier, 'signFirst');
      await this.preparing.signFirst(scope, dossier, personOf(actor));
      return;
    }
    await this.steps.take(scope, actor, dossier, 'sign');
    const { decision } = await this.issuing.issue(scope, await this.order(scope, actor, dossier));
    await this.behind.close(scope, dossier, decision.outcome);
    await this.following.comply(scope, decision);
  }

  private async order(scope: ReferencingScope, actor: Actor, dossier: Dossier) {
    const { name } = await this.organisations.get(dossier.toSnapshot().organisationId);
    const signer: Actor & { accountId: AccountId } = { ...actor, accountId: personOf(actor) };
    return { actor: signer, dossier, rules: await scope.rules.for(dossier), publisher: name };
  }
}

export interface SignedItem {
  readonly dossierId: string;
  readonly state?: string;
  readonly refusal?: { readonly code: string; readonly reasons: readonly { code: string; message: string }[] };
}

/** Only refusals belong to one item; a bug stops the session. */
function refusalOf(thrown: unknown) {
  if (!(thrown instanceof DomainError)) throw thrown;
  return { code: thrown.code, reasons: thrown.reasons };
}
