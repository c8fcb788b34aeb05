import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#libs/kernel';
import type { Framework } from '../domain/framework.js';
import type { Policy } from '../domain/policy.js';
import { frameworkFrom } from './parse-framework.js';
import { policyFrom } from './parse-policy.js';

/** The data is not compiled: the build reads the same files as the sources. */
const data = path.join(projectRoot, 'libs/criteria/data');

export const departureFrameworkText = (): string => readFileSync(path.join(data, 'referentiel-cnnum-r9.yaml'), 'utf8');
export const departurePolicyText = (): string => readFileSync(path.join(data, 'policy-default.yaml'), 'utf8');

/** The framework of departure: the bricks of CNNum 2020, recommendation 9, as checkable criteria. */
export const departureFramework = (): Framework => frameworkFrom(departureFrameworkText());

/** The policy of departure, for the framework of departure. */
export const departurePolicy = (): Policy => policyFrom(departurePolicyText());
