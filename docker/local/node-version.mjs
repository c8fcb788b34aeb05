import { Fault } from './fault.mjs';

const WANTED = [20, 19];

/** @throws Fault below the version that `engines` of package.json asks for */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  const [wantedMajor, wantedMinor] = WANTED;
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return;
  throw new Fault(`Aval needs Node ${WANTED.join('.')} or newer, and this is Node ${version}: https://nodejs.org`);
}
