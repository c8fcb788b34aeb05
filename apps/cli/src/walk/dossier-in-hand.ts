import { type HttpClient, Surprise } from './http-client.js';
import type { Cast, ScopeItem, Step, Wait } from './story-parts.js';

export interface Versioned {
  readonly id: string;
  readonly version: number;
}

export interface Dossier extends Versioned {
  readonly number: string | null;
  readonly applicationId: string;
  readonly state: string;
  readonly actions: readonly { readonly name: string; readonly allowed: boolean; readonly href: string }[];
}

/** The dossier that a story tells of, as it was seen last, and the ways to move it and to look at it. */
export class DossierInHand {
  private dossier!: Dossier;
  slug = '';
  scope: readonly ScopeItem[] = [];

  constructor(
    readonly cast: Cast,
    readonly step: Step,
    readonly wait: Wait,
  ) {}

  get id(): string {
    return this.dossier.id;
  }

  get number(): string {
    return this.dossier.number ?? '';
  }

  get state(): string {
    return this.dossier.state;
  }

  get path(): string {
    return `/api/v1/dossiers/${this.dossier.id}`;
  }

  async open(applicationId: string, kind: string): Promise<void> {
    this.dossier = await this.cast.publisher.post<Dossier>(`/api/v1/applications/${applicationId}/dossiers`, { kind });
  }

  /** Begins in the midst, with a dossier that others have led so far. */
  async takeUp(dossierId: string): Promise<void> {
    const { publisher } = this.cast;
    this.dossier = await publisher.get<Dossier>(`/api/v1/dossiers/${dossierId}`);
    const application = `/api/v1/applications/${this.dossier.applicationId}`;
    this.slug = (await publisher.get<{ slug: string }>(application)).slug;
  }

  async readScope(): Promise<void> {
    const path = `/api/v1/dossiers/${this.dossier.id}/scope`;
    const { items } = await this.cast.publisher.get<{ items: readonly ScopeItem[] }>(path);
    this.scope = items.filter(({ carried }) => carried === null);
  }

  /** Follows the action the server offers, with the version it was offered for. */
  async act(client: HttpClient, name: string, body: object = {}): Promise<void> {
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

  async look(client: HttpClient, state: string): Promise<void> {
    await this.wait(async () => {
      this.dossier = await client.get<Dossier>(`/api/v1/dossiers/${this.dossier.id}`);
      return this.dossier.state === state;
    }, `the dossier to be in ${state}`);
  }
}
