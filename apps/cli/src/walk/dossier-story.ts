import { Deciding } from './deciding.js';
import { DossierInHand } from './dossier-in-hand.js';
import { Examining } from './examining.js';
import { type Application, Filing } from './filing.js';
import { Surprise } from './http-client.js';
import type { Cast, Plot, Step, Told, Wait } from './story-parts.js';

export type { Cast, Plot, ScopeItem, Step, Told } from './story-parts.js';

/** A dossier from its first line to the signed decision, as each person, over HTTP alone. */
export class DossierStory {
  private readonly hand: DossierInHand;
  private readonly filing: Filing;
  private readonly examining: Examining;
  private readonly deciding: Deciding;

  constructor(
    cast: Cast,
    private readonly plot: Plot,
    step: Step,
    wait: Wait,
  ) {
    this.hand = new DossierInHand(cast, step, wait);
    this.filing = new Filing(this.hand, plot);
    this.examining = new Examining(this.hand, plot);
    this.deciding = new Deciding(this.hand, plot);
  }

  get dossierId(): string {
    return this.hand.id;
  }

  /** Each stage by itself, for who has to look, or to do otherwise, in between. */
  readonly request = () => this.filing.request();
  readonly contract = () => this.filing.contract();
  readonly file = () => this.filing.file();
  readonly completeness = () => this.examining.completeness();
  readonly panel = () => this.examining.panel();
  readonly reviews = () => this.examining.reviews();
  readonly report = () => this.examining.report();
  readonly decision = () => this.deciding.decision();
  readonly notice = () => this.deciding.notice();
  readonly takeUp = (dossierId: string) => this.hand.takeUp(dossierId);

  async tell(): Promise<Told> {
    await this.filing.request();
    await this.filing.contract();
    await this.filing.file();
    return this.examined();
  }

  /** From the file that was sent to the decision that was read. */
  async examined(): Promise<Told> {
    await this.examining.completeness();
    await this.examining.panel();
    await this.examining.reviews();
    await this.examining.report();
    await this.deciding.decision();
    await this.deciding.notice();
    return this.told();
  }

  /**
   * Goes on with a dossier that others have led so far, from the step it has come to: one that followed from a
   * decision, or one of which the telling was cut off.
   */
  async follow(dossierId: string): Promise<Told> {
    await this.hand.takeUp(dossierId);
    return this.goOn();
  }

  /** Takes up the telling of an application that is known already; where it was told to its end, nothing is done. */
  async resume(applicationId: string): Promise<Told> {
    const { publisher } = this.hand.cast;
    const application = await publisher.get<Application>(`/api/v1/applications/${applicationId}`);
    const dossiers = `/api/v1/dossiers?limit=100&applicationId=${applicationId}`;
    const { items } = await publisher.get<{ items: readonly { id: string; kind: string }[] }>(dossiers);
    const begun = items.find(({ kind }) => kind === this.plot.kind);
    if (begun) return this.follow(begun.id);
    this.hand.slug = application.slug;
    if (application.facts === null) await this.filing.orient(application);
    await this.filing.open(application.id);
    return this.goOn();
  }

  /** Goes on with a dossier as far as its file is sent. */
  async send(dossierId: string): Promise<void> {
    await this.hand.takeUp(dossierId);
    await this.filing.file();
  }

  private told(): Told {
    return {
      dossierId: this.hand.id,
      number: this.hand.number,
      slug: this.hand.slug,
      outcome: this.plot.outcome,
    };
  }

  private async goOn(): Promise<Told> {
    if (this.hand.state === 'draft') await this.filing.ask();
    const stages: readonly (readonly [states: readonly string[], stage: () => Promise<void>])[] = [
      [['requested', 'contracting'], () => this.filing.contract()],
      [['preparation'], () => this.filing.file()],
      [['completeness'], () => this.examining.completeness()],
      [['evaluation'], () => this.examining.evaluation()],
      [['reconciliation', 'observations'], () => this.examining.report()],
      [['deciding'], () => this.deciding.decision()],
      [['decided'], () => this.deciding.notice()],
    ];
    for (const [states, stage] of stages) if (states.includes(this.hand.state)) await stage();
    if (this.hand.state !== 'decided') throw new Surprise(`the dossier has come to ${this.hand.state}`);
    return this.told();
  }
}
