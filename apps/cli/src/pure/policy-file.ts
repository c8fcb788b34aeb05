import { departurePolicy, type Policy, parsePolicy } from '#rules/criteria';
import { orFaults, readText } from './files.js';

/** The policy of a file, or that of departure. */
export const policyOf = (file: string | undefined): Policy =>
  file === undefined ? departurePolicy() : orFaults(file, parsePolicy(readText(file)));
