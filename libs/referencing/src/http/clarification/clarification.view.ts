import { ActionView } from '../dossier/action.view.js';

export class QuestionView {
  criterion!: string;
  text!: string;
}

export class RoundView {
  questions!: QuestionView[];
  askedOn!: string;
  replies!: QuestionView[];
  answeredOn!: string | null;
}

/** A request to the publisher. Who asked is told to the authority only. */
export class ClarificationView {
  id!: string;
  dossierId!: string;
  askedBy?: string;
  blocking!: boolean;
  state!: string;
  waitingOn!: string;
  rounds!: RoundView[];
  dueAt!: string;
  actions!: ActionView[];
  version!: number;
}

export class ClarificationsView {
  items!: ClarificationView[];
}
