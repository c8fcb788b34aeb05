import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Supervisor } from '../../docker/local/supervisor.mjs';

let dir: string;

beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'aval-supervisor-'));
});

afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

/** What the supervisor says of a process whose whole life is this text. */
const faultOf = async (text: string): Promise<Error> => {
  const main = path.join(dir, 'main.mjs');
  writeFileSync(main, text);
  let supervisor: Supervisor | undefined;
  try {
    return await new Promise<Error>((resolve) => {
      supervisor = new Supervisor({ environment: {}, logDir: dir, onFailedStart: resolve });
      supervisor.start('worker', main);
    });
  } finally {
    await supervisor?.stop();
  }
};

describe('the supervisor of a local installation', () => {
  it('gives a process up that cannot start, with the sentence it ended with', async () => {
    const fault = await faultOf(
      `process.stderr.write('Redis would throw away jobs.\\n    a second line\\n'); process.exitCode = 1;`,
    );

    expect(fault.message).toBe('worker cannot start: Redis would throw away jobs.');
  });

  it('finds the error in what Node says of a program that it cannot load', async () => {
    const fault = await faultOf(`import 'no-such-package';`);

    expect(fault.message).toMatch(/^worker cannot start: Error \[ERR_MODULE_NOT_FOUND\]: .*no-such-package/);
  });
});
