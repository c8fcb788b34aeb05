import { Pseudonymiser } from '../domain/pseudonymising/pseudonymise.js';
import { TextReader } from '../domain/reading/read-text.js';
import { dataText } from './departure-files.js';
import { modelName, readModel } from './model-file.js';
import { namesFrom } from './parse-names.js';
import { lexiconFrom, neverMissFrom, routingFrom } from './parse-reading-data.js';

/** The pseudonymiser with the lists that are shipped. */
export const departurePseudonymiser = (): Pseudonymiser => new Pseudonymiser(namesFrom(dataText('names.yaml')));

/** The lexicon, the rules and the routing that are shipped. */
export function departureReadingData() {
  const lexicon = lexiconFrom(dataText('lexicon.yaml'));
  return {
    lexicon,
    neverMiss: neverMissFrom(dataText('never-miss.yaml'), lexicon),
    routing: routingFrom(dataText('routing.yaml'), lexicon),
  };
}

/** The reader with the model that is shipped. Loading takes some tens of milliseconds: keep it. */
export const departureReader = (): TextReader =>
  new TextReader({ ...departureReadingData(), model: readModel(dataText('model.json')) });

/** The name of the model that is shipped. */
export const departureModelName = (): string => modelName(dataText('model.json'));
