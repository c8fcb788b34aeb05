import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { tellLives } from '../../docker/local/demo-lives.mjs';

const ENVIRONMENT = { DEMO: 'true', DEMO_LIVES: 'true', DATABASE_URL: 'postgres://here/aval' };
const TELLS = `process.stdout.write(process.argv.slice(2).join(' ') + '\\n13 demo lives told\\n');`;
const FAILS = `process.stderr.write('full: could not be told: nobody answers\\n'); process.exitCode = 1;`;
const LASTS = `process.stdout.write('begun\\n'); setInterval(() => {}, 1000);`;

describe('the lives that a local start tells', () => {
  let dir: string;
  let note: string;
  let said: string[];
  let heard: (line: string) => void;

  beforeEach(() => {
    dir = mkdtempSync(path.join(tmpdir(), 'aval-lives-'));
    note = path.join(dir, 'lives.done');
    said = [];
    heard = () => undefined;
  });

  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  const tell = (text: string, environment: Readonly<Record<string, string>> = ENVIRONMENT) => {
    const main = path.join(dir, 'main.mjs');
    writeFileSync(main, text);
    const print = (line: string) => {
      said.push(line);
      heard(line);
    };
    return tellLives(environment, { note, main, print });
  };

  /** @returns once a line of this kind was printed */
  const line = (pattern: RegExp) =>
    new Promise<void>((resolve) => {
      heard = (text) => {
        if (pattern.test(text)) resolve();
      };
    });

  it('are printed one by one and noted as told, so that a second start tells nothing', async () => {
    const end = line(/told$/);
    const told = tell(TELLS);
    await end;
    await told.ended;

    expect(said).toEqual(['demo lives: demo lives', 'demo lives: 13 demo lives told']);
    expect(readFileSync(note, 'utf8')).not.toContain(ENVIRONMENT.DATABASE_URL);
    await tell(FAILS).ended;
    expect(said).toHaveLength(2);
  });

  it('are told again on another database', async () => {
    await tell(TELLS, { ...ENVIRONMENT, DATABASE_URL: 'postgres://elsewhere/aval' }).ended;
    said = [];

    await tell(TELLS).ended;

    expect(said).toContain('demo lives: 13 demo lives told');
  });

  it('fail with a line, stop nothing and leave the rest to the next start', async () => {
    await tell(FAILS).ended;

    expect(said).toEqual([
      'demo lives: full: could not be told: nobody answers',
      'demo lives: not all could be told (exit 1); the next start tells what is missing',
    ]);
    expect(existsSync(note)).toBe(false);
  });

  it('end with the start, without a note and without a word', async () => {
    const begun = line(/begun/);
    const told = tell(LASTS);
    await begun;

    await told.stop();

    expect(said).toEqual(['demo lives: begun']);
    expect(existsSync(note)).toBe(false);
  });

  it.each([{ DEMO_LIVES: 'false' }, { DEMO: 'false' }])('are not told where the settings say %j', async (given) => {
    await tell(TELLS, { ...ENVIRONMENT, ...given }).ended;

    expect(said).toEqual([]);
  });
});
