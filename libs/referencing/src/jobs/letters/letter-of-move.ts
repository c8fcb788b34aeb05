import { type Day, dayOf } from '#libs/kernel';
import type { LetterData, TemplateName } from '#libs/notification';
import type { FlaggedItem } from '../../application/dossier-file.ports.js';
import type { DossierSnapshot } from '../../domain/dossier/dossier.js';
import { kindWords } from '../../domain/dossier/kind-words.js';
import type { Submission } from '../../domain/submission/submission.js';

/** What a letter may say of a dossier after it moved. */
export interface MovedDossier {
  readonly dossier: DossierSnapshot;
  readonly application: string;
  readonly action: string;
  readonly movedAt: Date;
  readonly submission: Submission | undefined;
  readonly flagged: readonly FlaggedItem[];
}

/** A letter with what it says, of whatever template. */
export type ChosenLetter = {
  [Name in TemplateName]: { readonly template: Name; readonly data: LetterData[Name] };
}[TemplateName];

/** Which letter the publisher gets for a move of his dossier; none for the moves that are the authority's own. */
export function letterOfMove({
  dossier,
  application,
  action,
  movedAt,
  submission,
  flagged,
}: MovedDossier): ChosenLetter | undefined {
  const about = { dossier: dossier.number ?? dossier.id, application };
  const today = dayOf(movedAt);
  const due = dossier.stateDueAt ? dayOf(dossier.stateDueAt) : today;
  switch (`${action}:${dossier.state}`) {
    case 'submitRequest:requested':
      return { template: 'dossier-requested', data: { ...about, answerBy: due } };
    case 'admit:contracting':
      return { template: 'dossier-admitted', data: { ...about, signBy: due } };
    case 'admit:preparation':
    case 'contractInForce:preparation':
      return { template: 'contract-in-force', data: { ...about, submitBy: due } };
    case 'openFollowUp:preparation':
      // What a new framework opens is told to the publisher once, for all his listings.
      if (dossier.kind === 'transition') return undefined;
      return { template: 'follow-up-opened', data: { ...about, kind: kindWords[dossier.kind], submitBy: due } };
    case 'submit:completeness':
      return (
        submission && { template: 'dossier-submitted', data: { ...about, ...receiptOf(submission), answerBy: due } }
      );
    case 'returnIncomplete:preparation':
      return {
        template: 'dossier-returned',
        data: {
          ...about,
          answerBy: due,
          items: flagged.map(({ criterion, reason }) => ({ title: criterion, reason })),
        },
      };
    case 'accept:evaluation':
      return { template: 'dossier-complete', data: { ...about, completeOn: today, dueOn: due } };
    case 'closeReport:observations':
      return { template: 'observations-asked', data: { ...about, answerBy: due } };
    case 'timeout:lapsed':
      return { template: 'dossier-lapsed', data: { ...about, lapsedOn: today } };
    case 'withdraw:withdrawn':
      return { template: 'dossier-withdrawn', data: { ...about, withdrawnOn: today } };
    default:
      return undefined;
  }
}

const receiptOf = ({ number, hash, frozenAt }: Submission) => ({
  submission: String(number),
  hash,
  submittedAt: frozenAt.toISOString(),
});

interface MovedClarification {
  readonly dossier: string;
  readonly application: string;
  readonly action: string;
  readonly questions: number;
  readonly blocking: boolean;
  readonly answerBy: Day;
  /** Where the clock of the evaluation ends now; absent before it runs. */
  readonly dueOn: Day | undefined;
}

/** Which letter the publisher gets when a question to him is asked, asked again, taken back or closed. */
export function letterOfClarification(moved: MovedClarification): ChosenLetter | undefined {
  const about = { dossier: moved.dossier, application: moved.application };
  switch (moved.action) {
    case 'ask':
    case 'askAgain':
    case 'extend':
      return {
        template: 'clarification-asked',
        data: { ...about, questions: moved.questions, answerBy: moved.answerBy, isBlocking: moved.blocking },
      };
    case 'cancel':
      return { template: 'clarification-cancelled', data: about };
    case 'accept':
    case 'timeout':
      return moved.dueOn && { template: 'clarification-closed', data: { ...about, dueOn: moved.dueOn } };
    default:
      return undefined;
  }
}
