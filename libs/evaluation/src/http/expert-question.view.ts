import { LifecycleView } from '#libs/http';

export class ExpertQuestionView extends LifecycleView {
  id!: string;
  criterion!: string;
  text!: string;
  override state!: 'open' | 'relayed' | 'declined';
  askedAt!: string;
  clarificationId!: string | null;
  answer!: string | null;
  /** For the lead: names of the panel that the text would give away. */
  namesGivenAway?: string[];
  version!: number;
}

export class ExpertQuestionsView {
  items!: ExpertQuestionView[];
}
