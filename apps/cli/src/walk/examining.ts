import type { DossierInHand, Versioned } from './dossier-in-hand.js';
import type { Plot } from './story-parts.js';

interface Assignment extends Versioned {
  readonly expertId: string;
  readonly criteria: readonly string[];
  readonly state: string;
  readonly draftVersion?: number;
}

/** From the file that was sent to the report that is closed. */
export class Examining {
  constructor(
    private readonly hand: DossierInHand,
    private readonly plot: Plot,
  ) {}

  async completeness(): Promise<void> {
    await this.hand.step('the case officer accepts the file as complete; the clock starts', () =>
      this.hand.act(this.hand.cast.caseOfficer, 'accept'),
    );
  }

  /** From wherever it stands: who is invited stays so, and what is judged is not judged again. */
  async evaluation(): Promise<void> {
    await this.hand.readScope();
    if ((await this.assignments()).length === 0) await this.panel();
    await this.reviews();
  }

  async panel(): Promise<void> {
    const { lead } = this.hand.cast;
    const path = this.hand.path;
    await this.hand.step(
      'the lead reads the proposed panel, with the reason for each exclusion, and invites it',
      async () => {
        await this.hand.wait(
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
    const failing = new Set(this.plot.failing(this.hand.scope));
    const waited = (await this.assignments()).filter(({ state }) => state === 'invited' || state === 'accepted');
    for (const assignment of waited) {
      await this.hand.step(`an expert declares his interests and judges ${assignment.criteria.length} criteria`, () =>
        this.review(assignment, failing),
      );
    }
    await this.hand.step('the quorum unseals the reviews', async () => {
      await this.hand.look(this.hand.cast.lead, 'reconciliation');
      const path = `${this.hand.path}/reconciliation`;
      await this.hand.wait(
        async () => (await this.hand.cast.lead.ask('GET', path)).status === 200,
        'the reviews to be unsealed',
      );
    });
  }

  private async assignments(): Promise<readonly Assignment[]> {
    const path = `/api/v1/assignments?limit=100&dossierId=${this.hand.id}`;
    return (await this.hand.cast.lead.get<{ items: readonly Assignment[] }>(path)).items;
  }

  private async review(assignment: Assignment, failing: ReadonlySet<string>): Promise<void> {
    const expert = this.hand.cast.expert(assignment.expertId);
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

  async report(): Promise<void> {
    const { lead, publisher } = this.hand.cast;
    await this.hand.step('the lead words what fails and closes the report', async () => {
      if (this.hand.state === 'observations') return;
      await this.settle();
      await this.hand.act(lead, 'closeReport');
    });
    if (this.hand.state !== 'observations') return;
    await this.hand.step('the publisher is heard on the draft report', () =>
      this.hand.act(publisher, 'submitObservations', { text: 'Nous corrigerons ce point dans la prochaine version.' }),
    );
  }

  /** Unanimous outcomes are drafted; the lead gives each failing one the words the publisher will read. */
  private async settle(): Promise<void> {
    const { lead } = this.hand.cast;
    const path = this.hand.path;
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
}
