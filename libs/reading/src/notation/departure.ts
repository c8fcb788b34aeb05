import { Pseudonymiser } from '../domain/pseudonymising/pseudonymise.js';
import { dataText } from './departure-files.js';
import { namesFrom } from './parse-names.js';

/** The pseudonymiser with the lists that are shipped. */
export const departurePseudonymiser = (): Pseudonymiser => new Pseudonymiser(namesFrom(dataText('names.yaml')));
