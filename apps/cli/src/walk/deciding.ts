import type { DossierInHand } from './dossier-in-hand.js';
import { Surprise } from './http-client.js';
import type { Plot } from './story-parts.js';

const REMEDIES = 'Recours devant l’organe de surveillance dans les deux mois de la notification.';

/** The decision, and how the publisher and the public come to know of it. */
export class Deciding {
  constructor(
    private readonly hand: DossierInHand,
    private readonly plot: Plot,
  ) {}

  async decision(): Promise<void> {
    const { lead, signatory } = this.hand.cast;
    const path = this.hand.path;
    await this.hand.step('the lead prepares the decision the policy proposes', async () => {
      const { outcomes } = await lead.get<{ outcomes: readonly { criterion: string; verdict: string }[] }>(
        `${path}/report`,
      );
      const failed = outcomes.filter(({ verdict }) => verdict === 'non_conforme');
      await this.hand.act(lead, 'prepareDecision', {
        outcome: this.plot.outcome,
        motives: failed.map(({ criterion }) => ({ criterion, text: `Le critère ${criterion} n’est pas satisfait.` })),
        remedies: REMEDIES,
      });
    });
    await this.hand.step('a signatory who took no part signs it', () => this.hand.act(signatory, 'sign'));
  }

  async notice(): Promise<void> {
    const { publisher, public: reader } = this.hand.cast;
    const { items } = await publisher.get<{
      items: readonly { id: string; dossierId: string; readAt: string | null }[];
    }>('/api/v1/notices?limit=100');
    const notice = items.find(({ dossierId }) => dossierId === this.hand.id);
    if (!notice) throw new Surprise('no notice reached the publisher');
    if (notice.readAt !== null) return;
    await this.hand.step('the publisher acknowledges the notice and reads the decision', async () => {
      await publisher.post(`/api/v1/notices/${notice.id}/acknowledgement`);
    });
    const listed = this.plot.staysListed === true || !['adjourned', 'rejected'].includes(this.plot.outcome);
    await this.hand.step(
      listed ? 'anybody finds the application in the catalogue' : 'the catalogue does not show it',
      async () => {
        const { status } = await reader.ask('GET', `/api/v1/public/applications/${this.hand.slug}`);
        if ((status === 200) !== listed) throw new Surprise(`the catalogue answers ${status}`);
      },
    );
  }
}
