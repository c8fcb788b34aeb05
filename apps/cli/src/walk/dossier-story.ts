import type { HttpClient } from './http-client.js';
import { Surprise } from './http-client.js';
import { smallPdf } from './small-pdf.js';

/** Who plays, by the part they have in the story. */
export interface Cast {
  readonly publisher: HttpClient;
  readonly caseOfficer: HttpClient;
  readonly lead: HttpClient;
  readonly signatory: HttpClient;
  readonly public: HttpClient;
  /** Any expert, by account. */
  expert(accountId: string): HttpClient;
}

/** What makes one telling of the story differ from another. */
export interface Plot {
  readonly name: string;
  readonly kind: 'initial' | 'trial';
  readonly facts: {
    readonly category: string;
    readonly access: string;
    readonly catalog: string;
    readonly flags: readonly string[];
    readonly device_class?: string;
  };
  /** Chosen by the story among the criteria in scope: which ones the experts find to fail. */
  readonly failing: (scope: readonly ScopeItem[]) => readonly string[];
  /** What the rule must propose, or the story ends with a surprise. */
  readonly outcome: string;
  /** What is refused leaves the application listed as it was: a change, for one. */
  readonly staysListed?: boolean;
}

export interface ScopeItem {
  readonly criterion: string;
  readonly brick: string;
  readonly severity: string;
  readonly obligation: string;
  readonly inForce: boolean;
  readonly evidenceExpected: number;
  readonly naReasons: readonly string[];
  /** Kept from an earlier decision: neither answered nor judged again. */
  readonly carried: object | null;
}

interface Versioned {
  readonly id: string;
  readonly version: number;
}

interface Dossier extends Versioned {
  readonly number: string | null;
  readonly applicationId: string;
  readonly state: string;
  readonly actions: readonly { readonly name: string; readonly allowed: boolean; readonly href: string }[];
}

interface Assignment extends Versioned {
  readonly expertId: string;
  readonly criteria: readonly string[];
  readonly state: string;
  readonly draftVersion?: number;
}

interface Contract extends Versioned {
  readonly documentHash: string;
  readonly publisherSignature: object | null;
  readonly regulatorSignature: object | null;
}

interface Application extends Versioned {
  readonly slug: string;
  readonly facts: object | null;
}

export interface Told {
  readonly dossierId: string;
  readonly number: string;
  readonly slug: string;
  readonly outcome: string;
}

/** Called before and after each step, so that a person may follow and a test may look. */
export type Step = <Result>(title: string, act: () => Promise<Result>) => Promise<Result>;

const STATEMENT = 'Je certifie sur l’honneur la sincérité et l’exactitude des réponses de ce dossier.';
const REMEDIES = 'Recours devant l’organe de surveillance dans les deux mois de la notification.';

/** A dossier from its first line to the signed decision, as each person, over HTTP alone. */
export class DossierStory {
  private dossier!: Dossier;
  private slug = '';
  private scope: readonly ScopeItem[] = [];

  constructor(
    private readonly cast: Cast,
    private readonly plot: Plot,
    private readonly step: Step,
    private readonly wait: (until: () => Promise<boolean>, what: string) => Promise<void>,
  ) {}

  get dossierId(): string {
    return this.dossier.id;
  }

  async tell(): Promise<Told> {
    await this.request();
    await this.contract();
    await this.file();
    return this.examined();
  }

  /** From the file that was sent to the decision that was read. */
  async examined(): Promise<Told> {
    await this.completeness();
    await this.panel();
    await this.reviews();
    await this.report();
    await this.decision();
    await this.notice();
    return this.told();
  }

  private told(): Told {
    return {
      dossierId: this.dossier.id,
      number: this.dossier.number ?? '',
      slug: this.slug,
      outcome: this.plot.outcome,
    };
  }

  /**
   * Goes on with a dossier that others have led so far, from the step it has come to: one that followed from a
   * decision, or one of which the telling was cut off.
   */
  async follow(dossierId: string): Promise<Told> {
    await this.takeUp(dossierId);
    return this.goOn();
  }

  /** Takes up the telling of an application that is known already; where it was told to its end, nothing is done. */
  async resume(applicationId: string): Promise<Told> {
    const { publisher } = this.cast;
    const application = await publisher.get<Application>(`/api/v1/applications/${applicationId}`);
    const dossiers = `/api/v1/dossiers?limit=100&applicationId=${applicationId}`;
    const { items } = await publisher.get<{ items: readonly { id: string; kind: string }[] }>(dossiers);
    const begun = items.find(({ kind }) => kind === this.plot.kind);
    if (begun) return this.follow(begun.id);
    this.slug = application.slug;
    if (application.facts === null) await this.orient(application);
    await this.open(application.id);
    return this.goOn();
  }

  private async goOn(): Promise<Told> {
    if (this.dossier.state === 'draft') await this.ask();
    const stages: readonly (readonly [states: readonly string[], stage: () => Promise<void>])[] = [
      [['requested', 'contracting'], () => this.contract()],
      [['preparation'], () => this.file()],
      [['completeness'], () => this.completeness()],
      [['evaluation'], () => this.evaluation()],
      [['reconciliation', 'observations'], () => this.report()],
      [['deciding'], () => this.decision()],
      [['decided'], () => this.notice()],
    ];
    for (const [states, stage] of stages) if (states.includes(this.dossier.state)) await stage();
    if (this.dossier.state !== 'decided') throw new Surprise(`the dossier has come to ${this.dossier.state}`);
    return this.told();
  }

  /** The same, as far as the file is sent. */
  async send(dossierId: string): Promise<void> {
    await this.takeUp(dossierId);
    await this.file();
  }

  /** Begins in the midst, with a dossier that others have led so far. */
  async takeUp(dossierId: string): Promise<void> {
    const { publisher } = this.cast;
    this.dossier = await publisher.get<Dossier>(`/api/v1/dossiers/${dossierId}`);
    const application = `/api/v1/applications/${this.dossier.applicationId}`;
    this.slug = (await publisher.get<{ slug: string }>(application)).slug;
  }

  async request(): Promise<void> {
    const { publisher } = this.cast;
    const application = await this.step('the publisher makes its application known', async () => {
      const me = await publisher.get<{ organisations: readonly { id: string }[] }>('/api/v1/me');
      const organisation = me.organisations[0]?.id ?? '';
      return publisher.post<Application>(`/api/v1/organisations/${organisation}/applications`, {
        name: this.plot.name,
        summary: 'Suit le sommeil, explique les résultats et aide à préparer la consultation.',
        currentVersion: '1.0.0',
        platforms: ['web', 'ios'],
        audiences: ['patients'],
        price: 'Gratuit',
        reimbursed: false,
        prescribable: false,
      });
    });
    this.slug = application.slug;
    await this.orient(application);
    await this.open(application.id);
  }

  private async orient({ id, version }: Application): Promise<void> {
    await this.step('answers the orientation questions and reads which criteria apply, and why', async () => {
      const { criteria } = await this.cast.publisher.put<{ criteria: readonly { reasons: readonly string[] }[] }>(
        `/api/v1/applications/${id}/orientation`,
        { ...this.plot.facts, expectedVersion: version },
      );
      if (criteria.length === 0 || criteria.some(({ reasons }) => reasons.length === 0))
        throw new Surprise('a criterion without a reason');
    });
  }

  private async open(applicationId: string): Promise<void> {
    await this.step('opens a dossier and files the request', async () => {
      this.dossier = await this.cast.publisher.post<Dossier>(`/api/v1/applications/${applicationId}/dossiers`, {
        kind: this.plot.kind,
      });
      await this.ask();
    });
  }

  private ask(): Promise<void> {
    return this.act(this.cast.publisher, 'submitRequest');
  }

  async contract(): Promise<void> {
    const { publisher, caseOfficer, lead, signatory } = this.cast;
    await this.step('the case officer admits it and names the lead; the contract is issued', async () => {
      if (this.dossier.state !== 'requested') return;
      const { id: leadId } = await lead.get<{ id: string }>('/api/v1/me');
      await this.act(caseOfficer, 'admit', { leadId });
    });
    await this.step('publisher and authority sign the same text', async () => {
      const path = `/api/v1/dossiers/${this.dossier.id}/contract`;
      for (const [party, client] of [
        ['publisher', publisher],
        ['regulator', signatory],
      ] as const) {
        const contract = await client.get<Contract>(path);
        if (contract[`${party}Signature`] !== null) continue;
        await client.post(`/api/v1/contracts/${contract.id}/${party}-signature`, {
          expectedVersion: contract.version,
          documentHash: contract.documentHash,
        });
      }
      await this.look(publisher, 'preparation');
    });
  }

  async file(): Promise<void> {
    const { publisher } = this.cast;
    const path = `/api/v1/dossiers/${this.dossier.id}`;
    await this.readScope();
    const given = await publisher.get<{ items: readonly { criterion: string; version: number }[] }>(`${path}/answers`);
    const versions = new Map(given.items.map(({ criterion, version }) => [criterion, version]));
    const expected = Math.max(...this.scope.map(({ evidenceExpected }) => evidenceExpected));
    const files = await this.step(`the publisher adds ${expected} files as evidence`, async () => {
      const added: string[] = [];
      for (let number = 1; number <= expected; number += 1) {
        const pdf = smallPdf(`Piece ${number}, ${this.plot.name}`);
        added.push(
          (await publisher.upload<{ id: string }>(`${path}/evidence`, `piece-${number}.pdf`, pdf, 'application/pdf'))
            .id,
        );
      }
      return added;
    });
    await this.step(`answers the ${this.scope.length} criteria in scope`, async () => {
      for (const { criterion, evidenceExpected } of this.scope) {
        await publisher.put(`${path}/answers/${criterion}`, {
          expectedVersion: versions.get(criterion) ?? 0,
          selfVerdict: 'conforme',
          text: `La réponse est détaillée dans la pièce jointe (${criterion}).`,
          evidence: files.slice(0, evidenceExpected),
        });
      }
    });
    await this.step('reads how ready the file is, and sends it', async () => {
      const { score } = await publisher.get<{ score: number }>(`${path}/readiness`);
      if (score !== 100) throw new Surprise(`a complete file is ready at ${score} of 100`);
      await this.act(publisher, 'submit', { statement: STATEMENT });
    });
    await this.step('gets a dated receipt with the hash of what was sent', async () => {
      const receipt = await publisher.get<{ hash: string }>(`${path}/submissions/1/receipt`);
      const sent = await publisher.get<{ hash: string }>(`${path}/submissions/1`);
      if (receipt.hash !== sent.hash) throw new Surprise('the receipt bears another hash');
    });
  }

  private async readScope(): Promise<void> {
    const path = `/api/v1/dossiers/${this.dossier.id}/scope`;
    const { items } = await this.cast.publisher.get<{ items: readonly ScopeItem[] }>(path);
    this.scope = items.filter(({ carried }) => carried === null);
  }

  async completeness(): Promise<void> {
    await this.step('the case officer accepts the file as complete; the clock starts', () =>
      this.act(this.cast.caseOfficer, 'accept'),
    );
  }

  /** From wherever it stands: who is invited stays so, and what is judged is not judged again. */
  private async evaluation(): Promise<void> {
    await this.readScope();
    if ((await this.assignments()).length === 0) await this.panel();
    await this.reviews();
  }

  async panel(): Promise<void> {
    const { lead } = this.cast;
    const path = `/api/v1/dossiers/${this.dossier.id}`;
    await this.step(
      'the lead reads the proposed panel, with the reason for each exclusion, and invites it',
      async () => {
        await this.wait(
          async () => (await lead.ask('GET', `${path}/panel-proposal`)).status === 200,
          'the evaluation to open',
        );
        const { panel } = await lead.get<{ panel: readonly { expertId: string; criteria: readonly string[] }[] }>(
          `${path}/panel-proposal`,
        );
        const { version } = await lead.get<{ version: number }>(`${path}/panel`);
        const experts = panel.map(({ expertId, criteria }) => ({ expertId, criteria }));
        await lead.post(`${path}/panel`, { expectedVersion: version, experts });
      },
    );
  }

  async reviews(): Promise<void> {
    const failing = new Set(this.plot.failing(this.scope));
    const waited = (await this.assignments()).filter(({ state }) => state === 'invited' || state === 'accepted');
    for (const assignment of waited) {
      await this.step(`an expert declares his interests and judges ${assignment.criteria.length} criteria`, () =>
        this.review(assignment, failing),
      );
    }
    await this.step('the quorum unseals the reviews', async () => {
      await this.look(this.cast.lead, 'reconciliation');
      const path = `/api/v1/dossiers/${this.dossier.id}/reconciliation`;
      await this.wait(async () => (await this.cast.lead.ask('GET', path)).status === 200, 'the reviews to be unsealed');
    });
  }

  private async assignments(): Promise<readonly Assignment[]> {
    const path = `/api/v1/assignments?limit=100&dossierId=${this.dossier.id}`;
    return (await this.cast.lead.get<{ items: readonly Assignment[] }>(path)).items;
  }

  async report(): Promise<void> {
    const { lead, publisher } = this.cast;
    await this.step('the lead words what fails and closes the report', async () => {
      if (this.dossier.state === 'observations') return;
      await this.settle();
      await this.act(lead, 'closeReport');
    });
    if (this.dossier.state !== 'observations') return;
    await this.step('the publisher is heard on the draft report', () =>
      this.act(publisher, 'submitObservations', { text: 'Nous corrigerons ce point dans la prochaine version.' }),
    );
  }

  async decision(): Promise<void> {
    const { lead, signatory } = this.cast;
    const path = `/api/v1/dossiers/${this.dossier.id}`;
    await this.step('the lead prepares the decision the policy proposes', async () => {
      const { outcomes } = await lead.get<{ outcomes: readonly { criterion: string; verdict: string }[] }>(
        `${path}/report`,
      );
      const failed = outcomes.filter(({ verdict }) => verdict === 'non_conforme');
      await this.act(lead, 'prepareDecision', {
        outcome: this.plot.outcome,
        motives: failed.map(({ criterion }) => ({ criterion, text: `Le critère ${criterion} n’est pas satisfait.` })),
        remedies: REMEDIES,
      });
    });
    await this.step('a signatory who took no part signs it', () => this.act(signatory, 'sign'));
  }

  async notice(): Promise<void> {
    const { publisher, public: reader } = this.cast;
    const { items } = await publisher.get<{
      items: readonly { id: string; dossierId: string; readAt: string | null }[];
    }>('/api/v1/notices?limit=100');
    const notice = items.find(({ dossierId }) => dossierId === this.dossier.id);
    if (!notice) throw new Surprise('no notice reached the publisher');
    if (notice.readAt !== null) return;
    await this.step('the publisher acknowledges the notice and reads the decision', async () => {
      await publisher.post(`/api/v1/notices/${notice.id}/acknowledgement`);
    });
    const listed = this.plot.staysListed === true || !['adjourned', 'rejected'].includes(this.plot.outcome);
    await this.step(
      listed ? 'anybody finds the application in the catalogue' : 'the catalogue does not show it',
      async () => {
        const { status } = await reader.ask('GET', `/api/v1/public/applications/${this.slug}`);
        if ((status === 200) !== listed) throw new Surprise(`the catalogue answers ${status}`);
      },
    );
  }

  private async review(assignment: Assignment, failing: ReadonlySet<string>): Promise<void> {
    const expert = this.cast.expert(assignment.expertId);
    const path = `/api/v1/assignments/${assignment.id}`;
    const invited = await expert.get<Assignment>(path);
    const accepted =
      invited.state === 'accepted'
        ? invited
        : await expert.post<Assignment>(`${path}/acceptance`, {
            expectedVersion: invited.version,
            interest: 'none',
            statement: 'Je déclare n’avoir aucun lien d’intérêt avec cet éditeur ni avec ses concurrents.',
          });
    const scores = assignment.criteria.map((criterion) =>
      failing.has(criterion)
        ? { criterion, verdict: 'non_conforme', rationale: `La preuve ne couvre pas ${criterion}.` }
        : { criterion, verdict: 'conforme', rationale: '' },
    );
    await expert.post(`${path}/submission`, { expectedVersion: accepted.version, scores });
  }

  /** Unanimous outcomes are drafted; the lead gives each failing one the words the publisher will read. */
  private async settle(): Promise<void> {
    const { lead } = this.cast;
    const path = `/api/v1/dossiers/${this.dossier.id}`;
    const { items } = await lead.get<{
      items: readonly { criterion: string; state: string; version: number; verdict: string | null }[];
    }>(`${path}/reconciliation`);
    for (const { criterion, version, verdict } of items.filter(({ state }) => state !== 'settled')) {
      await lead.put(`${path}/outcomes/${criterion}`, {
        expectedVersion: version,
        verdict: verdict ?? 'non_conforme',
        rationale: `Le critère ${criterion} n’est pas satisfait : la preuve est à compléter.`,
      });
    }
  }

  /** Follows the action the server offers, with the version it was offered for. */
  private async act(client: HttpClient, name: string, body: object = {}): Promise<void> {
    const seen = await client.get<Dossier>(`/api/v1/dossiers/${this.dossier.id}`);
    const action = seen.actions.find((offer) => offer.name === name);
    if (!action?.allowed)
      throw new Surprise(`${name} is not offered in ${seen.state}: ${JSON.stringify(seen.actions)}`);
    const send = name === 'prepareDecision' ? 'PUT' : 'POST';
    const { status, body: after } = await client.ask<Dossier>(send, action.href, {
      ...body,
      expectedVersion: seen.version,
    });
    if (status !== 200) throw new Surprise(`${name} was answered ${status} ${JSON.stringify(after)}`);
    this.dossier = after;
  }

  private async look(client: HttpClient, state: string): Promise<void> {
    await this.wait(async () => {
      this.dossier = await client.get<Dossier>(`/api/v1/dossiers/${this.dossier.id}`);
      return this.dossier.state === state;
    }, `the dossier to be in ${state}`);
  }
}
