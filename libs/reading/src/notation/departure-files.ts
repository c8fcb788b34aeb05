import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#libs/kernel';

/** The data is not compiled: the build reads the same files as the sources. */
export const dataFolder = path.join(projectRoot, 'libs/reading/data');

export const dataText = (file: string): string => readFileSync(path.join(dataFolder, file), 'utf8');
