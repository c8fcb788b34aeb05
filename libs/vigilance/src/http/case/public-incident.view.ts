import { WordView } from '#libs/http';
import { PublicCommitmentView } from '../request/request.view.js';

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
  /** What its publisher undertook to put right, once somebody has judged it; the last first. */
  commitments!: PublicCommitmentView[];
}
