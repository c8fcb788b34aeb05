import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startHouse, type TestHouse } from '../support/house.js';

interface Contract {
  readonly paths: Readonly<Record<string, unknown>>;
}

const CASES_PER_OPERATION = '12';
const hasPython = spawnSync('python3', ['--version']).status === 0;
const known = hasPython || process.env.CI === 'true' ? it : it.skip;
if (!hasPython)
  process.stderr.write('NO PYTHON: the fuzzer of the API needs python3; it is skipped, or fails in CI.\n');

/** Signing in needs an identity provider, which has a suite of its own. */
function contractWithoutSignIn(): Contract {
  const contract = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Contract;
  const paths = Object.entries(contract.paths).filter(([place]) => !place.startsWith('/auth/'));
  return { ...contract, paths: Object.fromEntries(paths) };
}

describe('the API, given what nobody should send', () => {
  let house: TestHouse;
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-fuzz-'));
  const spec = path.join(folder, 'openapi.json');

  beforeAll(async () => {
    house = await startHouse();
    writeFileSync(spec, JSON.stringify(contractWithoutSignIn()));
  }, 60_000);

  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await house?.close();
  });

  /** In a process of its own: the API answers from this one. */
  const fuzz = async (person: string, seed: number): Promise<string> => {
    const header = `authorization: Bearer ${await house.tokenOf(person)}`;
    const options = [
      '--base',
      house.url,
      '--spec',
      spec,
      '--health',
      '/livez',
      '--n',
      CASES_PER_OPERATION,
      '--seed',
      String(seed),
      '--header',
      header,
    ];
    const child = spawn('python3', ['test/tools/api_fuzz.py', ...options]);
    let said = '';
    child.stdout.on('data', (text) => (said += text));
    child.stderr.on('data', (text) => (said += text));
    await new Promise((resolve) => child.on('close', resolve));
    return said.trim();
  };

  known.each([
    ['alice', 1],
    ['ines', 2],
    ['ulysse', 3],
  ])(
    'refuses it to %s with a clear answer, and lives on (seed %i)',
    async (person, seed) => {
      expect(await fuzz(person, seed)).toMatch(/^\d{4,} requests, 0 findings$/);
    },
    180_000,
  );
});
