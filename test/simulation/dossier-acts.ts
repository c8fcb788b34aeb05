import type { HttpClient } from '../../apps/cli/src/walk/http-client.js';
import { smallPdf } from '../../apps/cli/src/walk/small-pdf.js';
import type { Application } from './application.js';
import type { Dice } from './dice.js';
import type { Temper } from './temper.js';
import type { Town } from './town.js';

interface Item {
  readonly criterion: string;
  readonly obligation: string;
  readonly evidenceExpected: number;
  readonly carried: object | null;
}

interface Page<Row> {
  readonly items: readonly Row[];
}

interface Signable extends Versioned {
  readonly actions: readonly { readonly name: string; readonly reasons: readonly { readonly code: string }[] }[];
}

interface Versioned {
  readonly version: number;
}

interface Assignment extends Versioned {
  readonly id: string;
  readonly expertId: string;
  readonly state: string;
  readonly criteria: readonly string[];
}

const STATEMENT = 'Je certifie sur l’honneur la sincérité et l’exactitude des réponses de ce dossier.';
const REMEDIES = 'Un recours est ouvert devant l’organe de surveillance dans les deux mois.';
const NO_INTEREST = 'Je déclare n’avoir aucun lien d’intérêt avec cet éditeur ni avec ses concurrents.';

/** What each person does with a dossier that waits for him: one act a day, over HTTP, as a client would. */
export class DossierActs {
  constructor(
    private readonly town: Town,
    private readonly dice: Dice,
    private readonly temper: Temper,
  ) {}

  async request(id: string, { publisher }: Application): Promise<void> {
    await this.post(publisher, id, 'request');
  }

  async admit(id: string): Promise<void> {
    await this.post(this.town.caseOfficer, id, 'admission', { leadId: this.town.leadId });
  }

  async signContract(id: string, { publisher }: Application): Promise<void> {
    const path = `/api/v1/dossiers/${id}/contract`;
    const contract = await publisher.get<{ id: string; state: string; documentHash: string } & Versioned>(path);
    const party = contract.state === 'issued' ? 'publisher' : 'regulator';
    const signer = party === 'publisher' ? publisher : this.town.signatory;
    await signer.post(`/api/v1/contracts/${contract.id}/${party}-signature`, {
      expectedVersion: contract.version,
      documentHash: contract.documentHash,
    });
  }

  /** Answers what is not answered yet; what is there from the dossier before stands. */
  async send(id: string, application: Application): Promise<void> {
    const { publisher } = application;
    const path = `/api/v1/dossiers/${id}`;
    const { items } = await publisher.get<Page<Item>>(`${path}/scope`);
    const answered = new Set(
      (await publisher.get<Page<{ criterion: string }>>(`${path}/answers`)).items.map(({ criterion }) => criterion),
    );
    const open = items.filter(({ carried, criterion }) => carried === null && !answered.has(criterion));
    application.judged(items.filter(({ carried }) => carried === null).map(({ criterion }) => criterion));
    const files: string[] = [];
    for (let number = 0; number < Math.max(0, ...open.map(({ evidenceExpected }) => evidenceExpected)); number += 1) {
      const pdf = smallPdf(`Piece ${number + 1}, ${application.name}`);
      const added = await publisher.upload<{ id: string }>(`${path}/evidence`, 'piece.pdf', pdf, 'application/pdf');
      files.push(added.id);
    }
    for (const { criterion, evidenceExpected } of open) {
      await publisher.put(`${path}/answers/${criterion}`, {
        expectedVersion: 0,
        selfVerdict: 'conforme',
        text: `La réponse est détaillée dans la pièce jointe (${criterion}).`,
        evidence: files.slice(0, evidenceExpected),
      });
    }
    await this.post(publisher, id, 'submission', { statement: STATEMENT });
  }

  async accept(id: string): Promise<void> {
    await this.post(this.town.caseOfficer, id, 'acceptance');
  }

  /** The lead builds or completes the panel; each expert who is in the mood judges. */
  async evaluate(id: string, application: Application): Promise<void> {
    const path = `/api/v1/dossiers/${id}`;
    const { items } = await this.town.lead.get<Page<Assignment>>(`/api/v1/assignments?limit=100&dossierId=${id}`);
    const working = items.filter(({ state }) => ['invited', 'accepted', 'submitted'].includes(state));
    if (working.length === 0 || working.length < items.length) await this.completePanel(path);
    for (const assignment of working) {
      if (assignment.state === 'submitted' || !this.dice.happens(this.temper.expertActs)) continue;
      if (application.ignores(assignment.id, this.dice.happens(this.temper.expertIsSilent))) continue;
      await this.judge(assignment, application);
    }
  }

  async report(id: string): Promise<void> {
    const { lead } = this.town;
    const path = `/api/v1/dossiers/${id}`;
    const { items } = await lead.get<Page<{ criterion: string; state: string; verdict: string | null } & Versioned>>(
      `${path}/reconciliation`,
    );
    for (const { criterion, version, verdict } of items.filter(({ state }) => state !== 'settled')) {
      await lead.put(`${path}/outcomes/${criterion}`, {
        expectedVersion: version,
        verdict: verdict ?? 'non_conforme',
        rationale: `Le critère ${criterion} n’est pas satisfait : la preuve est à compléter.`,
      });
    }
    await this.post(lead, id, 'report');
  }

  async observe(id: string, { publisher }: Application): Promise<void> {
    await this.post(publisher, id, 'observations', { text: 'Nous corrigerons ce point.' });
  }

  /** The decision that the rule proposes, prepared by the lead and signed by another. */
  async decide(id: string): Promise<void> {
    const { lead, signatory } = this.town;
    const path = `/api/v1/dossiers/${id}`;
    const { outcomes, proposal } = await lead.get<{
      outcomes: readonly { criterion: string; verdict: string }[];
      proposal: { outcome: string };
    }>(`${path}/report`);
    const { version } = await lead.get<Versioned>(path);
    await lead.put(`${path}/decision-draft`, {
      expectedVersion: version,
      outcome: proposal.outcome,
      motives: motivesOf(outcomes, proposal.outcome),
      remedies: REMEDIES,
    });
    await this.signUnlessSuspended(signatory, id);
  }

  /** While the listing is suspended nothing new is decided on it: the signatory waits for the lifting. */
  private async signUnlessSuspended(signatory: HttpClient, id: string): Promise<void> {
    const path = `/api/v1/dossiers/${id}`;
    const { version, actions } = await signatory.get<Signable>(path);
    const signing = actions.filter(({ name }) => name === 'sign' || name === 'signFirst');
    if (signing.some(({ reasons }) => reasons.some(({ code }) => code === 'suspension_lifted'))) return;
    await signatory.post(`${path}/signature`, { expectedVersion: version });
  }

  private async completePanel(path: string): Promise<void> {
    const { lead } = this.town;
    const proposal = await lead.ask<{ panel: readonly { expertId: string; criteria: readonly string[] }[] }>(
      'GET',
      `${path}/panel-proposal`,
    );
    if (proposal.status !== 200 || proposal.body.panel.length === 0) return;
    const { version } = await lead.get<Versioned>(`${path}/panel`);
    const experts = proposal.body.panel.map(({ expertId, criteria }) => ({ expertId, criteria }));
    await lead.post(`${path}/panel`, { expectedVersion: version, experts });
  }

  private async judge({ id, expertId, criteria, state, version }: Assignment, application: Application): Promise<void> {
    const expert = await this.town.expert(expertId);
    const path = `/api/v1/assignments/${id}`;
    if (state === 'invited') {
      await expert.post(`${path}/acceptance`, { expectedVersion: version, interest: 'none', statement: NO_INTEREST });
      return;
    }
    const scores = criteria.map((criterion) =>
      application.fails(criterion)
        ? { criterion, verdict: 'non_conforme', rationale: `La preuve ne couvre pas ${criterion}.` }
        : { criterion, verdict: 'conforme', rationale: '' },
    );
    await expert.post(`${path}/submission`, { expectedVersion: version, scores });
  }

  private async post(client: HttpClient, id: string, rest: string, body: object = {}): Promise<void> {
    const path = `/api/v1/dossiers/${id}`;
    const { version } = await client.get<Versioned>(path);
    await client.post(`${path}/${rest}`, { expectedVersion: version, ...body });
  }
}

function motivesOf(outcomes: readonly { criterion: string; verdict: string }[], outcome: string) {
  const failing = outcomes.filter(({ verdict }) => verdict === 'non_conforme');
  const motives = failing.map(({ criterion }) => ({ criterion, text: `Le critère ${criterion} n’est pas satisfait.` }));
  const isRefusal = outcome === 'adjourned' || outcome === 'rejected';
  return isRefusal && motives.length === 0 ? [{ criterion: null, text: 'La règle conduit à ce refus.' }] : motives;
}
