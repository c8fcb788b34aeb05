import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type AccountId, type Actor, Clock, Conflict, newId } from '#libs/kernel';
import { Contract } from '../../domain/contract/contract.js';
import type { Dossier } from '../../domain/dossier/dossier.js';
import { scopeOf } from '../../domain/scope/scope-of-kind.js';
import { ContractTemplate } from '../contract/contract-template.js';
import { AccountReader, OrganisationReader, type Rules } from '../neighbours.js';
import { type ReferencingScope, ReferencingWork } from '../referencing.work.js';
import { type OnDossier, onDossier } from './dossier-action.js';
import { DossierSteps } from './dossier-steps.js';

/**
 * The request is admitted: framework and tier are pinned, the criteria in scope are frozen, a lead is named, and the
 * contract is issued unless one in force covers the application already.
 */
@Injectable()
export class AdmitDossier {
  constructor(
    private readonly work: ReferencingWork,
    private readonly steps: DossierSteps,
    private readonly organisations: OrganisationReader,
    private readonly accounts: AccountReader,
    private readonly template: ContractTemplate,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, on: OnDossier, leadId: AccountId) {
    return onDossier(this.work, on, async (scope, dossier) => {
      await this.refuseUnsuitable(scope, dossier, leadId);
      const rules = await scope.rules.for(dossier);
      const { kind, facts } = dossier.toSnapshot();
      const { tier, criteria } = rules.applicability(kind, facts);
      const progress = { frameworkVersion: rules.frameworkVersion, tier, leadId };
      const { to } = await this.steps.take(scope, actor, dossier, 'admit', {
        progress,
        facts: { tier, policyVersion: rules.policyVersion, criteria: criteria.length },
        secrets: { lead: leadId },
      });

      await scope.scopeItems.freeze(
        dossier.id,
        scopeOf([kind], { applicable: criteria, former: null, impacted: new Set(), tightened: new Set() }),
      );
      if (to === 'contracting') await this.issueContract(scope, actor, dossier, rules);
    });
  }

  /** A lead holds the role, and has no interest in this publisher. */
  private async refuseUnsuitable(scope: ReferencingScope, dossier: Dossier, leadId: AccountId): Promise<void> {
    const involved = await scope.surroundings.involvedIn(dossier);
    if (!involved.has(leadId) && (await this.accounts.hasRole(leadId, 'lead'))) return;
    throw new Conflict('lead_unsuitable', 'This person cannot lead this dossier.', {}, [
      { code: 'lead_unsuitable', message: 'is no lead, or has an interest in this publisher', field: '/leadId' },
    ]);
  }

  private async issueContract(scope: ReferencingScope, actor: Actor, dossier: Dossier, rules: Rules): Promise<void> {
    const { id, number, applicationId, organisationId } = dossier.toSnapshot();
    const application = (await scope.applications.get(applicationId)).toSnapshot();
    const organisation = await this.organisations.get(organisationId);
    const body = this.template.write({
      application,
      organisation,
      dossierNumber: number ?? id,
      rules,
      day: this.clock.today(),
    });
    const contract = Contract.issue({
      id: newId<'Contract'>(),
      number: `CONV-${number ?? id}`,
      applicationId,
      dossierId: id,
      templateVersion: this.template.version,
      body,
      documentHash: createHash('sha256').update(body, 'utf8').digest('hex'),
      issuedAt: this.clock.now(),
    });
    await scope.contracts.add(contract);
    const snapshot = contract.toSnapshot();
    await scope.journal.append({
      kind: 'contract.issue',
      subject: { kind: 'contract', id: snapshot.id },
      actor,
      at: this.clock.now(),
      to: 'issued',
      facts: { dossier: id, documentHash: snapshot.documentHash, template: this.template.version },
    });
  }
}
