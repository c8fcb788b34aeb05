import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { LabelledText } from '../training/labelled-text.js';
import { modelCard } from '../training/model-card.js';
import { train } from '../training/train.js';
import { departureReadingData } from './departure.js';
import { dataFolder, dataText } from './departure-files.js';
import { writeModel } from './model-file.js';
import { trainingPlanFrom } from './parse-training.js';

/** Makes the model that is shipped, and its card, from labelled texts. @returns the card */
export function trainDeparture(texts: readonly LabelledText[], trainedOn: string, folder: string = dataFolder): string {
  const data = departureReadingData();
  const trained = train(texts, data, trainingPlanFrom(dataText('recipe.yaml')));
  const card = modelCard(trained, trainedOn, dataText('card-about.md'));
  writeFileSync(path.join(folder, 'model.json'), writeModel(trained.model, trainedOn, data.lexicon.version));
  writeFileSync(path.join(folder, 'model-card.md'), card);
  return card;
}
