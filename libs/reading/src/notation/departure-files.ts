import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The data is not compiled: the build reads the same files as the sources. */
const here = path.dirname(fileURLToPath(import.meta.url));
const built = `${path.sep}dist${path.sep}`;
const lib = here.slice(0, here.lastIndexOf(`${path.sep}src${path.sep}`));

/** Where the files of this lib are, in sources and in a build. */
export const dataFolder = path.join(here.includes(built) ? lib.replace(built, path.sep) : lib, 'data');

export const dataText = (file: string): string => readFileSync(path.join(dataFolder, file), 'utf8');
