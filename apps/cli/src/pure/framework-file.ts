import { departureFramework, type Framework, parseFramework } from '#rules/criteria';
import { orFaults, readText } from './files.js';

/** The framework of a file, or that of departure. */
export const frameworkOf = (file: string | undefined): Framework =>
  file === undefined ? departureFramework() : orFaults(file, parseFramework(readText(file)));
