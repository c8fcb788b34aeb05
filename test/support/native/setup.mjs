import beginTales from '../begin-tales.mjs';
import { buildSpecs } from './build-specs.mjs';

/** Before any spec: a Jest that is called by itself builds what has changed. */
export default async function setup() {
  const faults = await buildSpecs();
  if (faults) process.stderr.write(`${faults}\n`);
  beginTales();
}
