import { type DossierInHand, type Versioned } from './dossier-in-hand.js';
import { Surprise } from './http-client.js';
import { smallPdf } from './small-pdf.js';
import type { Plot } from './story-parts.js';

interface Contract extends Versioned {
  readonly documentHash: string;
  readonly publisherSignature: object | null;
  readonly regulatorSignature: object | null;
}

export interface Application extends Versioned {
  readonly slug: string;
  readonly facts: object | null;
}

const STATEMENT = 'Je certifie sur l’honneur la sincérité et l’exactitude des réponses de ce dossier.';

/** From the first line about an application to the file that is sent. */
export class Filing {
  constructor(
    private readonly hand: DossierInHand,
    private readonly plot: Plot,
  ) {}

  async request(): Promise<void> {
    const { publisher } = this.hand.cast;
    const application = await this.hand.step('the publisher makes its application known', async () => {
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
    this.hand.slug = application.slug;
    await this.orient(application);
    await this.open(application.id);
  }

  async orient({ id, version }: Application): Promise<void> {
    await this.hand.step('answers the orientation questions and reads which criteria apply, and why', async () => {
      const { criteria } = await this.hand.cast.publisher.put<{ criteria: readonly { reasons: readonly string[] }[] }>(
        `/api/v1/applications/${id}/orientation`,
        { ...this.plot.facts, expectedVersion: version },
      );
      if (criteria.length === 0 || criteria.some(({ reasons }) => reasons.length === 0))
        throw new Surprise('a criterion without a reason');
    });
  }

  async open(applicationId: string): Promise<void> {
    await this.hand.step('opens a dossier and files the request', async () => {
      await this.hand.open(applicationId, this.plot.kind);
      await this.ask();
    });
  }

  ask(): Promise<void> {
    return this.hand.act(this.hand.cast.publisher, 'submitRequest');
  }

  async contract(): Promise<void> {
    const { publisher, caseOfficer, lead, signatory } = this.hand.cast;
    await this.hand.step('the case officer admits it and names the lead; the contract is issued', async () => {
      if (this.hand.state !== 'requested') return;
      const { id: leadId } = await lead.get<{ id: string }>('/api/v1/me');
      await this.hand.act(caseOfficer, 'admit', { leadId });
    });
    await this.hand.step('publisher and authority sign the same text', async () => {
      const path = `${this.hand.path}/contract`;
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
      await this.hand.look(publisher, 'preparation');
    });
  }

  async file(): Promise<void> {
    const { publisher } = this.hand.cast;
    const path = this.hand.path;
    await this.hand.readScope();
    const given = await publisher.get<{ items: readonly { criterion: string; version: number }[] }>(`${path}/answers`);
    const versions = new Map(given.items.map(({ criterion, version }) => [criterion, version]));
    const expected = Math.max(...this.hand.scope.map(({ evidenceExpected }) => evidenceExpected));
    const files = await this.hand.step(`the publisher adds ${expected} files as evidence`, async () => {
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
    await this.hand.step(`answers the ${this.hand.scope.length} criteria in scope`, async () => {
      for (const { criterion, evidenceExpected } of this.hand.scope) {
        await publisher.put(`${path}/answers/${criterion}`, {
          expectedVersion: versions.get(criterion) ?? 0,
          selfVerdict: 'conforme',
          text: `La réponse est détaillée dans la pièce jointe (${criterion}).`,
          evidence: files.slice(0, evidenceExpected),
        });
      }
    });
    await this.hand.step('reads how ready the file is, and sends it', async () => {
      const { score } = await publisher.get<{ score: number }>(`${path}/readiness`);
      if (score !== 100) throw new Surprise(`a complete file is ready at ${score} of 100`);
      await this.hand.act(publisher, 'submit', { statement: STATEMENT });
    });
    await this.hand.step('gets a dated receipt with the hash of what was sent', async () => {
      const receipt = await publisher.get<{ hash: string }>(`${path}/submissions/1/receipt`);
      const sent = await publisher.get<{ hash: string }>(`${path}/submissions/1`);
      if (receipt.hash !== sent.hash) throw new Surprise('the receipt bears another hash');
    });
  }
}
