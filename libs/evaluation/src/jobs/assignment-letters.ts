import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock, dayOf, type Words } from '#libs/kernel';
import { type LetterData, Letters, type TemplateName } from '#libs/notification';
import { EvaluationWork } from '../application/evaluation.work.js';
import type { AssignmentId, AssignmentSnapshot } from '../domain/assignment.js';
import type { EvaluatedDossierSnapshot } from '../domain/evaluated-dossier.js';

interface Told {
  readonly assignment: AssignmentSnapshot;
  readonly dossier: EvaluatedDossierSnapshot;
}

/** Why an assignment ended, in words for the expert. What he did himself needs no letter. */
const MOTIVES: Readonly<Record<string, Words>> = {
  expired: { fr: 'l’invitation est restée sans réponse', en: 'the invitation was not answered' },
  cancelled: { fr: 'la mission a été retirée', en: 'the assignment was taken back' },
  voided: { fr: 'l’évaluation n’est pas retenue', en: 'the review is not kept' },
};

const CAUSES: Readonly<Record<string, Words>> = {
  quorum_reached: { fr: 'les avis nécessaires sont réunis', en: 'the reviews that were needed are there' },
  dossier_closed: { fr: 'le dossier est clos', en: 'the dossier is closed' },
};

/** Letters to the experts, and one to the lead. None says anything of a file or of a review. */
@Injectable()
export class AssignmentLetters {
  constructor(
    private readonly work: EvaluationWork,
    private readonly letters: Letters,
    private readonly clock: Clock,
  ) {}

  invitation(tx: EntityManager, id: AssignmentId): Promise<void> {
    return this.tell(tx, id, async ({ assignment, dossier }) => {
      if (assignment.state !== 'invited' || !assignment.dueAt) return;
      await this.toExpert(tx, assignment, 'expert-invited', `${id}`, {
        application: dossier.applicationName,
        publisher: dossier.publisherName,
        category: dossier.category,
        criteria: assignment.criteria.length,
        answerBy: assignment.dueAt.toISOString(),
      });
    });
  }

  invitationReminder(tx: EntityManager, id: AssignmentId, occurrence: string): Promise<void> {
    return this.tell(tx, id, async ({ assignment, dossier }) => {
      if (assignment.state !== 'invited' || !assignment.dueAt) return;
      const data = { application: dossier.applicationName, answerBy: assignment.dueAt.toISOString() };
      await this.toExpert(tx, assignment, 'expert-invitation-reminder', `${id}:${occurrence}`, data);
    });
  }

  /** `remaining` comes from his own draft, and goes to him alone. */
  scoringReminder(tx: EntityManager, id: AssignmentId, occurrence: string): Promise<void> {
    return this.tell(tx, id, async ({ assignment, dossier }) => {
      if (assignment.state !== 'accepted' || !assignment.dueAt) return;
      const draft = await this.work.within(tx, (scope) => scope.drafts.of(id));
      const done = draft.scores.filter(({ verdict }) => verdict !== null).length;
      await this.toExpert(tx, assignment, 'expert-scoring-reminder', `${id}:${occurrence}`, {
        application: dossier.applicationName,
        dueOn: dayOf(assignment.dueAt),
        remaining: Math.max(assignment.criteria.length - done, 0),
      });
    });
  }

  end(tx: EntityManager, id: AssignmentId): Promise<void> {
    return this.tell(tx, id, async ({ assignment, dossier }) => {
      const motive = CAUSES[assignment.endedReason ?? ''] ?? MOTIVES[assignment.state];
      if (motive === undefined) return;
      const data = { application: dossier.applicationName, endedOn: this.clock.today(), motive };
      await this.toExpert(tx, assignment, 'expert-assignment-ended', `${id}`, data);
    });
  }

  outcome(tx: EntityManager, id: AssignmentId): Promise<void> {
    return this.tell(tx, id, ({ assignment, dossier }) =>
      this.toExpert(tx, assignment, 'expert-outcome', `${id}`, { application: dossier.applicationName }),
    );
  }

  overdue(tx: EntityManager, id: AssignmentId): Promise<void> {
    return this.tell(tx, id, async ({ assignment, dossier }) => {
      if (!assignment.dueAt) return;
      const dueOn = dayOf(assignment.dueAt);
      await this.letters.post(tx, {
        template: 'deadline-overdue',
        key: `review-overdue:${id}:${dueOn}`,
        to: { accountId: dossier.leadId },
        about: { kind: 'dossier', id: dossier.id },
        path: `/admin/dossiers/${dossier.id}`,
        data: {
          dossier: dossier.number,
          application: dossier.applicationName,
          what: { fr: 'une évaluation attendue d’un expert', en: 'a review that an expert owes' },
          dueOn,
        },
      });
    });
  }

  private tell(tx: EntityManager, id: AssignmentId, write: (told: Told) => Promise<void>): Promise<void> {
    return this.work.within(tx, async (scope) => {
      const assignment = (await scope.assignments.get(id)).toSnapshot();
      await write({ assignment, dossier: (await scope.dossiers.get(assignment.dossierId)).toSnapshot() });
    });
  }

  private async toExpert<Name extends TemplateName>(
    tx: EntityManager,
    { id, expertId }: AssignmentSnapshot,
    template: Name,
    key: string,
    data: LetterData[Name],
  ): Promise<void> {
    await this.letters.post(tx, {
      template,
      key: `${template}:${key}`,
      to: { accountId: expertId },
      about: { kind: 'assignment', id },
      path: `/admin/assignments/${id}`,
      data,
    });
  }
}
