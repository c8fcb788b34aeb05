import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const build = /^(.*)[\\/]dist(?:-openapi)?[\\/](?:libs[\\/]kernel[\\/]src|bin(?:[\\/]shared)?)$/.exec(here);

/** The folder that holds `libs/`, from the sources as from a build: what is not compiled is read from there. */
export const projectRoot = build?.[1] ?? path.resolve(here, '../../..');
