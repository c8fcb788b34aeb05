import { WordView } from '#libs/http';

/** What was established about an application, and is over. No word of a reporter, nor of who looked into it. */
export class PublicIncidentView {
  number!: string;
  /** S1 danger or grave harm, S2 serious harm to health… */
  severity!: string;
  kind!: string;
  /** Affected versions of the application. */
  versions!: string[];
  /** Day on which it was opened. */
  openedOn!: string;
  closedOn!: string;
  outcome!: WordView;
}

export class PublicIncidentsView {
  /** The last first. */
  items!: PublicIncidentView[];
}
