import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ts from 'typescript';
import { projectRoot } from '#libs/kernel';

const SOURCE = `interface Left { readonly out: string }

type Also = Left;

function fail(given: Also): never {
  throw new RangeError(given.out);
}
`;

describe('the stack of an error', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-stacks-'));
  const stackOf = (text: string) => {
    const main = path.join(folder, 'main.mjs');
    writeFileSync(main, text);
    const { stdout } = spawnSync(
      process.execPath,
      ['--import', path.join(projectRoot, 'docker/readable-stacks.mjs'), main],
      { encoding: 'utf8', env: { PATH: process.env.PATH } },
    );
    return stdout;
  };

  beforeAll(() => {
    const options = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ES2022, sourceMap: true };
    const { outputText, sourceMapText } = ts.transpileModule(`${SOURCE}export { fail };\n`, {
      compilerOptions: options,
      fileName: 'fail.ts',
    });
    writeFileSync(path.join(folder, 'fail.mjs'), outputText);
    writeFileSync(path.join(folder, 'fail.mjs.map'), sourceMapText ?? '');
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it('tells the line that was written, and of what has no map the line that runs', () => {
    const said = stackOf(
      `import { fail } from './fail.mjs';\ntry { fail({ out: 'over' }); } catch (fault) { console.log(fault.stack); }`,
    );

    const [head, first, second] = said.split('\n');
    expect(head).toBe('RangeError: over');
    expect(first).toMatch(/^ {4}at fail \(file:.*\/fail\.ts:6:\d+\)$/);
    expect(second).toMatch(/^ {4}at file:.*\/main\.mjs:2:7$/);
  });

  it('is told of whatever is thrown', () => {
    const said = stackOf(
      `const odd = Object.create(Error.prototype); Error.captureStackTrace(odd); odd.name = 'Odd'; console.log(odd.stack);`,
    );

    expect(said).toMatch(/^(Error|Odd)\n {4}at file:/);
  });
});
