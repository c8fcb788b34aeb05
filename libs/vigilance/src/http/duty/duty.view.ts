import { WordView } from '#libs/http';

export class PublisherDutyStepView {
  says!: WordView;
  /** From when the facts were sent, or from the correction; as the policy writes it. */
  within!: string;
  /** Null while the facts were not sent, and for what runs from the correction. */
  dueAt!: string | null;
}

/** What the law may ask of the publisher after these facts; whether it does is for him to judge. */
export class PublisherDutyView {
  id!: string;
  law!: WordView;
  /** Who is to be told. */
  to!: WordView;
  because!: WordView;
  steps!: PublisherDutyStepView[];
}
