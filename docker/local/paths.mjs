import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the checkout. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Everything a local installation keeps: database, evidence, letters, logs, secrets. `npm run reset` empties it. */
export const stateDir = path.resolve(root, process.env.AVAL_DIR ?? '.aval');

export const inState = (...parts) => path.join(stateDir, ...parts);
export const mainOf = (app) => path.join(root, 'dist/bin', `${app}.js`);
/** Node 22 and newer keep compiled code here: a start takes half the time. Older ones ignore it. */
export const compileCache = path.join(root, 'node_modules/.cache/aval');
