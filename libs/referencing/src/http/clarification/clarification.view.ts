import { LifecycleView } from '#libs/http';

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
export class ClarificationView extends LifecycleView {
  id!: string;
  dossierId!: string;
  askedBy?: string;
  blocking!: boolean;
  rounds!: RoundView[];
  dueAt!: string;
  version!: number;
}

export class ClarificationsView {
  items!: ClarificationView[];
}
