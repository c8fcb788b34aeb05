import type { Day } from '#libs/kernel';
import type { ApplicationSnapshot } from '../../domain/application/application.js';
import type { OrganisationFacts, Rules } from '../neighbours.js';

export interface ContractParties {
  readonly application: ApplicationSnapshot;
  readonly organisation: OrganisationFacts;
  readonly dossierNumber: string;
  readonly rules: Rules;
  readonly day: Day;
}

/** Writes the text of a contract from the template in force. */
export abstract class ContractTemplate {
  abstract readonly version: string;
  abstract write(parties: ContractParties): string;
}
